package org.inversight.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.inversight.catalog.Parameter;
import org.inversight.experiment.Experiment;
import org.inversight.run.Run;
import org.inversight.run.RunState;
import org.inversight.run.Snapshot;
import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.shell.WindowModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The run's view model, pulsed by hand instead of by a window. */
class RunModelTest {

    private final FakeLaboratory laboratory = new FakeLaboratory(1, 0, null);
    private final WindowModels bench = new WindowModels(laboratory.bench(Runnable::run));
    private final RunModel runs = bench.runs();

    @AfterEach
    void close() {
        bench.close();
    }

    private Run run() {
        return Objects.requireNonNull(runs.runProperty().get());
    }

    private int step() {
        return runs.statusProperty().get().step();
    }

    @Test
    void candidatesCanBeLookedAtInTheirOrderWhereThereAreSeveral() throws InterruptedException {
        bench.startEngine();
        runs.startOrPause();
        bench.until(() -> bench.panels().tabsProperty().get().size() > 1);
        assertEquals(
                "Best, median, worst",
                bench.panels().tabsProperty().get().get(1).title());
        bench.setup().setRestarts(1);
        runs.restart();
        bench.until(() -> step() > 10);
        assertEquals(1, bench.panels().tabsProperty().get().size());
    }

    @Test
    void anEarlyStartWaitsForTheEngineAndCanBeTakenBack() throws InterruptedException {
        runs.startOrPause();
        assertTrue(runs.waitingProperty().get());
        runs.startOrPause();
        assertFalse(runs.waitingProperty().get());
        runs.startOrPause();
        bench.startEngine();
        assertFalse(runs.waitingProperty().get());
        bench.until(() -> step() > 3);
    }

    @Test
    void resetAndRestartMakeANewRunWithTheSameSeed() throws InterruptedException {
        bench.startEngine();
        runs.startOrPause();
        bench.until(() -> bench.playback().recordedProperty().get().size() > 1);
        Run first = run();
        runs.reset();
        assertEquals(0, step());
        assertEquals(List.of(), bench.playback().recordedProperty().get());
        runs.restart();
        bench.until(() -> step() > 3);
        assertNotSame(first, run());
        assertEquals(first.experiment(), run().experiment());
        assertTrue(first.status().state().ended());
    }

    @Test
    void aChangeTakenBackBeforeTheRunHeardOfItIsTakenBackThereToo() throws InterruptedException {
        bench.startEngine();
        runs.startOrPause();
        bench.until(() -> step() > 3);
        Parameter rate = parameter("kedmi.learning-rate");
        Object before = bench.setup().value(rate);
        laboratory.thread().occupy();
        bench.setup().setParameter(rate, 0.03);
        bench.setup().setParameter(rate, before);
        laboratory.thread().free();
        assertEquals(before, run().experiment().parameters().get("kedmi.learning-rate"));
    }

    @Test
    void stepsOfTheStartTakenBackAtOnceAreTakenBackInTheRun() throws InterruptedException {
        bench.startEngine();
        bench.until(() -> bench.beginning().beginningProperty().get() != null);
        int before = bench.setup().draft().steps();
        laboratory.thread().occupy();
        bench.setup().setSteps(before + 400);
        runs.startOrPause();
        bench.setup().setSteps(before);
        laboratory.thread().free();
        assertEquals(before, run().experiment().steps());
    }

    @Test
    void liveChangesReachTheRunAndOthersWaitForARestart() throws InterruptedException {
        bench.startEngine();
        runs.startOrPause();
        bench.until(() -> step() > 3);
        Run before = run();
        Parameter rate = parameter("kedmi.learning-rate");
        bench.setup().setParameter(rate, 0.03);
        bench.setup().setSteps(40_000);
        assertEquals(0.03, before.experiment().parameters().get("kedmi.learning-rate"));
        assertEquals(40_000, before.experiment().steps());
        assertEquals(List.of(), runs.pendingProperty().get());
        Parameter variance = parameter("kedmi.log-variance");
        bench.setup().setParameter(variance, 0.5);
        bench.setup().newSeed();
        assertEquals(List.of("seed", variance.title()), runs.pendingProperty().get());
        bench.setup().setSeed(0);
        bench.setup().setParameter(variance, variance.defaultValue());
        assertEquals(List.of(), runs.pendingProperty().get());
        assertSame(before, run());
    }

    /** The preset of another sample, loss or attack is not meant for the run under way. */
    @Test
    void anotherPresetWaitsForARestart() throws InterruptedException {
        bench.startEngine();
        runs.startOrPause();
        bench.until(() -> step() > 3);
        Experiment before = run().experiment();
        bench.setup().chooseSample(bench.setup().samples().getLast());
        bench.setup().setSteps(7);
        assertEquals(before, run().experiment());
        assertEquals("sample", runs.pendingProperty().get().getFirst());
        assertFalse(run().status().state().ended());
        bench.setup().chooseSample(bench.setup().samples().getFirst());
        bench.setup().chooseLoss("cross-entropy");
        bench.setup().chooseAugmentation("none");
        bench.setup().setSteps(7);
        assertEquals(before, run().experiment());
        assertEquals(
                List.of("identity loss", "augmentation"), runs.pendingProperty().get());
    }

    private Parameter parameter(String id) {
        return bench.setup().parameters().stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBranchGoesOnFromTheShownStepWithWhatIsSetUpAndNothingJumps() throws InterruptedException {
        bench.startEngine();
        runs.startOrPause();
        bench.until(() -> bench.playback().recordedProperty().get().size() > 4);
        Run parent = run();
        bench.setup().newSeed();
        bench.playback().showStep(16);
        Snapshot shown = Objects.requireNonNull(bench.playback().shownProperty().get());
        List<Snapshot> seen = new ArrayList<>();
        bench.playback().shownProperty().addListener((o, before, now) -> seen.add(now));
        runs.branch();
        assertNotSame(parent, run());
        assertTrue(parent.status().state().ended());
        assertEquals(bench.setup().draft().seed(), run().experiment().seed());
        Experiment.Branch branch = Objects.requireNonNull(run().experiment().branch());
        assertEquals(16, branch.step());
        assertEquals(0, branch.parent().seed());
        assertEquals(List.of(), runs.pendingProperty().get());
        assertEquals(
                List.of(0, 8, 16),
                bench.playback().recordedProperty().get().stream()
                        .map(Snapshot::step)
                        .limit(3)
                        .toList());
        bench.until(() -> step() > 30 && bench.playback().liveProperty().get());
        assertEquals(shown.images(), seen.getFirst().images());
        int before = 16;
        for (Snapshot snapshot : seen) {
            assertTrue(snapshot != null && snapshot.step() >= before, "it goes forward only");
            before = snapshot.step();
        }
    }

    @Test
    void aBranchThatDoesNotFitIsRefusedAndTheRunGoesOn() throws InterruptedException {
        bench.startEngine();
        runs.startOrPause();
        bench.until(() -> bench.playback().recordedProperty().get().size() > 2);
        Run parent = run();
        bench.setup().chooseAttack("gmi");
        runs.branch();
        assertSame(parent, run());
        assertTrue(
                Objects.requireNonNull(runs.problemProperty().get()).sentence().contains("attack"));
        assertFalse(parent.status().state().ended());
    }

    @Test
    void aDivergedRunBecomesAProblemOnce() throws InterruptedException {
        laboratory.divergeAt(20);
        bench.startEngine();
        runs.startOrPause();
        bench.until(() -> runs.statusProperty().get().state() == RunState.FAILED);
        Problem problem = Objects.requireNonNull(runs.problemProperty().get());
        assertTrue(problem.sentence().contains("step 20"));
        assertTrue(problem.details().contains("diverged"));
        runs.dismissProblem();
        bench.pulse(1);
        assertEquals(null, runs.problemProperty().get());
    }

    @Test
    void theNearestPrivateImageIsLookedUpForTheSelection() throws InterruptedException {
        bench.startEngine();
        runs.startOrPause();
        bench.until(() -> bench.playback().shownProperty().get() != null);
        bench.selection().move(1, 0);
        bench.until(() -> bench.selection().neighbourProperty().get() != null);
        bench.selection().move(1, 1);
        assertEquals(6, bench.selection().imageProperty().get());
        runs.reset();
        assertEquals(SelectionModel.NONE, bench.selection().imageProperty().get());
    }
}
