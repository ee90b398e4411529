package org.inversight.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import org.inversight.data.Images;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.inversight.recipe.Grids;
import org.junit.jupiter.api.Test;

class GanTrainingTest {

    private static final GanPlan PLAN = GanPlanBuilder.builder()
            .generator("generator32-half")
            .critic("k-critic32-half")
            .latent(8)
            .iterations(10)
            .criticSteps(2)
            .generatorRate(1e-3)
            .criticRate(1e-3)
            .beta1(0.5)
            .beta2(0.999)
            .steadyShare(0.5)
            .averaging(0.9)
            .entropyWeight(1e-4)
            .noise(0.1)
            .evidenceWeight(0)
            .build();

    private static final Images IMAGES = new Images(12, 1, 32, 32, Noise.normal(12 * 1024, 4));

    @Test
    void stepsLeaveNoArrayBehind() throws Exception {
        try (Engine engine = Grids.engine();
                NDManager scope = engine.scope()) {
            NativeNetwork generator = generator(scope);
            NativeNetwork critic = critic(scope);
            try (GanTraining training = training(engine, scope, generator, critic)) {
                training.step(0);
                int before = scope.getManagedArrays().size();
                training.step(1);
                training.step(2);
                assertEquals(before, scope.getManagedArrays().size());
            }
        }
    }

    @Test
    void bothNetworksMove() throws Exception {
        try (Engine engine = Grids.engine();
                NDManager scope = engine.scope()) {
            NativeNetwork generator = generator(scope);
            NativeNetwork critic = critic(scope);
            float g = generator.trained().getFirst().toFloatArray()[0];
            float c = critic.trained().getFirst().toFloatArray()[0];
            try (GanTraining training = training(engine, scope, generator, critic)) {
                double loss = training.step(0);
                assertTrue(Double.isFinite(loss));
                // Adam's first step is the learning rate, whatever the gradient
                assertEquals(1e-3, Math.abs(generator.trained().getFirst().toFloatArray()[0] - g), 1e-5);
                assertTrue(critic.trained().getFirst().toFloatArray()[0] != c);
            }
        }
    }

    @Test
    void ratesFallToZeroAtTheEnd() {
        assertEquals(1, PLAN.rateFactor(0));
        assertEquals(1, PLAN.rateFactor(4));
        assertEquals(0.6, PLAN.rateFactor(7), 1e-9);
        assertEquals(0.2, PLAN.rateFactor(9), 1e-9);
    }

    private static NativeNetwork generator(NDManager scope) {
        return NativeNetwork.random(scope, Architecture.GENERATOR32_HALF, 0, 8, Noise.keyed(1));
    }

    private static NativeNetwork critic(NDManager scope) {
        return NativeNetwork.random(scope, Architecture.K_CRITIC32_HALF, 3, 0, Noise.keyed(2));
    }

    private static GanTraining training(Engine engine, NDManager scope, NativeNetwork generator, NativeNetwork critic) {
        float[] soft = new float[12 * 3];
        java.util.Arrays.fill(soft, 1 / 3f);
        return new GanTraining(
                engine, PLAN, new KedmiGame(IMAGES, soft, 3, 4, 1e-4, 1), 1, generator, critic, null, scope);
    }
}
