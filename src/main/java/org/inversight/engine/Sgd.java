package org.inversight.engine;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Stochastic gradient descent with Nesterov momentum, as in PyTorch: {@code v = m v + g; x = x - lr (g + m v)}; without
 * Nesterov {@code x = x - lr v}; m = 0 is plain descent.
 */
public final class Sgd extends Optimizer {

    private final NDArray velocity;
    private final double momentum;
    private final boolean nesterov;
    private final double weightDecay;

    /**
     * Begins at rest.
     *
     * @param value moved in place, any shape
     * @param learningRate lr, at least 0
     * @param momentum m, in [0, 1); 0 for none
     * @param nesterov whether the step looks ahead along the velocity
     * @param weightDecay share of the value that is added to its gradient; 0 for none
     */
    public Sgd(NDArray value, double learningRate, double momentum, boolean nesterov, double weightDecay) {
        super(value, learningRate);
        this.velocity = value.zerosLike();
        this.momentum = momentum;
        this.nesterov = nesterov;
        this.weightDecay = weightDecay;
    }

    @Override
    void move(NDArray gradient) {
        if (weightDecay != 0) {
            try (NDArray decay = value.mul(weightDecay)) {
                gradient.addi(decay);
            }
        }
        velocity.muli(momentum).addi(gradient);
        try (NDArray pull = nesterov ? velocity.mul(momentum) : velocity.duplicate()) {
            if (nesterov) {
                pull.addi(gradient);
            }
            value.subi(pull.muli(learningRate));
        }
    }

    @Override
    public List<NDArray> state() {
        return List.of(velocity);
    }
}
