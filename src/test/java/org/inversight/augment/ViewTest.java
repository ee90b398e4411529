package org.inversight.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.fixtures.Reference;
import org.inversight.fixtures.TestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single views against torch's affine_grid and grid_sample (reference/views.py). */
class ViewTest {

    private static final Reference PYTHON = Reference.read("views.json");
    private static final Shape COLOUR = new Shape(2, 3, 5, 7);
    private static final Shape GREY = new Shape(1, 1, 8, 8);
    private static final View STILL =
            ViewBuilder.builder().width(1).height(1).brightness(1).contrast(1).build();

    private Engine engine;
    private NDManager scope;

    @BeforeEach
    void start() {
        engine = TestEngine.start();
        scope = engine.scope();
    }

    @AfterEach
    void stop() {
        Autograd.record(false);
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rotated", "expanded", "cropped", "mirrored", "shifted", "brighter", "flatter", "all"})
    void aViewAndItsGradientAgreeWithPython(String name) {
        agrees("/colour/" + name, COLOUR);
        agrees("/grey/" + name, GREY);
    }

    @Test
    void whatChangesNothingGivesTheVeryImage() {
        NDArray x = grid(COLOUR, 0.3);
        assertArrayEquals(x.toFloatArray(), View.of(x, List.of(STILL)).toFloatArray());
        NDArray sampled = Warp.sample(x, List.of(STILL.map(5, 7)));
        assertArrayEquals(x.toFloatArray(), sampled.toFloatArray(), "sampled at every place itself");
    }

    @Test
    void aQuarterTurnIsCounterClockwise() {
        float[] corner = new float[64];
        corner[7] = 1; // top right
        View quarter = STILL.withDegrees(90);
        NDArray turned = View.of(scope.create(corner, new Shape(1, 1, 8, 8)), List.of(quarter));
        float[] topLeft = new float[64];
        topLeft[0] = 1;
        assertArrayEquals(topLeft, turned.toFloatArray(), 1e-6f);
    }

    @Test
    void everyImageMayHaveAViewOfItsOwn() {
        NDArray x = grid(COLOUR, 0.3);
        View one = ViewBuilder.builder()
                .degrees(25)
                .expanded(true)
                .top(0.1)
                .width(0.9)
                .height(0.9)
                .mirrored(true)
                .right(0.1)
                .brightness(1.1)
                .contrast(0.8)
                .build();
        View two = ViewBuilder.builder()
                .degrees(-10)
                .left(0.1)
                .width(0.8)
                .height(0.9)
                .down(0.2)
                .brightness(0.9)
                .contrast(1.2)
                .build();
        float[] both = View.of(x, List.of(one, two)).toFloatArray();
        float[] first = View.of(x, List.of(one)).toFloatArray();
        float[] second = View.of(x, List.of(two)).toFloatArray();
        int image = both.length / 2;
        assertArrayEquals(Arrays.copyOf(first, image), Arrays.copyOf(both, image), "the first image");
        assertArrayEquals(
                Arrays.copyOfRange(second, image, 2 * image),
                Arrays.copyOfRange(both, image, 2 * image),
                "the second image");
    }

    private void agrees(String path, Shape shape) {
        double[] v = PYTHON.numbers(path + "/view");
        View view = new View(v[0], v[1] == 1, v[2], v[3], v[4], v[5], v[6] == 1, v[7], v[8], v[9], v[10]);
        Autograd.record(true);
        NDArray x = Autograd.variable(scope, grid(shape, 0.3));
        NDArray seen = View.of(x, List.of(view));
        Autograd.backward(seen.mul(grid(shape, 1.1)).sum());
        Autograd.record(false);
        assertEquals(shape, seen.getShape());
        Reference.assertNear(PYTHON.numbers(path + "/values"), seen, 2e-6);
        Reference.assertNear(PYTHON.numbers(path + "/gradient"), Autograd.gradient(scope, x), 5e-6);
    }

    private NDArray grid(Shape shape, double shift) {
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.5 + 0.5 * Math.sin(1.7 * i + shift));
        }
        return scope.create(values, shape);
    }
}
