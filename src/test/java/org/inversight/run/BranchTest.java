package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.inversight.attack.AttackState;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentFile;
import org.inversight.export.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A branch goes on from a step as the run that never stopped, and its document repeats it. */
class BranchTest extends LaboratoryCase {

    private static final int AT = 5;
    private static final int STEPS = 11;

    @ParameterizedTest
    @ValueSource(strings = {"gmi", "kedmi", "patch-mi", "pixel", "brep-mi", "mirror"})
    void theSameSettingsGiveThePixelsOfTheRunThatNeverStopped(String attack) throws Exception {
        Experiment experiment = tiny(attack).withSteps(STEPS);
        float[] straight = pixels(experiment);
        try (Run parent = stepped(experiment, 7);
                Run branch = parent.branch(AT, experiment)) {
            assertArrayEquals(straight, finished(branch));
            assertEquals(
                    AT, Objects.requireNonNull(branch.experiment().branch()).step());
        }
    }

    @ParameterizedTest
    @CsvSource({"gmi,gmi.step-size,0.05", "pixel,pixel.learning-rate,0.02", "mirror,mirror.mutation,0.9"})
    void theDocumentOfABranchGivesItsPixelsInAnotherLaboratory(
            String attack, String parameter, double value, @TempDir Path folder) throws Exception {
        Experiment experiment = tiny(attack).withSteps(STEPS);
        Experiment other = experiment.withSteps(9).withParameters(with(experiment, parameter, value));
        float[] branched;
        Path file = folder.resolve("experiment.json");
        try (Run parent = stepped(experiment, 7);
                Run branch = parent.branch(AT, other)) {
            branched = finished(branch);
            ExperimentFile.write(file, branch.experiment());
        }
        Experiment document = ExperimentFile.read(file).experiment();
        try (EngineLaboratory another = open()) {
            assertArrayEquals(branched, pixels(another, document));
        }
        assertFalse(Arrays.equals(branched, pixels(experiment.withSteps(9))), "the change counts");
        assertFalse(Arrays.equals(branched, pixels(other)), "what was before the change counts");
    }

    @Test
    void anotherLossAndAugmentationGoOnFromThere() throws Exception {
        Experiment experiment = tiny("gmi").withSteps(STEPS);
        Experiment other = experiment.withChoices("gmi", "cross-entropy", "none");
        try (Run parent = stepped(experiment, 7);
                Run branch = parent.branch(AT, other)) {
            float[] branched = finished(branch);
            assertArrayEquals(branched, pixels(branch.experiment()), "its document");
            assertFalse(Arrays.equals(branched, pixels(experiment)));
            assertFalse(Arrays.equals(branched, pixels(other)));
        }
    }

    @Test
    void aBranchHasTheStepsBeforeItAndGoesOnCounting() throws Exception {
        Experiment experiment = tiny("gmi").withSteps(STEPS);
        try (Run parent = stepped(experiment, 7);
                Run branch = parent.branch(AT, experiment)) {
            Snapshot first = branch.begun().get(60, TimeUnit.SECONDS);
            assertEquals(AT, first.step());
            assertEquals(branch.id(), first.runId());
            assertEquals(List.of(0, 1, 2, 3, 4, 5), steps(branch));
            Snapshot theirs = parent.timeline().all().get(AT);
            assertArrayEquals(theirs.images().pixels(), first.images().pixels());
            finished(branch);
            assertEquals(STEPS, last(branch).step());
            assertTrue(last(branch).seconds() > first.seconds());
            assertTrue(
                    branch.times().wallSeconds() >= last(branch).seconds(),
                    "a report of all steps has the time of all of them");
            assertEquals(7, last(parent).step(), "the parent stays as it is");
            double[] points = branch.losses().curves().steps();
            assertArrayEquals(IntStream.rangeClosed(1, STEPS).asDoubleStream().toArray(), points);
            assertArrayEquals(
                    Arrays.copyOf(parent.losses().curves().values()[0], AT),
                    Arrays.copyOf(branch.losses().curves().values()[0], AT));
        }
    }

    @Test
    void aStepWithoutAKeyFrameIsReachedFromTheOneBefore() throws Exception {
        Experiment experiment = tiny("kedmi").withSteps(STEPS);
        float[] straight = pixels(experiment);
        try (EngineRun parent = (EngineRun) laboratory.open(experiment, Progress.NONE)) {
            parent.play();
            ending(parent); // nobody looked on the way, so hardly a state was kept
            assertNull(parent.history().frames().before(0));
            KeyFrame near = parent.history().frames().before(STEPS - 1);
            assertTrue(near == null || near.step() < STEPS - 1, String.valueOf(near));
            try (Run branch = parent.branch(STEPS - 1, experiment)) {
                assertArrayEquals(straight, finished(branch));
            }
        }
    }

    @Test
    void whatIsExportedAfterAChangeThatMadeNoStepIsWhatMadeTheImages() throws Exception {
        Experiment experiment = tiny("gmi").withSteps(STEPS);
        try (Run run = stepped(experiment, 3)) {
            run.change(Map.of("gmi.step-size", 0.05));
            RunReport report = run.report().get(60, TimeUnit.SECONDS);
            RunRecord record = RunRecord.of(run, report, laboratory.catalogue());
            assertNotNull(run.experiment().branch());
            assertNull(record.experiment().branch());
            assertEquals(experiment.parameters(), record.experiment().parameters());
            assertArrayEquals(last(run).images().pixels(), pixels(record.experiment()));
        }
    }

    @Test
    void branchesOfBranchesAndLiveChangesAreRepeatedByTheirDocument() throws Exception {
        Experiment experiment = tiny("gmi").withSteps(STEPS);
        try (Run parent = stepped(experiment, 3)) {
            parent.change(Map.of("gmi.step-size", 0.05));
            parent.step();
            parent.change(Map.of("gmi.step-size", 1.0));
            parent.step();
            settled(parent);
            try (Run branch = parent.branch(4, parent.experiment().withSeed(3));
                    Run twig = branch.branch(2, experiment.withSeed(9))) {
                assertArrayEquals(finished(branch), pixels(branch.experiment()));
                assertArrayEquals(finished(twig), pixels(twig.experiment()));
                assertNull(
                        Objects.requireNonNull(twig.experiment().branch())
                                .parent()
                                .branch(),
                        "step 2 was made before anything changed");
            }
            parent.play();
            ending(parent);
            assertNotNull(parent.experiment().branch());
            assertArrayEquals(last(parent).images().pixels(), pixels(parent.experiment()));
        }
    }

    @Test
    void whatDoesNotFitIsRefusedInASentence() throws Exception {
        Experiment experiment = tiny("gmi").withSteps(STEPS);
        try (Run parent = stepped(experiment, 3)) {
            says("attack", parent, tiny("kedmi").withSteps(STEPS));
            says("classes", parent, experiment.withTargets(List.of(0)));
            says("images per class", parent, experiment.withRestarts(1));
            says("models", parent, experiment.withSample("other"));
            says("more steps", parent, experiment.withSteps(2));
            says("takes a restart", parent, experiment.withParameters(with(experiment, "gmi.momentum", 0.5)));
        }
    }

    private static Map<String, Object> with(Experiment experiment, String parameter, Object value) {
        Map<String, Object> values = new TreeMap<>(experiment.parameters());
        values.put(parameter, value);
        return values;
    }

    /** A document that a later change made may be opened again. */
    @Test
    void changesAfterMoreStepsWereGivenFitEachOther() throws Exception {
        Experiment experiment = tiny("gmi").withSteps(3);
        try (Run run = stepped(experiment, 2)) {
            run.setSteps(9);
            run.step();
            run.step();
            run.change(Map.of("gmi.step-size", 0.05));
            run.step();
            run.change(Map.of("gmi.step-size", 1.0));
            settled(run);
            for (Experiment one = run.experiment();
                    one.branch() != null;
                    one = one.branch().parent()) {
                one.branch().require(one);
            }
        }
    }

    @Test
    void whatIsChangedAfterTheEndIsNoPartOfTheDocument() throws Exception {
        Experiment experiment = tiny("gmi").withSteps(2);
        try (Run run = laboratory.open(experiment, Progress.NONE)) {
            run.play();
            ending(run);
            Experiment made = run.experiment();
            run.change(Map.of("gmi.step-size", 0.05));
            run.setSteps(40);
            settled(run);
            assertEquals(made, run.experiment());
        }
    }

    private static void says(String part, Run parent, Experiment wanted) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> parent.branch(2, wanted));
        assertTrue(String.valueOf(refused.getMessage()).contains(part), refused.getMessage());
    }

    @Test
    void statesAreBoundedAndThinnedButNeverTheNewest() {
        KeyFrames frames = new KeyFrames(8 * 400);
        for (int step = 1; step <= 1000; step++) {
            assertTrue(frames.wanted(step));
            frames.add(step, new AttackState(Map.of("a", new float[] {step}), Map.of()));
            assertTrue(frames.bytes() <= 8 * 400);
            assertEquals(step, Objects.requireNonNull(frames.before(step)).step());
        }
        List<Integer> steps = new ArrayList<>(frames.steps());
        assertTrue(steps.size() > 300, steps.toString());
        steps.removeLast();
        assertEquals(1, steps.stream().map(s -> s % 2).distinct().count(), steps.toString());
        assertEquals(500, frames.upTo(501).steps().getLast());
        KeyFrames small = new KeyFrames(100);
        small.add(1, new AttackState(Map.of("a", new float[50]), Map.of()));
        assertEquals(List.of(), small.steps());
        assertFalse(small.wanted(2));
    }

    /** So many single steps, each of which is recorded. */
    private Run stepped(Experiment experiment, int count) throws Exception {
        Run run = laboratory.open(experiment, Progress.NONE);
        for (int i = 0; i < count; i++) {
            run.step();
        }
        settled(run);
        assertEquals(count, last(run).step());
        return run;
    }

    /** Whatever was asked of a run has happened: the thread works in order. */
    private static void settled(Run run) throws Exception {
        run.report().get(60, TimeUnit.SECONDS);
    }

    private static List<Integer> steps(Run run) {
        return run.timeline().all().stream().map(Snapshot::step).toList();
    }

    private static float[] finished(Run run) throws Exception {
        run.play();
        Ending ending = ending(run);
        assertEquals(Ending.Reason.STEPS, ending.reason(), ending.sentence());
        return last(run).images().pixels();
    }
}
