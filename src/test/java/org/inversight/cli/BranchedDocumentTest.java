package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Options over a document that branches from another. */
class BranchedDocumentTest extends CommandLineCase {

    private Path document = Path.of("");

    /** Three steps of one step size, then two of another. */
    @BeforeEach
    void write() throws IOException {
        Path first = folder.resolve("first");
        json("--sample tiny --attack gmi --steps 5 --seed 3 --out '%s'".formatted(first));
        Experiment parent =
                ExperimentFile.read(first.resolve("experiment.json")).experiment();
        document = folder.resolve("branched.json");
        ExperimentFile.write(
                document,
                parent.branched(3, parent.withParameters(with(parent.parameters(), Map.of("gmi.step-size", 0.05)))));
    }

    private static Map<String, Object> with(Map<String, Object> values, Map<String, Object> others) {
        Map<String, Object> all = new TreeMap<>(values);
        all.putAll(others);
        return all;
    }

    private static Experiment parent(Experiment experiment) {
        return Objects.requireNonNull(experiment.branch()).parent();
    }

    /** With a seed in its last steps alone, two of them would show nearly the same images. */
    @Test
    void aSeedIsThatOfEveryStep() throws IOException {
        Experiment other = run("--seed 4", "four");
        assertEquals(4, other.seed());
        assertEquals(4, parent(other).seed());
        Experiment same = run("", "three");
        assertEquals(3, same.seed());
        assertEquals(3, parent(same).seed());
        assertFalse(Arrays.equals(pixels("three"), pixels("four")));
        run("", "again");
        assertArrayEquals(pixels("three"), pixels("again"));
    }

    private byte[] pixels(String run) throws IOException {
        return Files.readAllBytes(folder.resolve(run).resolve("class-00-restart-00.png"));
    }

    @Test
    void anotherAttackBeginsAnew() throws IOException {
        assertNotNull(run("", "same").branch());
        assertNull(run("--attack pixel", "pixel").branch());
    }

    @Test
    void whatTakesARestartIsRefused() {
        assertEquals(1, run("run --threads 1 --experiment '%s' --param momentum=0.5".formatted(document)));
        assertTrue(err.contains("gmi.momentum takes a restart"), err);
        assertEquals("", out);
    }

    @Test
    void aParameterOfNoAttackIsSaidAndLeftOut() throws IOException {
        String text = Files.readString(document);
        int last = text.lastIndexOf("\"gmi.step-size\"");
        Files.writeString(document, text.substring(0, last) + "\"gmi.dreams\" : 7, " + text.substring(last));
        Experiment done = run("", "said");
        assertTrue(err.contains("sets the parameter gmi.dreams, which is not in this program"), err);
        assertFalse(done.parameters().containsKey("gmi.dreams"));
    }

    private Experiment run(String options, String name) throws IOException {
        Path to = folder.resolve(name);
        json("--experiment '%s' --threads 1 %s --out '%s'".formatted(document, options, to));
        return ExperimentFile.read(to.resolve("experiment.json")).experiment();
    }
}
