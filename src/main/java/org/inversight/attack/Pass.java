package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;

/**
 * A network that a step runs once forward and once backward to its input.
 *
 * @param name e.g. {@code generator}, {@code target}
 * @param input what it takes: latents, or pictures
 * @param forward runs it
 */
public record Pass(String name, Input input, UnaryOperator<NDArray> forward) {

    /** What a network takes. */
    public enum Input {
        LATENT,
        PICTURE
    }
}
