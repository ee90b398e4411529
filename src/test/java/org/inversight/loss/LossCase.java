package org.inversight.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.TestEngine;
import org.inversight.model.Classifier;
import org.inversight.model.Critic;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelFormat;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A network of four pixels, three features and three classes, and the same in double precision. */
abstract class LossCase {

    static final int PIXELS = 4;
    static final int WIDTH = 3;
    static final double[] IMAGE = {0.2, 0.7, 0.4, 0.9};
    static final double TOLERANCE = 2e-6;

    Engine engine;
    NDManager scope;

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

    void check(Function<NDArray, NDArray> loss, ToDoubleFunction<double[]> formula) {
        float[] start = new float[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            start[i] = (float) IMAGE[i];
        }
        Autograd.record(true);
        NDArray x = Autograd.variable(scope, scope.create(start, new Shape(1, 1, 2, 2)));
        NDArray value = loss.apply(x);
        Autograd.backward(value.sum());
        Autograd.record(false);
        assertEquals(formula.applyAsDouble(IMAGE), value.getFloat(), TOLERANCE);
        float[] gradient = Autograd.gradient(scope, x).toFloatArray();
        for (int i = 0; i < PIXELS; i++) {
            double[] up = IMAGE.clone();
            double[] down = IMAGE.clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            double difference = (formula.applyAsDouble(up) - formula.applyAsDouble(down)) / 2e-5;
            assertEquals(difference, gradient[i], 5e-6, "pixel " + i);
        }
    }

    Classifier classifier(int which) {
        return new Classifier(card(ModelKind.CLASSIFIER, Outputs.FEATURES_AND_LOGITS), Networks.of(x -> {
            NDArray features = x.reshape(-1, PIXELS)
                    .matMul(matrix(x.getManager(), PIXELS, which))
                    .tanh();
            return new NDList(features, features.matMul(matrix(x.getManager(), WIDTH, which + 10)));
        }));
    }

    /** The logits of network 1, or the first of them. */
    Critic critic(Outputs outputs) {
        Classifier network = classifier(1);
        return new Critic(card(ModelKind.CRITIC, outputs), Networks.of(x -> {
            NDArray logits = network.classify(x).logits();
            return new NDList(outputs == Outputs.SCORE ? logits.get(":, 0:1") : logits);
        }));
    }

    static ModelCard card(ModelKind kind, Outputs outputs) {
        return ModelCard.named("tiny", kind)
                .format(ModelFormat.TORCHSCRIPT)
                .weights("tiny.pt")
                .channels(1)
                .height(2)
                .width(2)
                .outputs(outputs)
                .build();
    }

    static double weight(int row, int column, int which) {
        return Math.sin(1.3 * row + 2.1 * column + which);
    }

    static NDArray matrix(NDManager manager, int rows, int which) {
        float[] values = new float[rows * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) weight(i / WIDTH, i % WIDTH, which);
        }
        return manager.create(values, new Shape(rows, WIDTH));
    }

    static double[] features(double[] x, int which) {
        double[] out = new double[WIDTH];
        for (int j = 0; j < WIDTH; j++) {
            double sum = 0;
            for (int i = 0; i < PIXELS; i++) {
                sum += x[i] * weight(i, j, which);
            }
            out[j] = Math.tanh(sum);
        }
        return out;
    }

    static double[] logits(double[] x, int which) {
        double[] f = features(x, which);
        double[] out = new double[WIDTH];
        for (int j = 0; j < WIDTH; j++) {
            for (int i = 0; i < WIDTH; i++) {
                out[j] += f[i] * weight(i, j, which + 10);
            }
        }
        return out;
    }

    static double[] logSoftmax(double[] logits) {
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit);
        }
        double[] out = new double[logits.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = logits[i] - Math.log(sum);
        }
        return out;
    }
}
