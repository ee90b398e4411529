package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inversight.bench.WindowPlan;
import org.inversight.experiment.Experiment;
import org.inversight.model.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The names that scripts read, and what is measured by default. */
class BenchCommandTest extends CommandLineCase {

    private final List<WindowPlan> plans = new ArrayList<>();

    @Override
    Map<String, Object> inWindow(WindowPlan plan) {
        plans.add(plan);
        return Map.of("stepsPerSecond", 2.0);
    }

    @Test
    void aStepIsMeasuredBesideItsNetworks() {
        JsonNode result = measured("--no-memory");
        assertEquals(
                List.of(
                        "sample",
                        "attack",
                        "loss",
                        "augmentation",
                        "threads",
                        "images",
                        "kernels",
                        "kernelsBecause",
                        "secondsPerStep",
                        "bareSecondsPerStep",
                        "ratio",
                        "passes",
                        "barePasses"),
                new ArrayList<>(result.propertyNames()));
        assertEquals("kedmi", result.at("/attack").stringValue());
        assertEquals("lom", result.at("/loss").stringValue());
        assertEquals("students", result.at("/augmentation").stringValue());
        assertEquals(3, result.at("/images").intValue(), "one image a class");
        assertEquals(
                result.at("/secondsPerStep").doubleValue()
                        / result.at("/bareSecondsPerStep").doubleValue(),
                result.at("/ratio").doubleValue(),
                1e-9);
        assertEquals(result.at("/passes"), result.at("/barePasses"), "the bare step calls every network as often");
    }

    @Test
    @Tag("slow")
    void memoryIsReadTwice() {
        JsonNode result = measured("--attack pixel --targets 0");
        assertTrue(result.at("/residentMegabytes1500").isNumber(), out);
        assertTrue(result.at("/residentMegabytes5000").isNumber(), out);
        assertEquals(
                result.at("/managedArrays1500").intValue(),
                result.at("/managedArrays5000").intValue(),
                "no step leaves an array behind");
        assertTrue(result.at("/managedArrays1500").intValue() > 0, out);
    }

    @Test
    void againstAnotherProgramBothAreNamed() throws IOException {
        Path other = Files.writeString(
                folder.resolve("Other.java"),
                "void main() { IO.println(\"ready, v1\"); while (IO.readln() != null) IO.println(0.25); }");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        JsonNode result = measured("--against '%s' --python '%s'".formatted(other, java));
        assertEquals(0.25, result.at("/pythonSecondsPerStep").doubleValue());
        assertEquals(
                result.at("/secondsPerStep").doubleValue() / 0.25,
                result.at("/against").doubleValue(),
                1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--attack gmi", "--loss cross-entropy", "--augment none"})
    void anotherStepThanThatOfTheProgramIsNotComparedWithIt(String other) {
        assertEquals(1, run("bench --sample tiny --against src/test/python/lomma_step.py " + other));
        assertTrue(err.contains("the one step that the Python program makes, and this is "), err);
        assertTrue(err.contains(other.substring(other.lastIndexOf(' ') + 1)), err);
        assertEquals("", out);
    }

    @Test
    void theWindowIsMeasuredWithThePreset() {
        JsonNode result = measured("--ui");
        assertEquals(2.0, result.at("/stepsPerSecond").doubleValue());
        WindowPlan plan = plans.getFirst();
        assertEquals(5, plan.rounds());
        assertEquals(1, plan.sides().size());
        Experiment only = plan.sides().getFirst();
        assertEquals("kedmi", only.attack());
        assertEquals(List.of(0, 1, 2), only.targets());
        assertEquals(2, only.restarts());
        assertTrue(only.steps() > 6, "it lasts as long as it is measured");
    }

    @Test
    void aSceneOfManyTilesIsAskedFor() {
        measured("--ui --runs 2 --targets 0,1");
        measured("--ui --restarts 3 --rounds 4");
        measured("--ui --runs 4");
        measured("--ui --runs 1 --restarts 1");
        assertEquals(
                List.of(2, 2, 4, 1), plans.stream().map(p -> p.sides().size()).toList());
        assertEquals(List.of(2, 4, 2, 2), plans.stream().map(WindowPlan::rounds).toList());
        assertEquals(
                List.of(10, 3, 10, 1),
                plans.stream().map(p -> p.sides().getFirst().restarts()).toList());
        assertEquals("cross-entropy", plans.getFirst().sides().getLast().loss(), "beside what was published before");
        assertEquals(1, run("bench --sample tiny --ui --runs 3"));
        assertEquals("--runs takes 1, 2 or 4, not 3.", err.strip());
    }

    private JsonNode measured(String options) {
        assertEquals(0, run("bench --sample tiny --json --threads 1 " + options), err);
        assertEquals(1, out.lines().count(), out);
        return Json.parse(out, JsonNode.class);
    }
}
