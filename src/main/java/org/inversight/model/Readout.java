package org.inversight.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Objects;
import org.inversight.engine.Ops;
import org.jspecify.annotations.Nullable;

/**
 * Finds class scores and features among what a network returns, and brings the scores to logits. Differentiable.
 *
 * @param card of the network
 */
public record Readout(ModelCard card) {

    /** Probabilities below this count as this, so that their logarithm stays finite. */
    private static final float LEAST = 1e-30f;

    /** The logarithm of one probability below this counts as this; far lower than a gradient is wanted of. */
    private static final float LOWEST = -1e6f;

    /** Logit of the one class that a network names which tells nothing else. */
    private static final float SURE = 50;

    /**
     * Class scores before softmax.
     *
     * @param out what the network returned
     * @return (n, K); of a network with one number per image, two classes
     */
    public NDArray logits(NDList out) {
        NDArray scores = scores(out);
        if (card.outputs() == Outputs.LABELS) {
            return ofLabels(scores);
        }
        ScoreMeaning meaning = card.meaning();
        if (card.kind() == ModelKind.CLASSIFIER && binary(scores)) {
            return switch (meaning) {
                case LOGITS -> scores.zerosLike().concat(scores, 1);
                case LOG_PROBABILITIES -> ofOneLogarithm(scores);
                case PROBABILITIES, SIGMOIDS -> log(scores.sub(1).neg()).concat(log(scores), 1);
            };
        }
        return switch (meaning) {
            case LOGITS -> scores;
            case LOG_PROBABILITIES -> scores.maximum(number(scores, (float) Math.log(LEAST)));
            case PROBABILITIES -> log(scores);
            case SIGMOIDS -> log(scores).sub(log(scores.sub(1).neg()));
        };
    }

    /**
     * Class scores as the network gives them.
     *
     * @param out what the network returned
     * @return (n, K), or (n, 1)
     */
    public NDArray scores(NDList out) {
        String name = card.scoresOutput();
        NDArray scores = rows(name == null ? out.get(out.size() - 1) : output(out, name));
        return scores.toType(DataType.FLOAT32, false);
    }

    /**
     * {@return penultimate features, (n, d); null where the card names none}
     *
     * @param out what the network returned
     */
    public @Nullable NDArray features(NDList out) {
        if (card.outputs() != Outputs.FEATURES_AND_LOGITS) {
            return null;
        }
        String name = card.featuresOutput();
        return flat(name == null ? out.get(0) : output(out, name), card.features());
    }

    /** Whether an output has this name or, in an unnamed list, this place. */
    static boolean has(NDList out, String name) {
        return find(out, name) != null;
    }

    /** The output of this name. */
    static NDArray output(NDList out, String name) {
        return Objects.requireNonNull(find(out, name), "no output is called " + name);
    }

    private static @Nullable NDArray find(NDList out, String name) {
        for (NDArray array : out) {
            if (name.equals(array.getName())) {
                return array;
            }
        }
        if (name.matches("\\d{1,4}")) {
            int index = Integer.parseInt(name);
            return index < out.size() ? out.get(index) : null;
        }
        return null;
    }

    /**
     * {@return (n), (n, K, 1, 1) and the like as (n, K); anything else as it is}
     *
     * @param array class scores
     */
    public static NDArray rows(NDArray array) {
        Shape rows = rows(array.getShape());
        return rows.equals(array.getShape()) ? array : array.reshape(rows);
    }

    /**
     * {@return the shape of {@link #rows(NDArray)}}
     *
     * @param shape of class scores
     */
    public static Shape rows(Shape shape) {
        if (shape.dimension() == 1) {
            return new Shape(shape.get(0), 1);
        }
        if (shape.dimension() > 2 && shape.get(0) > 0) {
            long length = shape.size() / shape.get(0);
            for (int axis = 1; axis < shape.dimension(); axis++) {
                if (shape.get(axis) == length) {
                    return new Shape(shape.get(0), length);
                }
            }
        }
        return shape;
    }

    /**
     * Features as rows: (n, d, h, w) is averaged over height and width where d is the wanted length, and laid out in a
     * row otherwise.
     */
    private static NDArray flat(NDArray array, int length) {
        NDArray rows = rows(array);
        Shape shape = rows.getShape();
        if (shape.dimension() == 4 && shape.get(1) == length) {
            return rows.reshape(shape.get(0), length, -1).mean(new int[] {2});
        }
        return shape.dimension() > 2 ? rows.reshape(shape.get(0), shape.size() / shape.get(0)) : rows;
    }

    private boolean binary(NDArray scores) {
        return scores.getShape().get(1) == 1 && card.classes().size() == 2;
    }

    /** (log(1 - e^s), s) of s = log p. */
    private static NDArray ofOneLogarithm(NDArray logarithms) {
        NDArray s = logarithms.maximum(number(logarithms, LOWEST));
        // 1 - e^s = tanh(-s / 2) (1 + e^s): the difference itself has no digits left where s is nearly 0
        NDArray half = Ops.scale(s, -0.5).tanh();
        NDArray other = log(half).add(s.exp().add(1).log());
        return other.concat(s, 1);
    }

    /** @throws IllegalArgumentException if a label is none of the card's classes */
    private NDArray ofLabels(NDArray labels) {
        int classes = Math.max(1, card.classes().size());
        for (float label : labels.toFloatArray()) {
            if (!(label >= 0 && label < classes && label == Math.rint(label))) {
                throw new IllegalArgumentException(
                        "The classifier %s returns the label %s, and its classes are 0 to %d; name all of its classes in its card."
                                .formatted(
                                        card.name(),
                                        label == Math.rint(label) ? Long.toString((long) label) : Float.toString(label),
                                        classes - 1));
            }
        }
        NDArray all = labels.getManager().arange(classes).toType(DataType.FLOAT32, false);
        return labels.eq(all.reshape(1, classes))
                .toType(DataType.FLOAT32, false)
                .mul(number(labels, SURE));
    }

    private static NDArray log(NDArray probabilities) {
        return probabilities.maximum(number(probabilities, LEAST)).log();
    }

    private static NDArray number(NDArray like, float value) {
        return like.getManager().create(value);
    }
}
