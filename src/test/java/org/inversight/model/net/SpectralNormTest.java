package org.inversight.model.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import org.inversight.engine.Engine;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.junit.jupiter.api.Test;

class SpectralNormTest {

    /** A diagonal matrix has its entries as singular values; the largest is 3. */
    @Test
    void dividesByTheLargestSingularValue() throws Exception {
        try (Engine engine = Engine.start(new EngineSettings("cpu", 1), Progress.NONE);
                NDManager scope = engine.scope()) {
            Parameter u = Parameter.builder()
                    .setName("u")
                    .setType(Parameter.Type.OTHER)
                    .optShape(new Shape(3))
                    .optRequiresGrad(false)
                    .build();
            Weights.set(u, scope, new float[] {1, 1, 1});
            NDArray weight = scope.create(new float[] {2, 0, 0, 0, 3, 0, 0, 0, 0.5f}, new Shape(3, 3));
            SpectralNorm norm = new SpectralNorm(u);
            NDArray divided = weight;
            for (int i = 0; i < 60; i++) {
                divided = norm.apply(scope, weight, true);
            }
            assertArrayEquals(new float[] {2 / 3f, 0, 0, 0, 1, 0, 0, 0, 1 / 6f}, divided.toFloatArray(), 1e-4f);
        }
    }

    /** Within one step no array may stay behind in a long-lived manager. */
    @Test
    void leavesNothingBehind() throws Exception {
        try (Engine engine = Engine.start(new EngineSettings("cpu", 1), Progress.NONE)) {
            NDManager owner = engine.scope();
            Parameter u = Parameter.builder()
                    .setName("u")
                    .setType(Parameter.Type.OTHER)
                    .optShape(new Shape(2))
                    .optRequiresGrad(false)
                    .build();
            Weights.set(u, owner, new float[] {1, 1});
            NDArray weight = owner.create(new float[] {1, 2, 3, 4}, new Shape(2, 2));
            int before = owner.getManagedArrays().size();
            for (int i = 0; i < 3; i++) {
                try (NDManager step = engine.scope()) {
                    NDArray unused = new SpectralNorm(u).apply(step, weight, true);
                }
            }
            org.junit.jupiter.api.Assertions.assertEquals(
                    before, owner.getManagedArrays().size());
        }
    }
}
