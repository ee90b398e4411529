package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.inversight.model.Json;
import org.inversight.model.ModelCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistilCommandTest extends CommandLineCase {

    private String images() {
        return "--public '%s'".formatted(samples.resolve("tiny/private/images.idx.gz"));
    }

    @Test
    void studentsAreDistilledAndAttackedWith() throws IOException {
        Path made = folder.resolve("made");
        int code =
                run("distil --sample tiny %s --epochs 1 --number 2 --threads 1 --out '%s'".formatted(images(), made));
        assertEquals(0, code, err);
        List<Path> cards = out.lines().map(Path::of).toList();
        assertEquals(List.of(made.resolve("student-0.json"), made.resolve("student-1.json")), cards);
        assertEquals(
                Set.of("student-0.json", "student-0.safetensors", "student-1.json", "student-1.safetensors"),
                names(made));
        ModelCard card = Json.read(cards.getFirst(), ModelCard.class);
        assertTrue(String.valueOf(card.provenance().command()).startsWith("distil --sample tiny"));
        json("--sample tiny --attack gmi --students '%s,%s'".formatted(cards.getFirst(), cards.getLast()));
        byte[] weights = Files.readAllBytes(made.resolve("student-0.safetensors"));
        assertEquals(
                1,
                run("distil --sample tiny %s --epochs 1 --number 2 --seed 9 --threads 1 --out '%s'"
                        .formatted(images(), made)));
        assertTrue(err.contains("student-0.json is there already, of another training"), err);
        assertArrayEquals(weights, Files.readAllBytes(made.resolve("student-0.safetensors")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "distil --sample tiny --out x | give --public",
                "distil --sample tiny --public x --number 0 --out x | --number",
                "distil --sample tiny --public x --epochs 0 --out x | --epochs",
                "distil --sample tiny --public x --architecture dreams --out x | dreams",
                "distil --sample tiny --public nowhere --out x | nowhere",
                "distil --sample tiny --public x --steps 5 --out x | does not use --steps; leave it out",
                "distil --sample tiny --public x --targets 1 --attack gmi --out x | does not use --targets, --attack; leave them out",
                "distil --sample tiny --public x --generator-range 0,1 --out x | does not use --generator-range",
                "distil --sample tiny --public x --rate 0 --out x | --rate takes a number above 0",
                "distil --sample tiny --public x --rate NaN --out x | --rate takes a number above 0",
                "distil --sample tiny --public x --name a/b --out x | --name takes letters",
                "distil --sample tiny | --out"
            })
    void aFailureNamesTheCause(String line, String named) {
        int code = run(line.replace("--out x", "--out '%s'".formatted(folder.resolve("x"))));
        assertTrue(code != 0, out);
        assertEquals("", out);
        assertTrue(err.lines().toList().getLast().contains(named), err);
    }
}
