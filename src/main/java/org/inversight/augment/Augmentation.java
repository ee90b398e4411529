package org.inversight.augment;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.inversight.catalog.Values;
import org.inversight.data.Panel;
import org.inversight.loss.IdentityLoss;
import org.inversight.model.Classifier;

/** Over which classifiers, or views of an image, the identity loss is averaged. */
public interface Augmentation {

    /**
     * The identity loss of each image.
     *
     * @param images (n, c, h, w) in [0, 1]
     * @param labels (n) attacked classes
     * @param loss the identity loss
     * @param step of the attack, from 1; together with the seed it decides random draws
     * @return (n)
     */
    NDArray identity(NDArray images, NDArray labels, IdentityLoss loss, int step);

    /** {@return the classifiers that a step runs, each once; the target first} */
    List<Classifier> classifiers();

    /**
     * What the classifiers are shown of these images in a step.
     *
     * @param images (n, c, h, w) in [0, 1]
     * @param labels (n) attacked classes
     * @param step as for {@link #identity}
     * @return ({@link #views()} · n, c, h, w), all images of the first view first
     */
    default NDArray shown(NDArray images, NDArray labels, int step) {
        return images;
    }

    /** {@return how many images each classifier is shown in a step for each image of the attack} */
    default int views() {
        return 1;
    }

    /**
     * What it shows of these images; draws nothing from the run's random numbers.
     *
     * @param images (n, c, h, w) in [0, 1], not recorded
     * @param labels (n) attacked classes
     * @param loss the identity loss
     * @return in a fixed order; none where there is nothing to show
     */
    default List<Panel> panels(NDArray images, NDArray labels, IdentityLoss loss) {
        return List.of();
    }

    /**
     * Takes over changed values of live parameters.
     *
     * @param values of all parameters of the run
     */
    default void change(Values values) {}
}
