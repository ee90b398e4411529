package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * A network that a step runs once forward and once backward to its input.
 *
 * @param name e.g. {@code generator}, {@code target}
 * @param input what it takes: latents, or pictures
 * @param forward runs it
 * @param calls its forward passes so far
 * @param views how many rows it is given for each row of the attack's batch
 */
public record Pass(
        String name, Input input, UnaryOperator<NDArray> forward, LongSupplier calls, int views) {

    /** What a network takes. */
    public enum Input {
        LATENT,
        PICTURE
    }
}
