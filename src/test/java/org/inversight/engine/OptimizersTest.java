package org.inversight.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.Function;
import org.inversight.fixtures.Reference;
import org.inversight.fixtures.TestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Five steps of each optimiser against torch.optim (reference/optimizers.py). */
class OptimizersTest {

    private static final Reference EXPECTED = Reference.read("optimizers.json");

    private Engine engine;
    private NDManager scope;

    @BeforeEach
    void start() {
        engine = TestEngine.start();
        scope = engine.scope();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void plainDescentAgreesWithPyTorch() {
        compare("plain", x -> new Sgd(x, 0.05, 0, false, 0));
    }

    @Test
    void weightDecayAgreesWithPyTorch() {
        compare("plain-decay", x -> new Sgd(x, 0.05, 0, false, 0.1));
    }

    @Test
    void momentumAgreesWithPyTorch() {
        compare("momentum", x -> new Sgd(x, 0.05, 0.9, false, 0));
    }

    @Test
    void nesterovAgreesWithPyTorch() {
        compare("nesterov", x -> new Sgd(x, 0.05, 0.9, true, 0));
    }

    @Test
    void nesterovWithWeightDecayAgreesWithPyTorch() {
        compare("nesterov-decay", x -> new Sgd(x, 0.05, 0.9, true, 0.1));
    }

    @Test
    void adamAgreesWithPyTorch() {
        compare("adam", x -> new Adam(x, 0.02, 0.9, 0.999));
    }

    @Test
    void adamWithOtherDecaysAgreesWithPyTorch() {
        compare("adam-half", x -> new Adam(x, 0.02, 0.5, 0.9));
    }

    @Test
    void adamWithoutMomentumAgreesWithPyTorch() {
        compare("adam-still", x -> new Adam(x, 0.02, 0, 0.99));
        assertEquals(
                1, new Adam(scope.create(new float[2]), 0.02, 0, 0.99).state().size());
    }

    @Test
    void adamGoesOnFromItsStateAsIfItHadNeverStopped() {
        NDArray whole = start(scope);
        NDArray parts = start(scope);
        Adam once = new Adam(whole, 0.02, 0.9, 0.999);
        Adam before = new Adam(parts, 0.02, 0.9, 0.999);
        for (int step = 1; step <= 3; step++) {
            once.step(gradient(whole, step));
            before.step(gradient(parts, step));
        }
        Adam after = new Adam(parts, 0.02, 0.9, 0.999);
        for (int i = 0; i < 2; i++) {
            after.state().get(i).addi(before.state().get(i));
        }
        after.continueAfter(3);
        once.step(gradient(whole, 4));
        after.step(gradient(parts, 4));
        assertEquals(whole, parts);
    }

    @Test
    void aNewLearningRateCountsFromTheNextStep() {
        NDArray x = scope.create(new float[] {1});
        Sgd sgd = new Sgd(x, 0.1, 0, false, 0);
        sgd.step(scope.create(new float[] {1}));
        sgd.setLearningRate(0.5);
        sgd.step(scope.create(new float[] {1}));
        assertEquals(0.4f, x.getFloat(), 1e-6f);
    }

    @Test
    void aStepLeavesNoArraysAndNoRecordingBehind() {
        NDArray x = start(scope);
        Adam adam = new Adam(x, 0.02, 0.9, 0.999);
        Sgd sgd = new Sgd(x, 0.02, 0.9, true, 0.1);
        int before = scope.getManagedArrays().size();
        for (int step = 0; step < 20; step++) {
            try (NDArray gradient = gradient(x, step)) {
                adam.step(gradient);
                sgd.step(gradient);
            }
        }
        assertEquals(before, scope.getManagedArrays().size());
        assertFalse(Autograd.recording());
    }

    private void compare(String name, Function<NDArray, Optimizer> optimizer) {
        NDArray x = start(scope);
        try (Optimizer moved = optimizer.apply(x)) {
            for (int step = 1; step <= 5; step++) {
                moved.step(gradient(x, step));
                Reference.assertNear(EXPECTED.numbers("/" + name + "/" + (step - 1)), x, 2e-6);
            }
        }
    }

    private static NDArray start(NDManager scope) {
        float[] values = new float[6];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(1.7 * i + 0.4);
        }
        return scope.create(values);
    }

    private NDArray gradient(NDArray x, int step) {
        float[] at = x.toFloatArray();
        for (int i = 0; i < at.length; i++) {
            at[i] = (float) (0.3 * at[i] + Math.sin(1.1 * i + 0.9 * step));
        }
        return scope.create(at);
    }
}
