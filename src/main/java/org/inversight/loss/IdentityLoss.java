package org.inversight.loss;

import ai.djl.ndarray.NDArray;
import org.inversight.model.Classification;
import org.jspecify.annotations.Nullable;

/**
 * How far a picture is from the attacked class, as a classifier sees it. One value a picture, so
 * that an attack may average or sum them as its optimiser needs.
 */
public interface IdentityLoss {

    /**
     * The part that every classifier contributes: the target and each student.
     *
     * @param logits (n, K)
     * @param labels (n) attacked classes, integers
     * @return (n)
     */
    NDArray perModel(NDArray logits, NDArray labels);

    /**
     * The part that the target alone contributes, or null where there is none.
     *
     * @param target what the target returned
     * @return (n), weighted
     */
    default @Nullable NDArray targetOnly(Classification target) {
        return null;
    }

    /** Takes over changed values of live parameters. */
    default void change(org.inversight.catalog.Values values) {}

    /** The logit of each picture's attacked class. */
    static NDArray attacked(NDArray scores, NDArray labels) {
        NDArray column = labels.reshape(-1, 1);
        // otherwise it would stay with the labels, which live as long as the attack
        column.attach(scores.getManager());
        return scores.gather(column, 1).squeeze(1);
    }
}
