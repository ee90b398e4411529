package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A run is played, paused, stepped, stopped and changed. */
class EngineRunTest extends EngineRunCase {

    @Test
    void aNewRunIsIdle() {
        EngineRun run = run(5);
        assertEquals(RunState.IDLE, run.status().state());
        assertEquals(0, run.status().step());
        assertFalse(run.ended().isDone());
        assertTrue(run.poll().isEmpty());
    }

    @Test
    void aRunEndsAfterItsSteps() throws Exception {
        EngineRun run = run(7);
        run.play();
        assertEquals(Ending.Reason.STEPS, ending(run).reason());
        assertEquals(RunState.FINISHED, run.status().state());
        assertEquals(7, run.status().step());
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7), attack.steps);
        assertEquals(7, Objects.requireNonNull(run.latest()).step());
        assertEquals(7, run.losses().curves().steps().length);
    }

    @Test
    void theStartAndTheFirstStepAreSeen() throws Exception {
        EngineRun run = run(7);
        run.play();
        ending(run);
        List<Integer> seen = run.timeline().all().stream().map(Snapshot::step).toList();
        assertEquals(List.of(0, 1), seen.subList(0, 2));
        assertEquals(List.of(), run.timeline().all().getFirst().terms());
        assertEquals("loss", run.timeline().all().get(1).terms().getFirst().name());
    }

    @Test
    void nothingIsJudgedThatNobodyLooksAt() throws Exception {
        attack.inEachStep = () -> sleep(2);
        EngineRun unseen = run(300);
        unseen.play();
        ending(unseen);
        List<Integer> steps =
                unseen.timeline().all().stream().map(Snapshot::step).toList();
        assertEquals(List.of(0, 1, 300), steps);
    }

    @Test
    void whatIsLookedAtIsSeenAgainAndAgain() throws Exception {
        attack.inEachStep = () -> sleep(2);
        EngineRun seen = run(300);
        seen.play();
        while (!seen.ended().isDone()) {
            seen.poll();
            sleep(5);
        }
        assertTrue(seen.timeline().size() > 3);
    }

    @Test
    void imagesAreShownBetweenTwoEvaluations() throws Exception {
        attack.inEachStep = () -> sleep(2);
        EngineRun seen = run(600);
        seen.play();
        List<Preview> previews = new ArrayList<>();
        while (!seen.ended().isDone()) {
            seen.preview().ifPresent(previews::add);
            sleep(5);
        }
        // nobody fetches snapshots, so that none is taken between the first step and the last
        assertEquals(
                List.of(0, 1, 600),
                seen.timeline().all().stream().map(Snapshot::step).toList());
        assertTrue(previews.size() > 1, "%d previews".formatted(previews.size()));
        for (Preview preview : previews) {
            assertEquals(seen.id(), preview.runId());
            assertEquals(preview.step() / 100f, preview.images().pixels()[0], "the images after that very step");
        }
    }

    @Test
    void noPreviewIsTakenForPanels() throws Exception {
        attack.inEachStep = () -> sleep(2);
        EngineRun seen = run(300);
        seen.showPanels("latents");
        seen.play();
        while (!seen.ended().isDone()) {
            assertTrue(seen.preview().isEmpty());
            sleep(5);
        }
    }

    @Test
    void previewsThatAreNotNumbersEndTheRunToo() throws Exception {
        attack.inEachStep = () -> sleep(2);
        attack.nanImagesFrom = 100;
        EngineRun seen = run(1_000_000);
        seen.play();
        while (!seen.ended().isDone()) {
            seen.preview();
            sleep(5);
        }
        assertEquals(RunState.FAILED, seen.status().state());
        assertEquals(1, Objects.requireNonNull(seen.latest()).step(), "the last one with numbers");
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void pausingStopsBetweenStepsAndPlayingGoesOn() throws Exception {
        EngineRun run = run(1_000_000);
        run.play();
        run.pause();
        settle();
        int paused = run.status().step();
        assertEquals(RunState.PAUSED, run.status().state());
        settle();
        assertEquals(paused, run.status().step());
        assertEquals(paused, Objects.requireNonNull(run.latest()).step(), "a pause shows its step");
        run.setSteps(paused + 5);
        run.play();
        ending(run);
        assertEquals(paused + 5, run.status().step());
        assertEquals(paused + 5, attack.steps.size(), "no step twice");
    }

    @Test
    void aSingleStepIsExactlyOneAndPauses() throws Exception {
        EngineRun run = run(10);
        run.step();
        settle();
        assertEquals(RunState.PAUSED, run.status().state());
        assertEquals(1, run.status().step());
        run.step();
        run.step();
        settle();
        assertEquals(3, run.status().step());
        assertEquals(3, Objects.requireNonNull(run.latest()).step());
        assertEquals(4, run.timeline().size(), "each step is seen");
    }

    @Test
    void aSingleStepPausesWhatRuns() {
        EngineRun run = run(1_000_000);
        run.play();
        run.step();
        settle();
        assertEquals(RunState.PAUSED, run.status().state());
        int step = run.status().step();
        settle();
        assertEquals(step, run.status().step());
    }

    @Test
    void theLastSingleStepFinishes() throws Exception {
        EngineRun run = run(2);
        run.step();
        run.step();
        assertEquals(Ending.Reason.STEPS, ending(run).reason());
        run.step();
        run.play();
        settle();
        assertEquals(2, run.status().step(), "nothing follows the end");
    }

    @Test
    void stoppingShowsTheLastStep() throws Exception {
        EngineRun run = run(1_000_000);
        run.play();
        run.stop();
        Ending ending = ending(run);
        assertEquals(Ending.Reason.STOPPED, ending.reason());
        assertEquals(RunState.STOPPED, run.status().state());
        assertEquals(run.status().step(), Objects.requireNonNull(run.latest()).step());
        int step = run.status().step();
        run.play();
        run.step();
        settle();
        assertEquals(step, run.status().step());
        assertEquals(RunState.STOPPED, run.status().state());
    }

    @Test
    void aRunThatNeverStartedCanBeStopped() throws Exception {
        EngineRun run = run(5);
        run.stop();
        assertEquals(Ending.Reason.STOPPED, ending(run).reason());
        run.play();
        settle();
        assertEquals(RunState.STOPPED, run.status().state());
        assertEquals(0, attack.steps.size());
    }

    @Test
    void liveChangesApplyAndOthersDoNot() {
        EngineRun run = run(100);
        run.step();
        run.change(Map.of(
                "kedmi.learning-rate", 0.5,
                "kedmi.log-variance", 3.0,
                "gmi.momentum", 0.1));
        settle();
        assertEquals(0.5, Objects.requireNonNull(attack.values).real("kedmi.learning-rate"));
        assertEquals(1.0, attack.values.real("kedmi.log-variance"));
        assertEquals(Map.of("kedmi.learning-rate", 0.5), run.experiment().parameters());
    }

    @Test
    void aChangeBeforeTheStartIsPartOfTheExperiment() {
        EngineRun run = run(100);
        run.change(Map.of("kedmi.learning-rate", "0.25"));
        settle();
        assertEquals(0.25, run.experiment().parameters().get("kedmi.learning-rate"));
    }

    @Test
    void anImpossibleChangeChangesNothing() {
        EngineRun run = run(100);
        run.step();
        run.change(Map.of("kedmi.learning-rate", -5));
        settle();
        assertEquals(Map.of(), run.experiment().parameters());
        run.step();
        settle();
        assertEquals(2, run.status().step());
    }

    @Test
    void fewerStepsThanDoneFinishAtOnce() throws Exception {
        EngineRun run = run(100);
        for (int i = 0; i < 5; i++) {
            run.step();
        }
        run.setSteps(3);
        assertEquals(Ending.Reason.STEPS, ending(run).reason());
        assertEquals(5, run.status().step());
        assertEquals(5, run.experiment().steps(), "its document says what made the images");
    }

    @Test
    void aLaterSnapshotReplacesOneThatNobodyTook() {
        EngineRun run = run(100);
        run.step();
        run.step();
        settle();
        assertEquals(2, run.poll().orElseThrow().step());
        assertTrue(run.poll().isEmpty());
    }

    @Test
    void aSnapshotNamesItsRun() {
        EngineRun run = run(100);
        run.step();
        settle();
        assertEquals(run.id(), run.poll().orElseThrow().runId());
    }

    @Test
    void closingReleasesTheAttackOnce() throws Exception {
        EngineRun run = run(100);
        run.step();
        run.close();
        run.close();
        settle();
        assertEquals(1, attack.closed);
        assertEquals(Ending.Reason.STOPPED, ending(run).reason());
        assertNotNull(run.latest());
    }

    @Test
    void twoRunsShareTheThread() throws Exception {
        EngineRun one = run(300);
        ScriptedAttack second = new ScriptedAttack();
        EngineRun two = run(300, second);
        one.play();
        two.play();
        ending(one);
        ending(two);
        assertEquals(300, attack.steps.size());
        assertEquals(300, second.steps.size());
    }
}
