package org.inversight.model.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.fixtures.TestEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gradient of every architecture to its input, against differences along a direction. */
class InputGradientTest {

    private static final int LATENT = 20;

    /** Small, because rectifiers have kinks. */
    private static final double STEP = 3e-3;

    @ParameterizedTest
    @EnumSource
    void theGradientAgreesWithCentralDifferences(Architecture architecture) {
        boolean generator = architecture.generates();
        int side = architecture.side();
        int told = architecture == Architecture.STYLE64_CLASSES ? 5 : 0;
        Shape shape = generator ? new Shape(2, LATENT + told) : new Shape(2, architecture.channels(), side, side);
        int size = (int) shape.size();
        try (Engine engine = TestEngine.start();
                NDManager scope = engine.scope();
                NativeNetwork network = NativeNetwork.random(
                        scope,
                        architecture,
                        5,
                        LATENT,
                        Noise.keyed(3, architecture.name().hashCode()))) {
            float[] at = generator
                    ? Noise.normal(size, 1)
                    : TestEngine.grid(scope, shape).toFloatArray();
            Autograd.record(true);
            NDArray x = Autograd.variable(scope, scope.create(at, shape));
            Autograd.backward(score(network, x));
            Autograd.record(false);
            float[] gradient = Autograd.gradient(scope, x).toFloatArray();
            double length = 0;
            for (float g : gradient) {
                length += (double) g * g;
            }
            length = Math.sqrt(length);
            assertTrue(length > 0.01, "there is a gradient: " + length);
            // along the gradient itself the slope is its length
            float[] along = new float[size];
            for (int i = 0; i < size; i++) {
                along[i] = (float) (gradient[i] / length);
            }
            double difference =
                    (value(network, scope, at, along, STEP, shape) - value(network, scope, at, along, -STEP, shape))
                            / (2 * STEP);
            assertEquals(difference, length, 0.02 * length);
        }
    }

    private static double value(
            NativeNetwork network, NDManager scope, float[] at, float[] along, double step, Shape shape) {
        float[] moved = new float[at.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (at[i] + step * along[i]);
        }
        return score(network, scope.create(moved, shape)).getFloat();
    }

    /** Something smooth that every output has a part in. */
    private static NDArray score(NativeNetwork network, NDArray x) {
        NDList out = network.forward(x);
        NDArray flat = out.get(out.size() - 1).reshape(-1);
        float[] weights = Noise.normal((int) flat.size(), 9);
        return flat.mul(x.getManager().create(weights)).sum();
    }
}
