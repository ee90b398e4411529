package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same document gives the same pixels, whatever else is done. */
class SamePixelsTest extends LaboratoryCase {

    @ParameterizedTest
    @ValueSource(strings = {"gmi", "kedmi", "pixel"})
    void theSameDocumentGivesTheSamePixels(String attack) throws Exception {
        Experiment experiment = tiny(attack).withSteps(12);
        float[] first = pixels(experiment);
        assertArrayEquals(first, pixels(experiment), "again");
        try (EngineLaboratory other = open()) {
            assertArrayEquals(first, pixels(other, experiment), "in another laboratory");
        }
        assertFalse(
                Arrays.equals(
                        first, pixels(experiment.withTargets(List.of(2, 3, 4)).withRestarts(2))),
                "other classes give other images");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmi", "kedmi", "patch-mi", "pixel"})
    void pausesStepsAndLooksChangeNothing(String attack) throws Exception {
        Experiment experiment = tiny(attack).withSteps(12);
        float[] straight = pixels(experiment);
        try (Run run = laboratory.open(experiment, Progress.NONE)) {
            run.step();
            run.step();
            run.play();
            run.pause();
            run.step();
            run.poll();
            run.pause();
            run.play();
            ending(run);
            assertArrayEquals(straight, last(run).images().pixels());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmi", "kedmi", "patch-mi"})
    void anotherSeedGivesOtherPixels(String attack) throws Exception {
        Experiment experiment = tiny(attack).withSteps(3);
        assertFalse(Arrays.equals(pixels(experiment), pixels(experiment.withSeed(1))));
    }

    /** Random numbers are keyed by class and restart; only rounding may differ. */
    @ParameterizedTest
    @ValueSource(strings = {"gmi", "kedmi", "patch-mi", "pixel"})
    void aClassGivesTheSameImagesWhateverElseIsAttacked(String attack) throws Exception {
        Experiment whole =
                tiny(attack).withSteps(8).withTargets(List.of(0, 1, 2, 3, 4)).withRestarts(3);
        float[] all = pixels(whole);
        float[] some = pixels(whole.withTargets(List.of(3, 1)).withRestarts(2));
        int image = 1024;
        for (int t = 0; t < 2; t++) {
            for (int r = 0; r < 2; r++) {
                int row = (t == 0 ? 3 : 1) * 3 + r;
                assertArrayEquals(
                        Arrays.copyOfRange(all, row * image, (row + 1) * image),
                        Arrays.copyOfRange(some, (2 * t + r) * image, (2 * t + r + 1) * image),
                        1e-3f,
                        "class %d restart %d".formatted(t == 0 ? 3 : 1, r));
            }
        }
    }

    @Test
    void restartsDifferUnlessNothingIsRandom() throws Exception {
        float[] gmi = pixels(tiny("gmi").withTargets(List.of(1)).withRestarts(2));
        assertFalse(Arrays.equals(Arrays.copyOf(gmi, 1024), Arrays.copyOfRange(gmi, 1024, 2048)));
        float[] pixel = pixels(tiny("pixel").withTargets(List.of(1)).withRestarts(2));
        assertArrayEquals(Arrays.copyOf(pixel, 1024), Arrays.copyOfRange(pixel, 1024, 2048), 1e-6f);
    }

    @Test
    void aChangeOnTheWayIsTheSameAsTheDocumentItLeavesBehind() throws Exception {
        Experiment experiment = tiny("gmi").withSteps(6);
        try (Run run = laboratory.open(experiment, Progress.NONE)) {
            run.change(Map.of("gmi.step-size", 0.05));
            run.play();
            ending(run);
            assertEquals(0.05, run.experiment().parameters().get("gmi.step-size"));
            assertArrayEquals(pixels(run.experiment()), last(run).images().pixels());
        }
    }
}
