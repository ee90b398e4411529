package org.inversight.experiment;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The four variants of an attack that the paper compares (Nguyen et al. 2023, table 1): identity loss and model
 * augmentation, each as before or as proposed.
 */
public enum PaperVariant {
    /** As published before: cross-entropy, the target alone. */
    BASELINE("Baseline", "cross-entropy", "none"),
    /** The logit identity loss alone. */
    LOM("LOM", "lom", "none"),
    /** Model augmentation alone. */
    STUDENTS("Students", "cross-entropy", "students"),
    /** Both. */
    LOMMA("LOMMA", "lom", "students");

    private final String title;
    private final String loss;
    private final String augmentation;

    PaperVariant(String title, String loss, String augmentation) {
        this.title = title;
        this.loss = loss;
        this.augmentation = augmentation;
    }

    /** {@return as people call it} */
    public String title() {
        return title;
    }

    /** {@return as the command line calls it} */
    public String id() {
        return title.toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the variant of this id}
     *
     * @param id such as {@code lomma}
     * @throws IllegalArgumentException if there is none
     */
    public static PaperVariant named(String id) {
        return Arrays.stream(values())
                .filter(variant -> variant.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no variant \"%s\"; there are %s."
                        .formatted(
                                id,
                                Arrays.stream(values()).map(PaperVariant::id).collect(Collectors.joining(", ")))));
    }

    /**
     * {@return which of them an experiment is; null where it has another loss or augmentation}
     *
     * @param experiment of the catalogue
     */
    public static @Nullable PaperVariant of(Experiment experiment) {
        return Arrays.stream(values())
                .filter(variant -> variant.loss.equals(experiment.loss())
                        && variant.augmentation.equals(experiment.augmentation()))
                .findFirst()
                .orElse(null);
    }

    /**
     * {@return an experiment in this variant, with what the sample's preset has tuned for it}
     *
     * @param experiment of an attack that takes a loss
     * @param sample null where there is none
     */
    public Experiment of(Experiment experiment, @Nullable Sample sample) {
        return sample == null
                ? experiment.withChoices(experiment.attack(), loss, augmentation)
                : sample.withChoices(experiment, loss, augmentation);
    }
}
