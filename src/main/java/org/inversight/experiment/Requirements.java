package org.inversight.experiment;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.inversight.attack.AttackType;
import org.inversight.augment.AugmentationType;
import org.inversight.catalog.Entry;
import org.inversight.loss.LossType;
import org.inversight.model.ModelCard;
import org.inversight.model.Outputs;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment needs before it can run. Window, command line and loading ask here, and say the same.
 *
 * @param catalogue of what the experiment's ids stand for
 * @param experiment that is to run
 * @param target card of the target; null where it is not read yet, and nothing is said of its classes and outputs
 * @param generator whether there is one
 * @param generatorCard card of the generator; null where it is not read yet, and nothing is said of its classes
 * @param auxiliary whether there are auxiliary images
 * @param students how many there are of this target
 */
public record Requirements(
        Catalogue catalogue,
        Experiment experiment,
        @Nullable ModelCard target,
        boolean generator,
        @Nullable ModelCard generatorCard,
        boolean auxiliary,
        int students) {

    /** Without a target there is nothing to attack. */
    public static final Lack NO_TARGET =
            new Lack(Part.CLASSIFIER, "There is no target classifier; choose a sample, or give a classifier's file.");

    /** What can be missing, or not fit. */
    public enum Part {
        /** The target, or its access. */
        CLASSIFIER,
        /** An attack that the target's access allows. */
        ATTACK,
        /** An identity loss that the target's outputs allow. */
        LOSS,
        /** A generator. */
        GENERATOR,
        /** Auxiliary images. */
        AUX,
        /** Students distilled from the target. */
        STUDENTS,
        /** Classes to attack. */
        TARGETS
    }

    /**
     * Something that is missing.
     *
     * @param part what it is
     * @param sentence what was expected, what was found, and what to do
     */
    public record Lack(Part part, String sentence) {

        /** {@return the same as an exception} */
        public IllegalArgumentException refusal() {
            return new IllegalArgumentException(sentence);
        }
    }

    /**
     * {@return what an experiment needs of a sample whose models are not opened yet}
     *
     * @param catalogue of what the experiment's ids stand for
     * @param experiment that is to run
     * @param sample the experiment's; null without one
     * @param target card of a target of one's own; null where it is not read, or the target is the sample's
     * @param generator card of a generator of one's own; null where it is not read, or the generator is the sample's
     */
    public static Requirements of(
            Catalogue catalogue,
            Experiment experiment,
            @Nullable Sample sample,
            @Nullable ModelCard target,
            @Nullable ModelCard generator) {
        ModelFiles files = experiment.models();
        Sample whole = files.classifier() == null ? sample : null; // its students belong to its target
        List<String> students = files.students();
        ModelCard ofSample = sample == null ? null : sample.generators().get(experiment.attack());
        return new Requirements(
                catalogue,
                experiment,
                target != null || whole == null
                        ? target
                        : files.optionsOf("classifier").applyTo(whole.classifier()),
                files.generator() != null || ofSample != null,
                files.generator() != null ? generator : ofSample,
                experiment.data().auxiliaryImages() != null || sample != null && sample.auxiliary(),
                students != null
                        ? students.size()
                        : whole == null ? 0 : whole.students().size());
    }

    /**
     * Makes sure that nothing is missing.
     *
     * @throws IllegalArgumentException with the sentence of what is missing
     */
    public void require() {
        Lack lack = lack();
        if (lack != null) {
            throw lack.refusal();
        }
    }

    /** {@return what is missing, of several things the first; null where nothing is} */
    public @Nullable Lack lack() {
        if (experiment.sample() == null && experiment.models().classifier() == null) {
            return NO_TARGET;
        }
        AttackType attack = catalogue.attack(experiment.attack());
        String title = attack.entry().title();
        String refusal = target == null ? null : attack.refusal(target);
        if (refusal != null) {
            return new Lack(Part.ATTACK, refusal);
        }
        LossType loss = catalogue.loss(experiment);
        if (loss != null && loss.needsFeatures() && target != null && target.outputs() != Outputs.FEATURES_AND_LOGITS) {
            return new Lack(
                    Part.LOSS,
                    "%s needs the classifier's penultimate features, and %s returns logits only; choose cross-entropy, or export the classifier so that it returns (features, logits)."
                            .formatted(loss.entry().title(), target.name()));
        }
        if (attack.needs().generator() && !generator) {
            return new Lack(
                    Part.GENERATOR,
                    "%s searches the latents of a generator%s, and there is none; give a generator's file, or choose another attack (%s)."
                            .formatted(
                                    title,
                                    attack.needs().classes() ? " that takes the target's classes" : "",
                                    others()));
        }
        Lack classes = generatorCard == null ? null : classes(generatorCard);
        if (classes != null) {
            return classes;
        }
        if (attack.needs().auxiliary() && !auxiliary) {
            return new Lack(
                    Part.AUX,
                    "%s assembles patches of auxiliary images, and there are none; give a file or a folder of them (or %s, which the program draws), or choose another attack."
                            .formatted(title, DataFiles.GLYPHS));
        }
        AugmentationType augmentation = catalogue.augmentation(experiment);
        if (augmentation != null && augmentation.needsStudents() && students == 0) {
            return new Lack(
                    Part.STUDENTS,
                    "The augmentation %s needs students of this target, and there are none; distil some, give their files, or choose the augmentation none."
                            .formatted(experiment.augmentation()));
        }
        return targets();
    }

    /**
     * {@return what the classes of a generator lack for this attack on this target; null where nothing}
     *
     * @param card of the generator
     */
    public @Nullable Lack classes(ModelCard card) {
        AttackType attack = catalogue.attack(experiment.attack());
        String title = attack.entry().title();
        if (!attack.needs().generator()) {
            return null;
        }
        if (!attack.needs().classes()) {
            return !card.conditional()
                    ? null
                    : new Lack(
                            Part.GENERATOR,
                            "%s needs a generator that takes no class, and %s takes one of %d; give another generator, or choose an attack that uses its classes (%s)."
                                    .formatted(
                                            title,
                                            card.name(),
                                            card.classes().size(),
                                            attacks(type -> type.needs().classes())));
        }
        if (card.conditional() && (target == null || target.classes().equals(card.classes()))) {
            return null;
        }
        return new Lack(
                Part.GENERATOR,
                "%s needs a generator that takes the classes of the target%s, and %s takes %s; give one that was trained for this target (the part plg of a recipe), or choose another attack (%s)."
                        .formatted(
                                title,
                                target == null
                                        ? ""
                                        : " (%d)".formatted(target.classes().size()),
                                card.name(),
                                card.conditional() ? card.classes().size() + " others" : "none",
                                others()));
    }

    private @Nullable Lack targets() {
        if (experiment.targets().isEmpty()) {
            return new Lack(Part.TARGETS, "No class is attacked; choose at least one.");
        }
        for (int index : experiment.targets()) {
            if (target != null && (index < 0 || index >= target.classes().size())) {
                return new Lack(
                        Part.TARGETS,
                        "The target %s has the classes 0 to %d, and %d is not one of them."
                                .formatted(target.name(), target.classes().size() - 1, index));
            }
        }
        return null;
    }

    /** Attacks that do without this one's kind of generator. */
    private String others() {
        boolean classes = catalogue.attack(experiment.attack()).needs().classes();
        return attacks(type -> classes ? !type.needs().classes() : !type.needs().generator());
    }

    private String attacks(Predicate<AttackType> which) {
        return catalogue.attacks().stream()
                .filter(which)
                .map(AttackType::entry)
                .map(Entry::id)
                .collect(Collectors.joining(", "));
    }
}
