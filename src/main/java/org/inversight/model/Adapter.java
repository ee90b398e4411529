package org.inversight.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.inversight.engine.Ops;

/**
 * The explicit way between the program's images, (n, c, h, w) in [0, 1], and a model's own: channels, size, range, mean
 * and standard deviation. Differentiable.
 */
final class Adapter {

    private final ModelCard card;
    private final boolean plain;

    Adapter(ModelCard card) {
        this.card = card;
        this.plain = card.range().equals(List.of(0.0, 1.0))
                && card.mean().stream().allMatch(m -> m == 0)
                && card.deviation().stream().allMatch(d -> d == 1);
    }

    /** From [0, 1] to what the model takes. */
    NDArray toModel(NDArray images) {
        NDArray x = channels(images);
        Shape shape = x.getShape();
        if (shape.get(2) != card.height() || shape.get(3) != card.width()) {
            x = Ops.resizeBilinear(x, card.height(), card.width());
        }
        if (plain) {
            return x;
        }
        double low = card.range().get(0);
        double high = card.range().get(1);
        if (low != 0 || high != 1) {
            x = Ops.scale(x, high - low).add(low);
        }
        if (card.mean().stream().anyMatch(m -> m != 0)) {
            x = x.sub(perChannel(x, card.mean()));
        }
        if (card.deviation().stream().anyMatch(d -> d != 1)) {
            x = x.div(perChannel(x, card.deviation()));
        }
        return x;
    }

    /** From what a generator gives to [0, 1]. */
    NDArray fromModel(NDArray images) {
        if (plain) {
            return images;
        }
        double low = card.range().get(0);
        double high = card.range().get(1);
        return Ops.scale(images.sub(low), 1 / (high - low));
    }

    private NDArray channels(NDArray images) {
        long have = images.getShape().get(1);
        if (have == card.channels()) {
            return images;
        }
        if (have == 1) {
            return images.repeat(1, card.channels());
        }
        return images.mul(perChannel(images, Grey.WEIGHTS)).sum(new int[] {1}, true);
    }

    private static NDArray perChannel(NDArray like, List<? extends Number> values) {
        float[] numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(i).floatValue();
        }
        return like.getManager().create(numbers, new Shape(1, numbers.length, 1, 1));
    }
}
