package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.inversight.engine.Engine;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.TestEngine;
import org.inversight.metric.Judges;
import org.inversight.metric.Recognition;
import org.inversight.model.Classifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run from its first to its last state, with an attack that does as the test says. */
class EngineRunTest {

    private Engine engine;
    private OptimizerThread thread;
    private Classifier target;
    private ScriptedAttack attack;

    @BeforeEach
    void start() {
        engine = TestEngine.start();
        thread = new OptimizerThread();
        target = Networks.target();
        attack = new ScriptedAttack();
    }

    @AfterEach
    void stop() {
        thread.close(
                () -> {
                    target.close();
                    engine.close();
                });
    }

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
    void anAttackOutOfQuestionsEndsTheRun() throws Exception {
        attack.convergeAt = 2;
        attack.outOfQuestions = true;
        EngineRun run = run(100);
        run.play();
        Ending ending = ending(run);
        assertEquals(Ending.Reason.BUDGET, ending.reason());
        assertEquals("Out of questions at step 2: it is so.", ending.sentence());
        assertEquals(RunState.FINISHED, run.status().state());
    }

    @Test
    void convergenceEndsTheRun() throws Exception {
        attack.convergeAt = 4;
        EngineRun run = run(100);
        run.play();
        Ending ending = ending(run);
        assertEquals(Ending.Reason.CONVERGED, ending.reason());
        assertTrue(ending.sentence().contains("step 4"), ending.sentence());
        assertEquals(RunState.FINISHED, run.status().state());
        assertEquals(4, Objects.requireNonNull(run.latest()).step());
    }

    @Test
    void aLossThatIsNoNumberStopsWithTermAndStepAndKeepsTheLastPictures() throws Exception {
        attack.nanTermAt = 4;
        EngineRun run = run(100);
        run.step();
        run.step();
        run.play();
        Ending ending = ending(run);
        assertEquals(Ending.Reason.DIVERGED, ending.reason());
        assertEquals(RunState.FAILED, run.status().state());
        assertTrue(
                ending.sentence().contains("The loss loss became not a number at step 4"),
                ending.sentence());
        Snapshot last = Objects.requireNonNull(run.latest());
        assertTrue(last.step() >= 2 && last.step() <= 3, "step " + last.step());
        assertEquals(last.step() / 100f, last.images().pixels()[0], 1e-6f);
        assertTrue(
                ending.sentence().contains("step %d are kept".formatted(last.step())),
                ending.sentence());
        assertEquals(3, run.status().step());
    }

    @Test
    void anInfiniteLossStopsToo() throws Exception {
        attack.nanTermAt = 2;
        attack.nan = Double.NEGATIVE_INFINITY;
        EngineRun run = run(100);
        run.play();
        Ending ending = ending(run);
        assertEquals(Ending.Reason.DIVERGED, ending.reason());
        assertTrue(ending.sentence().contains("infinite at step 2"), ending.sentence());
    }

    @Test
    void picturesThatAreNoNumbersAreNeverShown() throws Exception {
        attack.nanPicturesFrom = 3;
        EngineRun run = run(100);
        for (int i = 0; i < 3; i++) {
            run.step();
        }
        Ending ending = ending(run);
        assertEquals(Ending.Reason.DIVERGED, ending.reason());
        assertTrue(ending.sentence().contains("step 3"), ending.sentence());
        assertEquals(2, Objects.requireNonNull(run.latest()).step());
    }

    /** Stopping looks at the pictures once more; what is found then decides why it ended. */
    @Test
    void stoppingARunThatHasDivergedSaysThatItDiverged() throws Exception {
        attack.nanPicturesFrom = 2;
        EngineRun run = run(1_000_000);
        attack.inStepTwo = run::stop;
        run.play();
        assertEquals(Ending.Reason.DIVERGED, ending(run).reason());
        settle();
        assertEquals(RunState.FAILED, run.status().state());
        assertEquals(
                Ending.Reason.DIVERGED, Objects.requireNonNull(run.status().ending()).reason());
    }

    @Test
    void aFaultInAStepIsOneSentence() throws Exception {
        attack.failAt = 2;
        attack.fault = new IllegalStateException("The following operation failed\n  at line 7\n");
        EngineRun run = run(100);
        run.play();
        Ending ending = ending(run);
        assertEquals(Ending.Reason.FAILED, ending.reason());
        assertFalse(ending.sentence().contains("\n"), ending.sentence());
        assertEquals(1, Objects.requireNonNull(run.latest()).step());
    }

    @Test
    void runningOutOfMemoryIsSaid() throws Exception {
        attack.failAt = 2;
        attack.fault = new OutOfMemoryError("Java heap space");
        EngineRun run = run(100);
        run.play();
        assertEquals(Ending.Reason.OUT_OF_MEMORY, ending(run).reason());
    }

    /** Even a fault that cannot be told ends the run; before, its end was awaited for ever. */
    @Test
    void aFaultThatCannotBeToldEndsTheRunToo() throws Exception {
        attack.failAt = 2;
        attack.fault =
                new IllegalStateException() {
                    @Override
                    public String getMessage() {
                        throw new NoClassDefFoundError("gone");
                    }
                };
        EngineRun run = run(100);
        run.play();
        Ending ending = ending(run);
        assertEquals(Ending.Reason.FAILED, ending.reason());
        assertTrue(ending.sentence().contains("step 1 (NoClassDefFoundError)"), ending.sentence());
        assertEquals(RunState.FAILED, run.status().state());
        assertEquals(1, Objects.requireNonNull(run.latest()).step());
    }

    @Test
    void aPreparationThatFailsEndsTheRunWithItsSentence() throws Exception {
        EngineRun run =
                new EngineRun(
                        1,
                        experiment(5),
                        thread,
                        (e, doing) -> {
                            throw new IOException("The disk is gone.");
                        },
                        Catalogue.standard());
        run.play();
        Ending ending = ending(run);
        assertEquals(Ending.Reason.FAILED, ending.reason());
        assertEquals("The disk is gone.", ending.sentence());
        assertEquals(RunState.FAILED, run.status().state());
    }

    @Test
    void liveChangesApplyAndOthersDoNot() {
        EngineRun run = run(100);
        run.step();
        run.change(
                Map.of(
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
        assertEquals(3, run.experiment().steps());
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

    private EngineRun run(int steps) {
        return run(steps, attack);
    }

    private EngineRun run(int steps, ScriptedAttack scripted) {
        return new EngineRun(
                41,
                experiment(steps),
                thread,
                (experiment, doing) -> {
                    Judges judges = new Judges(target, List.of(), List.of(0), 1);
                    Materials materials =
                            new Materials(
                                    target,
                                    null,
                                    null,
                                    List.of(),
                                    List.of(),
                                    Recognition.NONE,
                                    null,
                                    null,
                                    null,
                                    List.of(),
                                    List.of());
                    return new PreparedAttack(
                            materials,
                            engine.scope(),
                            scripted,
                            judges,
                            Selections.of(Catalogue.standard(), target, experiment));
                },
                Catalogue.standard());
    }

    private static Experiment experiment(int steps) {
        return new Experiment(
                null,
                ModelFiles.NONE,
                DataFiles.NONE,
                "kedmi",
                "cross-entropy",
                "none",
                Map.of(),
                List.of(0),
                1,
                steps,
                0,
                "cpu",
                1);
    }

    /** Whatever was asked for so far has happened: the thread works in order. */
    private void settle() {
        thread.compute(() -> true).join();
    }

    private static Ending ending(Run run) throws Exception {
        return run.ended().get(60, TimeUnit.SECONDS);
    }
}
