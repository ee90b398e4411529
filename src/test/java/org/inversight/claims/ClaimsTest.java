package org.inversight.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.inversight.model.Json;
import org.junit.jupiter.api.Test;

/**
 * Each figure of the documents comes from raw cells. Pages that are made by a command are held against their cells by
 * {@code cli/ResultsPagesTest} and {@code export/CataloguePageTest}; this test holds the sentences, and refuses numbers
 * that neither a claim nor a reason explains.
 */
class ClaimsTest {

    private static final Set<String> PAGES = Set.of(
            "docs/results-catalogue.md",
            "docs/results-digits.md",
            "docs/results-faces.md",
            "docs/results-identities.md",
            "docs/results-patch-mi.md",
            "docs/results-queries.md");

    private final Claims claims = Json.exactly(Path.of("docs/results/claims.json"), Claims.class);

    ClaimsTest() throws IOException {}

    @Test
    void everyNumberIsMeasuredOrSaidToBeNone() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String document : documents()) {
            Prose prose = Prose.of(Path.of(document), PAGES.contains(document));
            for (Claims.Claim claim : claims.claims()) {
                if (claim.in().equals(document)) {
                    Claims.Filled filled = claims.filled(claim, RawCells.asMeasured());
                    if (!prose.says(filled)) {
                        wrong.add("%s should say: %s".formatted(document, filled.text()));
                    }
                }
            }
            claims.notMeasured().stream().filter(f -> f.isFor(document)).forEach(prose::has);
            prose.unexplained().forEach(number -> wrong.add("%s, from no cell: %s".formatted(document, number)));
        }
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " figures:\n" + String.join("\n", wrong));
    }

    /** A claim or a reason that belongs to no words is left over from some that are gone. */
    @Test
    void nothingIsLeftOver() throws IOException {
        List<String> documents = documents();
        for (Claims.Claim claim : claims.claims()) {
            assertTrue(documents.contains(claim.in()), claim.in());
            assertFalse(claims.filled(claim, RawCells.asMeasured()).figures().isEmpty(), claim.says());
        }
        for (Claims.Free free : claims.notMeasured()) {
            boolean found = false;
            for (String document : documents) {
                found |= free.isFor(document)
                        && Prose.of(Path.of(document), PAGES.contains(document)).has(free);
            }
            assertTrue(found, free.pattern());
        }
    }

    @Test
    void aChangedCellMakesItFail() {
        for (Claims.Claim claim : claims.claims()) {
            Claims.Filled measured = claims.filled(claim, RawCells.asMeasured());
            for (Path file : measured.files()) {
                RawCells changed = new RawCells((from, picked) -> from.equals(file) ? others(picked) : picked);
                String text = claims.filled(claim, changed).text();
                // Where many cells give one extreme, a single one need not be it.
                if (measured.files().size() <= 3 || !claim.says().matches(".*\\b(min|max)\\(.*")) {
                    assertNotEquals(measured.text(), text, file + " does not decide: " + claim.says());
                }
            }
            RawCells all = new RawCells((from, picked) -> others(picked));
            assertNotEquals(measured.text(), claims.filled(claim, all).text(), claim.says());
        }
    }

    /** Other numbers, or fewer rows of an answer sheet. */
    private static List<Object> others(List<Object> picked) {
        List<Object> others = new ArrayList<>();
        for (int i = 0; i < picked.size(); i++) {
            if (picked.get(i) instanceof Number number) {
                others.add(0.7 * number.doubleValue() + 0.013 * (i + 1));
            } else if (String.valueOf(picked.get(i)).matches(".* [\\d.]+( %)?")) {
                // words that end with a number
                others.add("1 %");
            } else if (i % 2 == 0 && picked.size() > 1) {
                others.add(picked.get(i));
            }
        }
        return others;
    }

    @Test
    void aTypedFigureIsFound() {
        Prose prose = Prose.of("It reads 100 people in `7` steps.\nLOMMA reaches 97 % of them.\n");
        prose.has(new Claims.Free(null, "100 people", "size"));

        List<String> found = prose.unexplained();

        assertEquals(1, found.size(), found.toString());
        assertTrue(found.getFirst().contains("«97»"), found.toString());
    }

    /** What is no measurement anywhere is never a percentage, a spread, or so many of so many. */
    @Test
    void noReasonForAllDocumentsExcusesAPercentage() {
        for (Claims.Free free : claims.notMeasured()) {
            if (free.in() == null) {
                Pattern pattern = Pattern.compile(free.pattern());
                for (String figure :
                        List.of("97 % of images", "97.5 %", "3.1 ± 0.2", "28 of 30", "4 to 19 %", "5 points")) {
                    assertFalse(
                            pattern.matcher(" it reaches " + figure + " here").find(), free.pattern());
                }
            }
        }
    }

    private static List<String> documents() throws IOException {
        List<String> documents = new ArrayList<>(List.of("README.md"));
        for (String folder : List.of("docs", "docs/adr")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.map(p -> p.toString().replace('\\', '/'))
                        .filter(p -> p.endsWith(".md") && !p.equals("docs/catalogue.md"))
                        .sorted()
                        .forEach(documents::add);
            }
        }
        try (Stream<Path> files = Files.walk(Path.of("docs/results"), 2)) {
            files.map(p -> p.toString().replace('\\', '/'))
                    .filter(p -> p.endsWith("/README.md"))
                    .sorted()
                    .forEach(documents::add);
        }
        return documents;
    }
}
