package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inversight.bench.ResultsPlan;
import org.inversight.export.CellFile;
import org.inversight.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code results} and {@code train}: what they make is in files, and their output is empty. */
class MakingCommandsTest extends CommandLineCase {

    @Test
    void aCellIsMeasuredOnceAndItsPageIsWritten() throws IOException {
        Path docs = folder.resolve("docs");
        Path results = Files.createDirectories(docs.resolve("results"));
        Json.write(
                results.resolve("small.json"),
                Map.of(
                        "title",
                        "Small",
                        "about",
                        "A test.",
                        "cells",
                        List.of(Map.of(
                                "name",
                                "tiny-pixel",
                                "sample",
                                "tiny",
                                "attack",
                                "pixel",
                                "loss",
                                "cross-entropy",
                                "augmentation",
                                "none",
                                "parameters",
                                Map.of(),
                                "steps",
                                2,
                                "seeds",
                                List.of(7)))));
        assertEquals(0, run("results small --threads 1 --docs '%s'".formatted(docs)), err);
        assertEquals("", out);
        CellFile cell = Json.read(results.resolve("small/tiny-pixel.json"), CellFile.class);
        assertEquals(7, cell.runs().getFirst().seed());
        assertEquals(2, cell.runs().getFirst().steps());
        assertTrue(Files.readString(docs.resolve("results-small.md")).startsWith("# Small"));
        assertTrue(err.contains("holds 1 of 1 cells."), err);
        assertEquals(0, run("results small --page-only --docs '%s'".formatted(docs)), err);
        assertEquals(1, err.lines().count(), "nothing is measured again: " + err);
        Path images = folder.resolve("images");
        assertEquals(1, run("results small --images '%s' --docs '%s'".formatted(images, docs)));
        assertTrue(err.startsWith("Nothing would be written to " + images), err);
        assertEquals(1, run("results small --only other --docs '%s'".formatted(docs)));
        assertEquals("--only other names none of the cells; there are [tiny-pixel].", err.strip());
        Path plan = results.resolve("small.json");
        Json.write(plan, Json.read(plan, ResultsPlan.class).withCommand("faces --out DIR"));
        assertEquals(1, run("results small --docs '%s'".formatted(docs)));
        assertTrue(err.contains("are measured by the command faces --out DIR; results --page-only"), err);
        assertEquals(0, run("results small --page-only --docs '%s'".formatted(docs)), err);
        String page = Files.readString(docs.resolve("results-small.md"));
        assertTrue(page.contains("-Dapp.args=\"faces --out DIR\"` (cells in `docs/results/small/`)"), page);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "results nothing --docs . | nothing.json is not there; a results page needs its plan.",
                "train --recipe nowhere.json | nowhere.json is not there; give a recipe",
            })
    void whatIsNotThereIsNamed(String line, String named) {
        assertEquals(1, run(line));
        assertEquals(1, err.lines().count(), err);
        assertTrue(err.contains(named), err);
        assertEquals("", out);
    }

    @Test
    void aRecipeThatMakesNothingIsRefused() throws IOException {
        Path recipe = Files.writeString(folder.resolve("recipe.json"), "{\"title\": \"x\"}");
        assertEquals(1, run("train --recipe '%s'".formatted(recipe)));
        assertEquals(1, err.lines().count(), err);
        assertTrue(err.startsWith(recipe.toString()), err);
        assertEquals("", out);
    }
}
