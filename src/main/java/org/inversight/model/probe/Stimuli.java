package org.inversight.model.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.inversight.engine.Noise;
import org.inversight.engine.Ops;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;

/** Inputs of a network with this card, always the same ones. */
record Stimuli(ModelCard card) {

    /** Numbers of a large input, of which fewer are taken. */
    private static final long LARGE = 3 * 160 * 160;

    private static final double LOUD = 8;

    /** How many inputs a batch has. */
    int batch() {
        return one().size() > LARGE ? 2 : 4;
    }

    private Shape one() {
        return card.kind() == ModelKind.GENERATOR
                ? new Shape(card.inputLength())
                : new Shape(card.channels(), card.height(), card.width());
    }

    /** A batch from the range that the network is used in: latents, or pixels in its own values. */
    NDArray usual(NDManager scope) {
        Shape shape = new Shape(batch()).addAll(one());
        float[] noise = Noise.normal((int) shape.size(), 11, 0);
        if (card.kind() != ModelKind.GENERATOR) {
            float low = card.range().getFirst().floatValue();
            float high = card.range().getLast().floatValue();
            for (int i = 0; i < noise.length; i++) {
                noise[i] = low + (high - low) * (noise[i] - (float) Math.floor(noise[i]));
            }
        }
        return scope.create(noise, shape);
    }

    /** A batch of normal noise. */
    NDArray normal(NDManager scope) {
        Shape shape = new Shape(batch()).addAll(one());
        return scope.create(Noise.normal((int) shape.size(), 11, 1), shape);
    }

    /** A batch of zeros. */
    NDArray empty(NDManager scope) {
        return scope.zeros(new Shape(batch()).addAll(one()));
    }

    /** A batch that drives a network further than images do. */
    NDArray loud(NDManager scope) {
        return Ops.scale(normal(scope), LOUD);
    }
}
