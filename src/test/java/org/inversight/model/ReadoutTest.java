package org.inversight.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.fixtures.TestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of one number for each image. */
class ReadoutTest {

    private Engine engine;

    @BeforeEach
    void start() {
        engine = TestEngine.start();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    /** logit = s - log(1 - e^s), whose slope is 1 / (1 - e^s). */
    @ParameterizedTest
    @ValueSource(floats = {-1e-8f, -1e-4f, -0.1f, -0.6931472f, -3, -20, -80, -400})
    void oneLogarithmOfAProbabilityGivesBothLogits(float s) {
        try (NDManager scope = engine.scope()) {
            Autograd.record(true);
            NDArray x = Autograd.variable(scope, scope.create(new float[] {s}, new Shape(1, 1)));
            NDArray logits = new Readout(card(ScoreMeaning.LOG_PROBABILITIES)).logits(new NDList(x));
            double other = Math.log(-Math.expm1(s));
            assertEquals(other, logits.getFloat(0, 0), 1e-6 * Math.max(1, Math.abs(other)));
            assertEquals(s, logits.getFloat(0, 1));
            Autograd.backward(logits.get(":, 1:2").sub(logits.get(":, 0:1")).sum());
            double slope = -1 / Math.expm1(s);
            assertEquals(slope, Autograd.gradient(scope, x).getFloat(), 1e-5 * slope);
        } finally {
            Autograd.record(false);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 1e-4f, Float.NEGATIVE_INFINITY})
    void aLogarithmThatWasRoundedAwayStaysFinite(float s) {
        try (NDManager scope = engine.scope()) {
            NDArray x = scope.create(new float[] {s}, new Shape(1, 1));
            NDArray logits = new Readout(card(ScoreMeaning.LOG_PROBABILITIES)).logits(new NDList(x));
            assertTrue(Float.isFinite(logits.getFloat(0, 0)), logits.toString());
            assertTrue(Float.isFinite(logits.getFloat(0, 1)), logits.toString());
            assertEquals(s > -1, logits.getFloat(0, 1) > logits.getFloat(0, 0));
        }
    }

    @Test
    void aLabelBeyondTheClassesIsNoClass() {
        ModelCard card = card(ScoreMeaning.LOGITS).withOutputs(Outputs.LABELS);
        try (NDManager scope = engine.scope()) {
            NDArray known = scope.create(new float[] {1, 0});
            assertEquals(
                    List.of(1L, 0L),
                    List.of(new Readout(card)
                            .logits(new NDList(known))
                            .argMax(1)
                            .toArray()));
            for (float label : new float[] {2, -1, 0.5f, Float.NaN}) {
                NDList out = new NDList(scope.create(new float[] {0, label}));
                IllegalArgumentException e =
                        assertThrows(IllegalArgumentException.class, () -> new Readout(card).logits(out));
                assertTrue(String.valueOf(e.getMessage()).contains("its classes are 0 to 1"), e.getMessage());
            }
        }
    }

    private static ModelCard card(ScoreMeaning meaning) {
        return ModelCard.named("one", ModelKind.CLASSIFIER)
                .height(1)
                .width(1)
                .classes(List.of("no", "yes"))
                .scores(meaning)
                .build();
    }
}
