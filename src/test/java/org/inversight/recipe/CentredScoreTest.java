package org.inversight.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Random;
import org.inversight.data.Images;
import org.inversight.engine.Engine;
import org.inversight.fixtures.TestEngine;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.Evaluation;
import org.junit.jupiter.api.Test;

/** Where public images lie on average a critic of one score, in use, gives log sigmoid(0). */
class CentredScoreTest {

    private static final Architecture CRITIC = Architecture.named("residual-critic32");

    @Test
    void theScoresOfPublicImagesBecomeZeroOnAverage() {
        float[] pixels = new float[12 * 3 * 32 * 32];
        Random random = new Random(5);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat();
        }
        Images open = new Images(12, 3, 32, 32, pixels);
        try (Engine engine = TestEngine.start();
                NDManager scope = engine.scope()) {
            Evaluation evaluation = new Evaluation(engine);
            NativeNetwork one = NativeNetwork.random(scope, CRITIC, 1, 0, new Random(1));
            LastBias.move(one, "scores_bias", 0, 5);
            assertThrows(IllegalArgumentException.class, () -> new CentredScore(evaluation, open).of(one));
            NativeNetwork scoring = one.become(scope, CRITIC, 2, 0, new Random(2));
            new CentredScore(evaluation, open).of(scoring);
            NativeNetwork used = scoring.become(scope, CRITIC, 1, 0, new Random(3));
            double[] scores = new double[12];
            float[] given = evaluation.outputs(used, open, 0);
            Arrays.setAll(scores, i -> -Math.log(Math.expm1(-given[i]))); // of log sigmoid(s)
            assertEquals(0, Arrays.stream(scores).average().orElseThrow(), 1e-4);
        }
    }
}
