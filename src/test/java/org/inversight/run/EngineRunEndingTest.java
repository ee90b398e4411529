package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Objects;
import org.inversight.experiment.Catalogue;
import org.junit.jupiter.api.Test;

/** Why a run ends, and what is kept of it. */
class EngineRunEndingTest extends EngineRunCase {

    @Test
    void anAttackOutOfQuestionsEndsTheRun() throws Exception {
        attack.convergeAt = 2;
        attack.outOfQuestions = true;
        EngineRun run = run(100);
        run.play();
        Ending ending = ending(run);
        assertEquals(Ending.Reason.BUDGET, ending.reason());
        assertEquals("Out of queries at step 2: it is so.", ending.sentence());
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
    void aLossThatIsNoNumberStopsWithTermAndStepAndKeepsTheLastImages() throws Exception {
        attack.nanTermAt = 4;
        EngineRun run = run(100);
        run.step();
        run.step();
        run.play();
        Ending ending = ending(run);
        assertEquals(Ending.Reason.DIVERGED, ending.reason());
        assertEquals(RunState.FAILED, run.status().state());
        assertTrue(ending.sentence().contains("The loss loss became NaN at step 4"), ending.sentence());
        Snapshot last = Objects.requireNonNull(run.latest());
        assertTrue(last.step() >= 2 && last.step() <= 3, "step " + last.step());
        assertEquals(last.step() / 100f, last.images().pixels()[0], 1e-6f);
        assertTrue(ending.sentence().contains("step %d are kept".formatted(last.step())), ending.sentence());
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
    void imagesThatAreNoNumbersAreNeverShown() throws Exception {
        attack.nanImagesFrom = 3;
        EngineRun run = run(100);
        for (int i = 0; i < 3; i++) {
            run.step();
        }
        Ending ending = ending(run);
        assertEquals(Ending.Reason.DIVERGED, ending.reason());
        assertTrue(ending.sentence().contains("step 3"), ending.sentence());
        assertEquals(2, Objects.requireNonNull(run.latest()).step());
    }

    /** Stopping looks at the images once more; what is found then decides why it ended. */
    @Test
    void stoppingARunThatHasDivergedSaysThatItDiverged() throws Exception {
        attack.nanImagesFrom = 2;
        EngineRun run = run(1_000_000);
        attack.inStepTwo = run::stop;
        run.play();
        assertEquals(Ending.Reason.DIVERGED, ending(run).reason());
        settle();
        assertEquals(RunState.FAILED, run.status().state());
        assertEquals(
                Ending.Reason.DIVERGED,
                Objects.requireNonNull(run.status().ending()).reason());
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
        attack.fault = new IllegalStateException() {
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
    void modelsThatDoNotLoadEndTheRunWithItsSentence() throws Exception {
        EngineRun run = new EngineRun(
                1,
                experiment(5),
                thread,
                new Opening(() -> {
                    throw new IOException("The disk is gone.");
                }),
                Catalogue.standard(),
                RunHistory.from(0),
                null);
        run.play();
        Ending ending = ending(run);
        assertEquals(Ending.Reason.FAILED, ending.reason());
        assertEquals("The disk is gone.", ending.sentence());
        assertEquals(RunState.FAILED, run.status().state());
    }
}
