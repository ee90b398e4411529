package org.inversight.experiment;

import java.util.List;
import java.util.stream.IntStream;
import org.inversight.engine.EngineSettings;
import org.inversight.model.ModelCard;
import org.jspecify.annotations.Nullable;

/** What an experiment takes where neither a document nor a person says it, in window and command line alike. */
public final class Defaults {

    private static final int FIRST_TARGETS = 10;
    private static final int MANY_CLASSES = 20;

    private Defaults() {}

    /**
     * {@return an experiment on models of one's own, which are not named yet} The attack's published number of steps,
     * the catalogue's first identity loss and augmentation where it takes any, one image of class 0, seed 0.
     *
     * @param catalogue that has the attack
     * @param attack null for the catalogue's first
     */
    public static Experiment of(Catalogue catalogue, @Nullable String attack) {
        String id = attack == null ? catalogue.attacks().getFirst().entry().id() : attack;
        return catalogue.fitting(ExperimentBuilder.builder()
                .attack(id)
                .targets(List.of(0))
                .restarts(1)
                .steps(catalogue.attack(id).specificationSteps())
                .threads(EngineSettings.defaultThreads())
                .build());
    }

    /**
     * {@return an experiment on a sample, as its preset has it}
     *
     * @param sample that has a preset for the attack
     * @param attack null for the sample's first
     */
    public static Experiment of(Sample sample, @Nullable String attack) {
        return sample.experiment(attack == null ? sample.firstAttack() : attack, EngineSettings.defaultThreads());
    }

    /**
     * {@return the same as {@link #of(Sample, String)}, but of many classes the first ten, which is enough to look at}
     *
     * @param sample that has a preset for the attack
     * @param attack null for the sample's first
     */
    public static Experiment firstPage(Sample sample, @Nullable String attack) {
        Experiment preset = of(sample, attack);
        List<Integer> targets = preset.targets();
        return sample.classifier().classes().size() <= MANY_CLASSES
                ? preset
                : preset.withTargets(targets.subList(0, Math.min(FIRST_TARGETS, targets.size())));
    }

    /**
     * {@return the classes of a target of one's own that are attacked at first, as soon as it is read: ten at most}
     *
     * @param target its card
     */
    public static List<Integer> targets(ModelCard target) {
        return IntStream.range(0, Math.min(FIRST_TARGETS, target.classes().size()))
                .boxed()
                .toList();
    }
}
