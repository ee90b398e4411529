package org.inversight.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.inversight.engine.Engine;
import org.inversight.engine.Network;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.junit.jupiter.api.Test;

/** Which output of a generator's network is the image. */
class GeneratorTest {

    /** The maps are larger than the image, and have more channels. */
    @Test
    void featureMapsBesideTheImageAreNotTakenForIt() {
        try (Engine engine = TestEngine.start();
                NDManager scope = engine.scope()) {
            NDArray image = TestEngine.grid(scope, new Shape(2, 1, 32, 32));
            NDArray maps = scope.zeros(new Shape(2, 8, 64, 64));
            NDArray latents = scope.zeros(new Shape(2, 7));
            for (NDList out : new NDList[] {
                new NDList(maps, image), new NDList(image, maps), new NDList(latents, maps, image), new NDList(image)
            }) {
                NDArray made = generator(out).generate(latents);
                assertEquals(image.getShape(), made.getShape());
                assertArrayEquals(image.toFloatArray(), made.toFloatArray());
            }
        }
    }

    private static Generator generator(NDList out) {
        return new Generator(TestModels.card("g", ModelKind.GENERATOR, Outputs.IMAGE, 0, 0, 7), new Network() {
            @Override
            public NDList forward(NDArray input) {
                return out;
            }

            @Override
            public void close() {}
        });
    }
}
