package org.inversight.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.Ops;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way from the program's images to a model's own and back. */
class AdapterTest {

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

    @Test
    void whereNothingDiffersNothingIsDone() {
        Adapter adapter = adapter(1, 32, List.of(0.0, 1.0), List.of(0.0), List.of(1.0));
        NDArray x = TestEngine.grid(scope, new Shape(2, 1, 32, 32));
        assertSame(x, adapter.toModel(x));
        assertSame(x, adapter.fromModel(x));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "0, 255", "-0.5, 0.5"})
    void aRangeIsConvertedThereAndBack(double low, double high) {
        Adapter adapter = adapter(1, 32, List.of(low, high), List.of(0.0), List.of(1.0));
        NDArray x = TestEngine.grid(scope, new Shape(2, 1, 32, 32));
        float[] there = adapter.toModel(x).toFloatArray();
        float[] own = x.toFloatArray();
        for (int i = 0; i < own.length; i++) {
            assertEquals(low + (high - low) * own[i], there[i], 1e-6 * (high - low));
        }
        assertArrayEquals(own, adapter.fromModel(adapter.toModel(x)).toFloatArray(), 1e-6f);
    }

    /** First the range, then mean and standard deviation, as Python's transforms do. */
    @Test
    void normalisationComesAfterTheRange() {
        Adapter adapter = adapter(1, 32, List.of(0.0, 255.0), List.of(127.5), List.of(50.0));
        NDArray x = TestEngine.grid(scope, new Shape(1, 1, 32, 32));
        float[] there = adapter.toModel(x).toFloatArray();
        float[] own = x.toFloatArray();
        for (int i = 0; i < own.length; i++) {
            assertEquals((own[i] * 255 - 127.5) / 50, there[i], 1e-5);
        }
    }

    @Test
    void everyChannelHasItsOwnMeanAndDeviation() {
        Adapter adapter = adapter(3, 32, List.of(0.0, 1.0), List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
        NDArray x = TestEngine.grid(scope, new Shape(2, 3, 32, 32));
        float[] there = adapter.toModel(x).toFloatArray();
        float[] own = x.toFloatArray();
        double[] mean = {0.485, 0.456, 0.406};
        double[] deviation = {0.229, 0.224, 0.225};
        for (int i = 0; i < own.length; i++) {
            int c = i / 1024 % 3;
            assertEquals((own[i] - mean[c]) / deviation[c], there[i], 1e-5);
        }
    }

    @Test
    void aGreyImageIsRepeatedForAColourModel() {
        Adapter adapter = adapter(3, 32, List.of(0.0, 1.0), List.of(0.0), List.of(1.0));
        NDArray x = TestEngine.grid(scope, new Shape(2, 1, 32, 32));
        NDArray there = adapter.toModel(x);
        assertEquals(new Shape(2, 3, 32, 32), there.getShape());
        for (int c = 0; c < 3; c++) {
            assertEquals(x, there.get(":, " + c + ":" + (c + 1)));
        }
    }

    @Test
    void aColourImageIsGreyForAGreyModelAsItIsInAFile() {
        Adapter adapter = adapter(1, 32, List.of(0.0, 1.0), List.of(0.0), List.of(1.0));
        NDArray x = TestEngine.grid(scope, new Shape(2, 3, 32, 32));
        NDArray there = adapter.toModel(x);
        assertEquals(new Shape(2, 1, 32, 32), there.getShape());
        float[] own = x.toFloatArray();
        assertEquals(0.299 * own[5] + 0.587 * own[1024 + 5] + 0.114 * own[2048 + 5], there.toFloatArray()[5], 1e-6);
        float[] pure = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        NDArray colours =
                scope.create(pure, new Shape(3, 3, 1, 1)).repeat(2, 32).repeat(3, 32);
        float[] levels = adapter.toModel(colours).toFloatArray();
        assertEquals(0.299, levels[0], 1e-6);
        assertEquals(0.587, levels[1024], 1e-6);
        assertEquals(0.114, levels[2048], 1e-6);
    }

    @Test
    void anotherSizeIsResizedBilinearly() {
        Adapter adapter = adapter(1, 48, List.of(0.0, 1.0), List.of(0.0), List.of(1.0));
        NDArray x = TestEngine.grid(scope, new Shape(2, 1, 32, 32));
        assertEquals(Ops.resizeBilinear(x, 48, 48), adapter.toModel(x));
    }

    @Test
    void gradientsComeBackThroughEveryConversion() {
        Adapter adapter = adapter(3, 32, List.of(-1.0, 1.0), List.of(0.1), List.of(0.5));
        Autograd.record(true);
        NDArray x = Autograd.variable(scope, TestEngine.grid(scope, new Shape(1, 1, 32, 32)));
        Autograd.backward(adapter.toModel(x).sum());
        Autograd.record(false);
        for (float slope : Autograd.gradient(scope, x).toFloatArray()) {
            assertEquals(3 * 2 / 0.5, slope, 1e-5);
        }
    }

    private static Adapter adapter(
            int channels, int size, List<Double> range, List<Double> mean, List<Double> deviation) {
        ModelCard plain = TestModels.classifierCard("x");
        ModelCard card = plain.with()
                .format(plain.format())
                .architecture(null)
                .weights(plain.weights())
                .channels(channels)
                .height(size)
                .width(size)
                .range(range)
                .mean(mean)
                .deviation(deviation)
                .access(Access.WEIGHTS)
                .build();
        return new Adapter(card);
    }
}
