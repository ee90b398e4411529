package org.inversight.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
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

    /** As before the target, so before whoever evaluates. */
    @Test
    void whatAnotherProgramsGeneratorGivesBeyondTheRangeIsCutOff() {
        try (Engine engine = TestEngine.start();
                NDManager scope = engine.scope()) {
            NDArray wild = scope.zeros(new Shape(1, 1, 32, 32));
            wild.set(new NDIndex(0, 0, 0, 0), 1.5);
            wild.set(new NDIndex(0, 0, 0, 1), -0.5);
            wild.set(new NDIndex(0, 0, 0, 2), 0.25);
            wild.set(new NDIndex(0, 0, 0, 4), Float.POSITIVE_INFINITY);
            float[] made = generator(new NDList(wild))
                    .generate(scope.zeros(new Shape(1, 7)))
                    .toFloatArray();
            assertArrayEquals(new float[] {1, 0, 0.25f, 0}, Arrays.copyOf(made, 4));
            assertTrue(Float.isNaN(made[4]), "an infinite value is seen to be none");
        }
    }

    @Test
    void classesInTurnGoOnFromOneBatchToTheNext() {
        try (Engine engine = TestEngine.start();
                NDManager scope = engine.scope()) {
            ModelCard card = TestModels.card("g", ModelKind.GENERATOR, Outputs.IMAGE, 60, 0, 2)
                    .with()
                    .conditional(true)
                    .build();
            NDArray second = Generator.inputInTurn(scope, card, 50, 50, 1, 2);
            assertEquals(new Shape(50, 62), second.getShape());
            long[] classes = second.get(":, 2:").argMax(1).toLongArray();
            assertEquals(50, classes[0]);
            assertEquals(59, classes[9]);
            assertEquals(0, classes[10]);
            NDArray chosen = Generator.inputOf(scope, card, new int[] {7, 3}, 1, 2);
            assertArrayEquals(new long[] {7, 3}, chosen.get(":, 2:").argMax(1).toLongArray());
            assertArrayEquals(
                    second.get(":2, :2").toFloatArray(), chosen.get(":, :2").toFloatArray(), "the same latents");
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
