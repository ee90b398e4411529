package org.inversight.engine;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adam (Kingma and Ba 2015) with bias correction, as in PyTorch: {@code x = x - lr m' / (sqrt(v') + eps)} with {@code
 * m' = m / (1 - b1^t)} and {@code v' = v / (1 - b2^t)}. Without momentum, b1 = 0, m is the gradient and is not kept.
 */
public final class Adam extends Optimizer {

    private static final double EPSILON = 1e-8;

    private final @Nullable NDArray first;
    private final NDArray second;
    private final double beta1;
    private final double beta2;
    private int steps;

    /**
     * Begins with both moments at zero.
     *
     * @param value moved in place, any shape
     * @param learningRate lr, at least 0
     * @param beta1 decay of the mean gradient, in [0, 1)
     * @param beta2 decay of the mean squared gradient, in [0, 1)
     */
    public Adam(NDArray value, double learningRate, double beta1, double beta2) {
        super(value, learningRate);
        this.first = beta1 == 0 ? null : value.zerosLike();
        this.second = value.zerosLike();
        this.beta1 = beta1;
        this.beta2 = beta2;
    }

    @Override
    void move(NDArray gradient) {
        steps++;
        double correction1 = 1 - Math.pow(beta1, steps);
        double correction2 = Math.sqrt(1 - Math.pow(beta2, steps));
        if (first != null) {
            try (NDArray part = gradient.mul(1 - beta1)) {
                first.muli(beta1).addi(part);
            }
        }
        try (NDArray square = gradient.square()) {
            second.muli(beta2).addi(square.muli(1 - beta2));
        }
        try (NDArray root = second.sqrt();
                NDArray pull = (first == null ? gradient : first).mul(learningRate / correction1)) {
            value.subi(pull.divi(root.muli(1 / correction2).addi(EPSILON)));
        }
    }

    @Override
    public List<NDArray> state() {
        return first == null ? List.of(second) : List.of(first, second);
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public void continueAfter(int steps) {
        this.steps = steps;
    }
}
