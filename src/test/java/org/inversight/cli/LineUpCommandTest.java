package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import org.inversight.fixtures.TestModels;
import org.inversight.fixtures.TestPeople;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A run of drawn people: what their evaluators say of it, and line-ups for a person to evaluator. */
class LineUpCommandTest extends CommandLineCase {

    @BeforeAll
    static void writePeople() {
        TestPeople.write(samples);
    }

    @Test
    void aRunOfPeopleIsJudgedAndLinedUp() throws IOException {
        JsonNode result = json("--sample few --line-up 8 --out '%s'".formatted(folder));
        assertTrue(result.at("/identification/rank1").isNumber(), result.toString());
        assertEquals(12, result.at("/attributes").size());
        List<String> key = Files.readAllLines(folder.resolve("line-up-key.csv"));
        assertEquals(9, key.size());
        TreeSet<String> people = new TreeSet<>();
        for (String row : key.subList(1, key.size())) {
            String[] cells = row.split(",");
            people.add(cells[3]);
            assertEquals(cells[3], cells[5 + cells[1].charAt(0) - 'A']);
            assertTrue(Files.isRegularFile(folder.resolve(cells[0])), cells[0]);
        }
        assertEquals(TestPeople.PEOPLE, people.size());
        assertEquals(1, run("run --sample few --line-up 9 --out '%s'".formatted(folder)));
        assertTrue(err.contains("a number from 1 to 8"), err);
    }

    @Test
    void somebodysVerifierJudgesWithoutACard() {
        String verifier = " --verifier '%s'".formatted(TestModels.file("embedding"));
        JsonNode result = json("--sample few --verifier-range -1,1" + verifier);
        assertTrue(result.at("/identification/rank1").isNumber(), result.toString());
        assertTrue(err.contains("states no threshold") && err.contains("252 pairs"), err);
        assertEquals(1, run("run --sample few --verifier-size 60" + verifier));
        assertTrue(err.contains("does not run on images of 60 x 60 pixels"), err);
        assertEquals(1, run("run --sample tiny --verifier-size 48"));
        assertTrue(err.contains("--verifier FILE"), err);
    }
}
