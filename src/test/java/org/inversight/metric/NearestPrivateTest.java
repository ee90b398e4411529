package org.inversight.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Objects;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Engine;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.inversight.model.Classifier;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.junit.jupiter.api.Test;

class NearestPrivateTest {

    /** Levels 0, 0.1, 0.3, 0.3 of one class and 0.9 of another, in images of one pixel. */
    private static final LabelledImages POOL = new LabelledImages(
            new Images(5, 1, 1, 1, new float[] {0, 0.1f, 0.3f, 0.3f, 0.9f}), new int[] {0, 0, 0, 0, 1});

    /** What genuine images come to is a ceiling only if they are searched in as many images as reconstructions are. */
    @Test
    void aPrivateImageIsSearchedInAllOthersOfItsClass() {
        Classifier evaluator = new Classifier(
                TestModels.card("e", ModelKind.CLASSIFIER, Outputs.FEATURES_AND_LOGITS, 2, 1, 0), Networks.of(x -> {
                    NDArray level = x.reshape(x.getShape().get(0), -1).get(":, 0:1");
                    return new NDList(level.mul(2), level.concat(level, 1));
                }));
        try (Engine engine = TestEngine.start();
                NDManager scope = engine.scope()) {
            NearestPrivate nearest = new NearestPrivate(POOL, evaluator);
            int[] first = {0, 0, 0, 0};
            Images own = POOL.images().range(0, 4);
            NearestPrivate.Mean all = Objects.requireNonNull(nearest.mean(scope, own, first));
            assertEquals(0, all.pixel(), 1e-7, "each is its own nearest");
            assertEquals(4, all.pool());
            NearestPrivate.Mean others = Objects.requireNonNull(nearest.meanToOthers(scope, own, first, own));
            // 0.1, 0.1, and 0 twice: two images that are the same are two
            assertEquals(0.2 / 4, others.pixel(), 1e-7);
            assertEquals((0.04 + 0.04) / 4, others.feature(), 1e-6, "squared, of twice the level");
            assertEquals(3, others.pool());
            Images drawn = new Images(1, 1, 1, 1, new float[] {0.25f});
            assertEquals(
                    nearest.mean(scope, drawn, new int[] {0}),
                    nearest.meanToOthers(scope, drawn, new int[] {0}, drawn),
                    "it is none of them");
            assertNull(nearest.meanToOthers(scope, POOL.images().range(4, 5), new int[] {1}, own), "there is no other");
        }
    }

    /** A set that is kept larger for an evaluator's sake, and a grey one beside a generator of colours. */
    @Test
    void aDistanceIsInTheReconstructionsSizeAndInGreyAsEverywhere() {
        float[] large = new float[2 * 2 * 4 * 4];
        Arrays.fill(large, 0, 16, 0.5f);
        Arrays.fill(large, 16, 64, 0.8f);
        LabelledImages pool = new LabelledImages(new Images(4, 1, 4, 4, large), new int[] {0, 0, 0, 0});
        try (Engine engine = TestEngine.start();
                NDManager scope = engine.scope()) {
            NearestPrivate nearest = new NearestPrivate(pool, null);
            Images dark = new Images(1, 1, 2, 2, new float[] {0.4f, 0.4f, 0.4f, 0.4f});
            assertEquals(0.2, Objects.requireNonNull(nearest.of(scope, dark, 0)).pixelDistance(), 1e-6);
            assertEquals(
                    0.6,
                    Objects.requireNonNull(
                                    nearest.meanToOthers(scope, pool.images().range(0, 1), new int[] {0}, dark))
                            .pixel(),
                    1e-6,
                    "a private image in the size of those that it stands beside");
            float[] blue = new float[3 * 4];
            Arrays.fill(blue, 8, 12, 1);
            Images coloured = new Images(1, 3, 2, 2, blue);
            assertEquals(
                    2 * (0.5 - 0.114),
                    Objects.requireNonNull(nearest.of(scope, coloured, 0)).pixelDistance(),
                    1e-6);
        }
    }
}
