package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.inversight.attack.Anatomy;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run whose next step is looked at goes on as if nobody had looked. */
class AnatomyRunTest extends LaboratoryCase {

    private static final int STEPS = 3;

    @ParameterizedTest
    @ValueSource(strings = {"gmi", "kedmi", "pixel"})
    void lookingAtTheNextStepChangesNothingAndForetellsIt(String attack) throws Exception {
        Experiment experiment = tiny(attack).withSteps(STEPS);
        float[] alone = last(experiment, false).images().pixels();
        assertArrayEquals(alone, last(experiment, true).images().pixels());
    }

    private Snapshot last(Experiment experiment, boolean looking) throws Exception {
        try (Run run = laboratory.open(experiment, Progress.NONE)) {
            run.begun().get(60, TimeUnit.SECONDS);
            for (int step = 1; step <= STEPS; step++) {
                Anatomy anatomy = looking ? run.anatomy(0).get(60, TimeUnit.SECONDS) : null;
                run.step();
                Snapshot made = made(run, step);
                if (anatomy != null) {
                    assertEquals(step, anatomy.step());
                    assertEquals(made.terms(), anatomy.forward().terms());
                    assertEquals(made.images().select(new int[] {0}), anatomy.after());
                }
            }
            return made(run, STEPS);
        }
    }

    private static Snapshot made(Run run, int step) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (run.latest() == null || Objects.requireNonNull(run.latest()).step() < step) {
            assertTrue(System.nanoTime() < until, "step " + step + " is made");
            Thread.sleep(5);
        }
        return Objects.requireNonNull(run.latest());
    }

    @Test
    void anAttackThatQueriesSaysThatItHasNone() throws Exception {
        try (Run run = laboratory.open(tiny("mirror"), Progress.NONE)) {
            run.begun().get(60, TimeUnit.SECONDS);
            ExecutionException e =
                    assertThrows(ExecutionException.class, () -> run.anatomy(0).get(60, TimeUnit.SECONDS));
            assertTrue(Messages.of(e).contains("descend a loss"), Messages.of(e));
        }
    }
}
