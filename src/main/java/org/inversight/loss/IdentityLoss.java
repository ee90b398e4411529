package org.inversight.loss;

import ai.djl.ndarray.NDArray;
import org.inversight.catalog.Values;
import org.inversight.model.Classification;
import org.jspecify.annotations.Nullable;

/**
 * How far an image is from the attacked class, as a classifier sees it. One value per image, so that an attack may
 * average or sum them as its optimiser needs.
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
     * @param step of the attack, from 1; together with the seed it decides random draws; 0 for what is only displayed
     * @return (n), weighted
     */
    default @Nullable NDArray targetOnly(Classification target, int step) {
        return null;
    }

    /**
     * Takes over changed values of live parameters.
     *
     * @param values of all parameters of the run
     */
    default void change(Values values) {}

    /**
     * {@return the score of each image's attacked class, (n)}
     *
     * @param scores (n, K)
     * @param labels (n) attacked classes, integers
     */
    static NDArray attacked(NDArray scores, NDArray labels) {
        NDArray column = labels.reshape(-1, 1);
        // otherwise it would stay with the labels, which live as long as the attack
        column.attach(scores.getManager());
        return scores.gather(column, 1).squeeze(1);
    }

    /**
     * {@return 1 at each image's attacked class and 0 elsewhere, (n, K)}
     *
     * @param scores (n, K)
     * @param labels (n) attacked classes, integers
     */
    static NDArray oneHot(NDArray scores, NDArray labels) {
        NDArray own = labels.duplicate();
        own.attach(scores.getManager());
        return own.oneHot((int) scores.getShape().get(1));
    }
}
