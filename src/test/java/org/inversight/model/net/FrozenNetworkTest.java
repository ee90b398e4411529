package org.inversight.model.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.Network;
import org.inversight.engine.Noise;
import org.inversight.fixtures.TestEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrozenNetworkTest {

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void agreesWithTheNetworkItWasMadeFromInOutputsAndInputGradient(Architecture architecture) {
        boolean generator = architecture.generates();
        int side = architecture.side();
        int told = architecture == Architecture.STYLE64_CLASSES ? 10 : 0;
        Shape shape = generator ? new Shape(4, 100 + told) : new Shape(4, architecture.channels(), side, side);
        try (Engine engine = TestEngine.start();
                NDManager manager = engine.scope();
                NativeNetwork network = NativeNetwork.random(manager, architecture, 10, 100, Noise.keyed(3))) {
            Autograd.record(false);
            for (int i = 0; i < 3; i++) {
                network.forwardTraining(input(manager, shape, i)); // moves the running statistics
            }
            try (Network frozen = network.frozen(manager)) {
                float[][] expected = outputsAndGradient(network, manager, shape);
                float[][] found = outputsAndGradient(frozen, manager, shape);
                assertArrayEquals(expected[0], found[0], 2e-4f);
                float largest = 0;
                for (float g : expected[1]) {
                    largest = Math.max(largest, Math.abs(g));
                }
                assertTrue(largest > 0);
                assertArrayEquals(expected[1], found[1], 1e-3f * largest);
            }
        }
    }

    private static float[][] outputsAndGradient(Network network, NDManager manager, Shape shape) {
        Autograd.record(true);
        try (NDManager scope = manager.newSubManager()) {
            NDArray x = Autograd.variable(scope, input(scope, shape, 9));
            NDList out = network.forward(x);
            NDArray last = out.get(out.size() - 1);
            // weights of every sign: an embedding's length is one whatever the input
            Autograd.backward(last.mul(input(scope, last.getShape(), 8)).mean());
            return new float[][] {
                last.stopGradient().toFloatArray(), Autograd.gradient(scope, x).toFloatArray()
            };
        } finally {
            Autograd.record(false);
        }
    }

    private static NDArray input(NDManager manager, Shape shape, long key) {
        return manager.create(Noise.normal((int) shape.size(), 1, key), shape);
    }
}
