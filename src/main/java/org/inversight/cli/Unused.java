package org.inversight.cli;

import java.util.ArrayList;
import java.util.List;
import org.inversight.attack.Needs;
import org.inversight.augment.AugmentationType;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.loss.LossType;
import org.jspecify.annotations.Nullable;

/** Files that somebody named although the chosen attack has no use for them. */
final class Unused {

    private Unused() {}

    /**
     * A sentence for each option that was given and does nothing.
     *
     * @param options as they were given
     * @param experiment that comes of them
     */
    static List<String> of(ExperimentOptions options, Catalogue catalogue, Experiment experiment) {
        Needs needs = catalogue.attack(experiment.attack()).needs();
        LossType loss = catalogue.loss(experiment);
        AugmentationType augmentation = catalogue.augmentation(experiment);
        String attack = "the attack %s".formatted(experiment.attack());
        List<String> sentences = new ArrayList<>();
        add(sentences, options.generator, needs.generator(), "--generator", attack);
        add(sentences, options.critic, needs.critic(), "--critic", attack);
        add(sentences, options.auxiliaryImages, needs.auxiliary(), "--aux", attack);
        add(
                sentences,
                options.publicImages,
                loss != null && loss.needsFeatures(),
                "--public",
                loss == null ? attack : "the loss " + experiment.loss());
        add(
                sentences,
                options.students,
                augmentation != null && augmentation.needsStudents(),
                "--students",
                augmentation == null ? attack : "the augmentation " + experiment.augmentation());
        return sentences;
    }

    private static void add(List<String> sentences, @Nullable Object given, boolean used, String option, String by) {
        if (given != null && !used) {
            sentences.add("%s is not used: %s needs none.".formatted(option, by));
        }
    }
}
