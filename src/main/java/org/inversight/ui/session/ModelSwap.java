package org.inversight.ui.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.inversight.attack.AttackType;
import org.inversight.augment.AugmentationType;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.loss.LossType;
import org.inversight.model.CardOptions;
import org.inversight.model.ModelCard;
import org.inversight.model.Outputs;
import org.jspecify.annotations.Nullable;

/** Puts files in the place of a sample's, and takes them away again. */
public final class ModelSwap {

    private ModelSwap() {}

    /** The file of an experiment in a role that only one file has; null where there is none. */
    public static @Nullable String file(Experiment experiment, Role role) {
        ModelFiles models = experiment.models();
        DataFiles data = experiment.data();
        return switch (role) {
            case CLASSIFIER -> models.classifier();
            case GENERATOR -> models.generator();
            case CRITIC -> models.critic();
            case VERIFIER -> models.verifier();
            case PRIVATE -> data.privateImages();
            case PUBLIC -> data.publicImages();
            case AUXILIARY -> data.auxiliaryImages();
            case EVALUATOR, STUDENT -> throw new IllegalArgumentException(role + " may be several files");
        };
    }

    /**
     * The experiment with this file in a role that only one file has.
     *
     * @param file null: none, or the sample's; nothing that was said of another file holds for it
     */
    public static Experiment with(Experiment experiment, Role role, @Nullable String file) {
        ModelFiles models = withoutOptions(experiment.models(), role);
        DataFiles data = experiment.data();
        return switch (role) {
            case CLASSIFIER -> experiment.withModels(models.withClassifier(file));
            case GENERATOR -> experiment.withModels(models.withGenerator(file));
            case CRITIC -> experiment.withModels(models.withCritic(file));
            case VERIFIER -> experiment.withModels(file == null ? withoutVerifier(models) : models.withVerifier(file));
            case PRIVATE -> experiment.withData(new DataFiles(data.publicImages(), file, data.auxiliaryImages()));
            case PUBLIC -> experiment.withData(new DataFiles(file, data.privateImages(), data.auxiliaryImages()));
            case AUXILIARY -> experiment.withData(new DataFiles(data.publicImages(), data.privateImages(), file));
            case EVALUATOR, STUDENT -> throw new IllegalArgumentException(role + " may be several files");
        };
    }

    private static ModelFiles withoutOptions(ModelFiles models, Role role) {
        Map<String, CardOptions> others = new LinkedHashMap<>(models.options());
        others.remove(role.name().toLowerCase(Locale.ROOT));
        return models.withOptions(others);
    }

    private static ModelFiles withoutVerifier(ModelFiles models) {
        return new ModelFiles(
                models.classifier(),
                models.generator(),
                models.critic(),
                models.students(),
                models.evaluators(),
                null,
                models.options());
    }

    /** The experiment with other evaluators; null: the sample's. */
    public static Experiment withEvaluators(Experiment experiment, @Nullable List<String> files) {
        ModelFiles models = experiment.models();
        return experiment.withModels(new ModelFiles(
                models.classifier(),
                models.generator(),
                models.critic(),
                models.students(),
                files,
                models.verifier(),
                models.options()));
    }

    /**
     * The experiment against another target. The sample's students and evaluators know the sample's target, not
     * somebody else's; those that the person chose stay.
     *
     * @param ofSample whether a file is one of the sample's evaluators
     */
    static Experiment ofOwnTarget(
            Experiment experiment, ModelCard target, Predicate<String> ofSample, Catalogue catalogue) {
        List<String> evaluators = experiment.models().evaluators();
        Experiment next = withEvaluators(
                experiment,
                evaluators == null
                        ? List.of()
                        : evaluators.stream().filter(ofSample.negate()).toList());
        return fitting(
                withoutStudents(next.withModels(next.models().withStudents(List.of())), catalogue), target, catalogue);
    }

    /**
     * The experiment against the sample's target again, with whoever belongs to that.
     *
     * @param targets that the sample is begun with
     */
    public static Experiment withoutTarget(Experiment experiment, List<Integer> targets) {
        Experiment next = with(experiment, Role.CLASSIFIER, null);
        next = next.withModels(next.models().withStudents(null));
        List<String> evaluators = next.models().evaluators();
        return (evaluators == null || evaluators.isEmpty() ? withEvaluators(next, null) : next).withTargets(targets);
    }

    /** The experiment with the first augmentation that takes no students. */
    public static Experiment withoutStudents(Experiment experiment, Catalogue catalogue) {
        AugmentationType augmentation = catalogue.augmentation(experiment);
        if (augmentation == null || !augmentation.needsStudents()) {
            return experiment;
        }
        String plain = catalogue.augmentations().stream()
                .filter(a -> !a.needsStudents())
                .findFirst()
                .orElseThrow()
                .entry()
                .id();
        return experiment.withChoices(experiment.attack(), experiment.loss(), plain);
    }

    /** The experiment with a loss that the target can be asked for: some return no features. */
    private static Experiment fitting(Experiment experiment, ModelCard target, Catalogue catalogue) {
        LossType loss = catalogue.loss(experiment);
        if (loss == null || !loss.needsFeatures() || target.outputs() == Outputs.FEATURES_AND_LOGITS) {
            return experiment;
        }
        String plain = catalogue.losses().stream()
                .filter(l -> !l.needsFeatures())
                .findFirst()
                .orElseThrow()
                .entry()
                .id();
        return experiment.withChoices(experiment.attack(), plain, experiment.augmentation());
    }

    /** The first attack that needs no more than there is. */
    public static AttackType attack(Catalogue catalogue, boolean generator) {
        return catalogue.attacks().stream()
                .filter(a -> generator || !a.needs().generator())
                .filter(a -> !a.needs().auxiliary())
                .findFirst()
                .orElseThrow();
    }
}
