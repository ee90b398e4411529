package org.inversight.ui.session;

import java.util.List;
import org.inversight.augment.AugmentationType;
import org.inversight.model.ModelKind;
import org.inversight.run.Catalogue;
import org.inversight.run.Experiment;
import org.inversight.run.ModelFiles;

/** Puts models of files in the place of a sample's, and back. */
final class ModelSwap {

    private ModelSwap() {}

    /** The experiment with a model from a file. */
    static Experiment toFile(Experiment experiment, ModelKind kind, String file) {
        ModelFiles files = experiment.models();
        return experiment.withModels(
                switch (kind) {
                    case CLASSIFIER -> files.withClassifier(file);
                    case GENERATOR -> files.withGenerator(file);
                    case CRITIC -> files.withCritic(file);
                    case VERIFIER, ATTRIBUTES ->
                            throw new IllegalArgumentException(
                                    "The judges of a sample are not exchanged.");
                });
    }

    /** The experiment with the sample's model again; a target brings its students and judges. */
    static Experiment toSample(Experiment experiment, ModelKind kind) {
        ModelFiles files = experiment.models();
        return experiment.withModels(
                switch (kind) {
                    case CLASSIFIER ->
                            new ModelFiles(
                                    null,
                                    files.generator(),
                                    files.critic(),
                                    null,
                                    null,
                                    null,
                                    files.options());
                    case GENERATOR -> files.withGenerator(null);
                    case CRITIC -> files.withCritic(null);
                    case VERIFIER, ATTRIBUTES -> files;
                });
    }

    /**
     * The sample's students and evaluators know the sample's target, not somebody else's.
     *
     * @param judged whether the evaluators know the classes all the same, and stay
     */
    static Experiment withoutStudents(Experiment experiment, boolean judged, Catalogue catalogue) {
        ModelFiles files = experiment.models();
        Experiment next =
                experiment.withModels(
                        new ModelFiles(
                                files.classifier(),
                                files.generator(),
                                files.critic(),
                                List.of(),
                                judged ? files.evaluators() : List.of(),
                                files.verifier(),
                                files.options()));
        AugmentationType augmentation = catalogue.augmentation(next);
        if (augmentation != null && augmentation.needsStudents()) {
            String plain =
                    catalogue.augmentations().stream()
                            .filter(a -> !a.needsStudents())
                            .findFirst()
                            .orElseThrow()
                            .entry()
                            .id();
            next = next.withChoices(next.attack(), next.loss(), plain);
        }
        return next;
    }
}
