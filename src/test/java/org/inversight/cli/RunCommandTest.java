package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.inversight.experiment.Experiment;
import org.inversight.fixtures.TestModels;
import org.inversight.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The command line as scripts outside of the repository rely on it. */
class RunCommandTest extends CommandLineCase {

    /** Every field of {@code run --json} that this version can fill, in the contract's order. */
    private static final List<String> FIELDS = List.of(
            "attack",
            "loss",
            "augmentation",
            "sample",
            "seed",
            "steps",
            "targets",
            "restarts",
            "images",
            "device",
            "threads",
            "kernels",
            "kernelsBecause",
            "pytorch",
            "wallSeconds",
            "stepsPerSecond",
            "firstSnapshotSeconds",
            "attackAccuracy",
            "falsePositiveRate",
            "identification",
            "nearestPrivate",
            "measuredOnPrivate",
            "perClass",
            "selection",
            "queries",
            "attributes",
            "attributesByGuessing",
            "figures",
            "endedBecause",
            "warnings");

    // what run prints

    @Test
    void jsonIsOneLineWithTheContractsFieldsAndNothingElse() {
        JsonNode result = json("--sample tiny --attack kedmi");
        assertEquals(FIELDS, new ArrayList<>(result.propertyNames()));
        assertEquals("kedmi", result.at("/attack").stringValue());
        assertEquals("lom", result.at("/loss").stringValue());
        assertEquals("students", result.at("/augmentation").stringValue());
        assertEquals("tiny", result.at("/sample").stringValue());
        assertEquals(0, result.at("/seed").intValue());
        assertEquals(6, result.at("/steps").intValue());
        assertEquals("[0,1,2]", result.at("/targets").toString());
        assertEquals(2, result.at("/restarts").intValue());
        assertEquals(6, result.at("/images").intValue());
        assertEquals("cpu", result.at("/device").stringValue());
        assertEquals(1, result.at("/threads").intValue());
        assertEquals("steps", result.at("/endedBecause").stringValue());
        assertTrue(result.at("/wallSeconds").doubleValue() > 0);
        assertTrue(result.at("/stepsPerSecond").doubleValue() > 0);
        assertTrue(result.at("/firstSnapshotSeconds").doubleValue() > 0);
        for (String accuracy : List.of(
                "/attackAccuracy/target",
                "/attackAccuracy/evaluators/student-2",
                "/attackAccuracy/evaluators/evaluator",
                "/falsePositiveRate",
                "/perClass/0/target",
                "/perClass/2/evaluators/evaluator")) {
            double share = result.at(accuracy).doubleValue(-1);
            assertTrue(share >= 0 && share <= 1, accuracy + " is " + share);
        }
        assertEquals(9, result.at("/nearestPrivate/pool").intValue());
        assertTrue(result.at("/nearestPrivate/pixel").doubleValue() > 0);
        assertTrue(result.at("/nearestPrivate/feature").doubleValue() > 0);
        assertEquals(3, result.at("/perClass").size());
        assertEquals(2, result.at("/perClass/2/index").intValue());
        assertEquals("2", result.at("/perClass/2/name").stringValue());
    }

    @Test
    void withoutASampleWhatIsNotThereIsNull() {
        JsonNode result = json(own() + " --attack gmi --steps 2 --targets 3");
        assertEquals(FIELDS, new ArrayList<>(result.propertyNames()));
        assertTrue(result.at("/sample").isNull());
        assertTrue(result.at("/falsePositiveRate").isNull());
        assertTrue(result.at("/identification").isNull());
        assertTrue(result.at("/attributes").isNull());
        assertTrue(result.at("/nearestPrivate").isNull());
        assertTrue(result.at("/selection").isNull(), "one candidate is no choice");
        assertEquals(0, result.at("/attackAccuracy/evaluators").size());
        assertEquals("cross-entropy", result.at("/loss").stringValue());
        assertEquals("none", result.at("/augmentation").stringValue());
        assertTrue(err.contains("runs without its prior loss"), err);
        assertTrue(err.contains("is a guess"), err);
    }

    @Test
    void withoutJsonASentenceAndATableArePrinted() {
        assertEquals(0, run("run --sample tiny --attack pixel --steps 2 --threads 1"));
        assertTrue(out.lines().skip(1).findFirst().orElse("").endsWith("images     ceiling       floor"), out);
        assertTrue(out.startsWith("2 steps in "), out);
    }

    @Test
    void aDivergedRunPrintsItsResultAndExitsWithThree() {
        int code = run(("run --json --threads 1 --attack pixel --targets 0 --steps 2000 "
                        + "--param learning-rate=5 --classifier '%s'")
                .formatted(TestModels.file("nan-above")));
        assertEquals(3, code, err);
        assertEquals(
                "diverged", Json.parse(out, JsonNode.class).at("/endedBecause").stringValue());
        assertTrue(err.contains("identity loss became NaN"), err);
    }

    @Test
    void aRunWithoutAnImagePrintsWhatIsKnownAndExitsWithThree() {
        assertEquals(3, run("run --json --threads 1 --sample tiny --attack gmi --generator-range 0,1e-39"), err);
        assertEndedAtStepZero("diverged");
        assertTrue(err.contains("The images became NaN or infinite at step 0"), err);
    }

    @Test
    void aRunThatNeedsMoreMemoryThanThereIsExitsWithThree() {
        // a number for each image, which no heap of a test holds
        assertEquals(3, run("run --json --threads 1 --sample tiny --attack pixel --restarts 700000000"), err);
        assertEndedAtStepZero("out-of-memory");
        assertTrue(err.contains("Memory ran out at step 0"), err);
    }

    /** One line with the names that a report has, those included that only images would fill. */
    private void assertEndedAtStepZero(String because) {
        assertEquals(1, out.lines().count(), out);
        JsonNode result = Json.parse(out, JsonNode.class);
        assertTrue(FIELDS.containsAll(result.propertyNames()), out);
        assertEquals(because, result.at("/endedBecause").stringValue());
        assertEquals(0, result.at("/steps").intValue());
        assertEquals(0, result.at("/images").intValue());
        assertEquals("tiny", result.at("/sample").stringValue());
        assertEquals("[0,1,2]", result.at("/targets").toString());
        assertTrue(result.at("/attackAccuracy").isNull(), out);
        assertFalse(err.contains("Exception"), err);
    }

    @Test
    void whoeverInterruptsARunGetsWhatThereIs() {
        Thread command = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            while (Arrays.stream(command.getStackTrace())
                    .noneMatch(f -> f.getMethodName().equals("compute")
                            && f.getClassName().endsWith("RunCommand"))) {
                Thread.onSpinWait();
            }
            command.interrupt();
        });
        JsonNode result = json("--sample tiny --attack gmi --steps 1000000");
        assertEquals("stopped", result.at("/endedBecause").stringValue());
        assertTrue(result.at("/steps").intValue() < 1_000_000);
        assertTrue(err.contains("Stopped at step"), err);
    }

    @Test
    void aRunWithALimitOfTimeStopsThereAndReports() {
        JsonNode result = json("--sample tiny --attack kedmi --steps 1000000 --seconds 0.5");
        assertEquals("stopped", result.at("/endedBecause").stringValue());
        assertTrue(result.at("/steps").intValue() < 1_000_000);
        assertTrue(result.at("/images").intValue() == 6);
        assertEquals(1, run("run --sample tiny --threads 1 --seconds 0"));
        assertTrue(err.contains("--seconds takes a number above 0"), err);
    }

    @Test
    void aConvergedRunSaysSo() {
        JsonNode result = json(
                "--sample tiny --attack pixel --targets 0 --steps 5000 --param learning-rate=100 --param patience=2");
        assertEquals("converged", result.at("/endedBecause").stringValue());
    }

    @Test
    void whatComesFromThePresetIsNamedBesideTheSpecification() {
        json("--sample tiny --attack mirror");
        assertEquals(
                List.of(
                        "From the preset: mirror.pre-sample 100 (specification: 100000); 4 steps (specification: 1,000)."),
                presetLines());
        assertFalse(out.contains("preset"), out);
        json("--sample tiny --attack gmi --loss cross-entropy --augment none --steps 3");
        assertEquals(1, presetLines().size(), err);
        assertTrue(presetLines().getFirst().startsWith("From the preset: gmi.step-size 1.5 (specification: 0, "), err);
        assertFalse(presetLines().getFirst().contains("steps"), err);
        json("--sample tiny --attack gmi --param gmi.step-size=0.7 --steps 3");
        assertEquals(List.of(), presetLines());
        json(own() + " --attack gmi --steps 1");
        assertEquals(List.of(), presetLines());
    }

    private List<String> presetLines() {
        return err.lines().filter(line -> line.contains("preset")).toList();
    }

    @Test
    void filesThatTheAttackHasNoUseForAreNamed() {
        String images = samples.resolve("tiny/private").toString();
        assertEquals(
                0,
                run("run --sample tiny --attack pixel --steps 1 --generator '%s' --public '%s' --aux '%s'"
                        .formatted(TestModels.file("generator"), images, images)),
                err);
        assertTrue(err.contains("--generator is not used: the attack pixel needs none."), err);
        assertTrue(err.contains("--aux is not used: the attack pixel needs none."), err);
        assertTrue(err.contains("--public is not used: the loss cross-entropy needs none."), err);
        json("--sample tiny --attack gmi --steps 1 --public '%s'".formatted(images));
        assertFalse(err.contains("is not used"), err);
        assertTrue(err.contains("has 15 public images"), err);
    }

    /** Target and evaluators on the private images, on standard error and in the document. */
    @Test
    void whoKnowsThePrivateImagesIsMeasuredFirst() {
        JsonNode result = json("--sample tiny --attack pixel --steps 1");
        JsonNode measured = result.at("/measuredOnPrivate");
        assertEquals(15, measured.at("/images").intValue());
        assertEquals(Set.of("student-2", "evaluator"), names(measured.at("/evaluators")));
        assertTrue(measured.at("/target").isNumber(), measured.toString());
        assertTrue(err.contains("Of 15 private images classified correctly: target"), err);
        assertTrue(err.contains("private images correctly ("), "noise is known to nobody: " + err);
        assertTrue(json("%s --attack pixel --steps 1".formatted(own()))
                .at("/measuredOnPrivate")
                .isNull());
    }

    private static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }

    @Test
    void anAttackThatAsksHasNeitherLossNorAugmentationAndCounts() {
        JsonNode mirror = json("--sample tiny --attack mirror --classifier-access scores");
        assertEquals(FIELDS, new ArrayList<>(mirror.propertyNames()));
        assertTrue(mirror.at("/loss").isNull());
        assertTrue(mirror.at("/augmentation").isNull());
        // 2 restarts ask about 100 latents; then 6 images about 99 children, three times
        assertEquals(2 * 100 + 3 * 6 * 99, mirror.at("/queries").intValue());
        assertEquals("steps", mirror.at("/endedBecause").stringValue());
        assertTrue(json("--sample tiny --attack gmi").at("/queries").isNull());
    }

    /** Ctrl-C waits some seconds, in which the figures that take long may not come. */
    @Test
    void whoeverInterruptsTheRunGetsWhatIsKnownAtOnce() {
        Thread command = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            while (Arrays.stream(command.getStackTrace())
                    .noneMatch(f -> f.getMethodName().equals("compute")
                            && f.getClassName().endsWith("RunCommand"))) {
                Thread.onSpinWait();
            }
            command.interrupt();
        });
        JsonNode result = json("--sample tiny --attack gmi --steps 1000000");
        assertEquals("stopped", result.at("/endedBecause").stringValue());
        int few = result.at("/figures").size();
        assertTrue(err.contains("The figures that take long are left out"), err);
        assertTrue(json("--sample tiny --attack gmi --steps 1").at("/figures").size() > few, "nobody waits");
    }

    @Test
    void theQueryBudgetEndsTheRun() {
        JsonNode result = json("--sample tiny --attack brep-mi --classifier-access labels --param budget=700");
        assertEquals("budget", result.at("/endedBecause").stringValue());
        assertTrue(result.at("/queries").intValue() <= 700, result.toString());
        assertTrue(err.contains("Out of queries at step"), err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mirror --classifier-access scores", "brep-mi --classifier-access labels"})
    void aBudgetBelowTheFirstStepMakesNone(String attack) {
        JsonNode result = json("--sample tiny --param budget=10 --attack " + attack);
        assertEquals("budget", result.at("/endedBecause").stringValue());
        assertEquals(0, result.at("/steps").intValue());
        assertTrue(err.contains("Out of queries at step 0: 0 queries are used"), err);
    }

    @Test
    void defencesAreParametersOfEveryAttackThatAsks() throws IOException {
        Experiment plain = saved("--sample tiny --attack mirror --steps 1");
        assertEquals(0.0, plain.parameters().get("defence.rounding"), "off, and written");
        Experiment defended = saved("--sample tiny --attack brep-mi --steps 1 --param rounding=0.1 --param top-k=1");
        assertEquals(0.1, defended.parameters().get("defence.rounding"));
        assertEquals(1, defended.parameters().get("defence.top-k"));
        assertEquals(null, defended.loss());
    }

    /** What a document says of a loss is no matter to an attack that has none. */
    @Test
    void anotherAttackOfADocumentDropsOrFindsALoss() throws IOException {
        Path first = folder.resolve("first");
        json("--sample tiny --attack gmi --steps 1 --out '%s'".formatted(first));
        Path second = folder.resolve("second");
        json("--experiment '%s/experiment.json' --attack mirror --steps 1 --out '%s'".formatted(first, second));
        assertEquals(
                null,
                Json.read(second.resolve("experiment.json"), Experiment.class).loss());
        JsonNode back = json("--experiment '%s/experiment.json' --attack pixel --steps 1".formatted(second));
        assertEquals("cross-entropy", back.at("/loss").stringValue());
        JsonNode own = json(own() + " --attack mirror --steps 1 --param pre-sample=100");
        assertTrue(own.at("/loss").isNull());
    }

    // the other commands

    @Test
    void probeSaysWhatAFileIs() {
        assertEquals(0, run("probe '%s' --json".formatted(TestModels.file("adaptive"))));
        assertEquals(1, out.lines().count());
        JsonNode probe = Json.parse(out, JsonNode.class);
        assertEquals("classifier", probe.at("/card/kind").stringValue());
        assertEquals(4, probe.at("/questions").size());
    }

    @Test
    void theCatalogueListsEveryParameterOnOneLineOfJson() {
        assertEquals(0, run("catalogue --json"));
        assertEquals(1, out.lines().count());
        JsonNode all = Json.parse(out, JsonNode.class);
        assertEquals(8, all.at("/attacks").size());
        assertEquals(5, all.at("/defences").size());
        assertEquals("defence.top-k", all.at("/defences/3/parameters/0/id").stringValue());
        assertEquals("gmi", all.at("/attacks/0/entry/id").stringValue());
        assertTrue(all.at("/attacks/0/parameters").size() >= 4);
        assertEquals("", err);
    }

    @Test
    void helpIsWhatWasAskedFor() {
        assertEquals(0, run("run --help"));
        assertTrue(out.contains("--targets"), out);
        assertEquals("", err);
    }
}
