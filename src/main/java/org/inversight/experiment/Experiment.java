package org.inversight.experiment;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides what a run computes, as one document. The same document gives the same pixels on the same
 * machine, from the window and from the command line.
 *
 * @param sample name of a sample that fills in whatever {@code models} and {@code data} leave open
 * @param models files of the models
 * @param data images for feature reference, nearest-private view and auxiliary sets
 * @param attack id of the base attack
 * @param loss id of the identity loss; null for an attack that only queries
 * @param augmentation id of the augmentation; null for an attack that only queries
 * @param parameters values by parameter id; a parameter that is missing takes its default
 * @param targets class indices, in the order of the rows
 * @param restarts images per class
 * @param steps of the optimiser
 * @param seed of every random number of the run
 * @param device {@code auto}, {@code cpu} or {@code gpu:N}
 * @param threads of libtorch; they decide the last bits
 */
public record Experiment(
        @Nullable String sample,
        ModelFiles models,
        DataFiles data,
        String attack,
        @Nullable String loss,
        @Nullable String augmentation,
        Map<String, Object> parameters,
        List<Integer> targets,
        int restarts,
        int steps,
        long seed,
        String device,
        int threads) {

    /** Fills in what an older document may lack, and copies lists and maps. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public Experiment {
        models = models == null ? ModelFiles.NONE : models;
        data = data == null ? DataFiles.NONE : data;
        parameters = parameters == null ? Map.of() : sorted(parameters);
        targets = targets == null ? List.of() : List.copyOf(targets);
        device = device == null ? "auto" : device;
    }

    /**
     * What decides which models are opened and which images are read: experiments with equal needs share them.
     *
     * @param sample name; null for none
     * @param models files of the models
     * @param data images
     * @param attack id
     * @param loss id; null for none
     * @param augmentation id; null for none
     */
    public record Needs(
            @Nullable String sample,
            ModelFiles models,
            DataFiles data,
            String attack,
            @Nullable String loss,
            @Nullable String augmentation) {

        /**
         * {@return whether the models are the same, whatever the images}
         *
         * @param other needs
         */
        public boolean sameModels(Needs other) {
            return Objects.equals(sample, other.sample) && models.equals(other.models) && attack.equals(other.attack);
        }
    }

    /** {@return which models and images it needs} */
    public Needs needs() {
        return new Needs(sample, models, data, attack, loss, augmentation);
    }

    /** A copy in the order of its keys, so that equal experiments are equal documents. */
    static <T> Map<String, T> sorted(Map<String, T> map) {
        return Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(map)));
    }

    /**
     * {@return the same with another seed}
     *
     * @param newSeed any
     */
    public Experiment withSeed(long newSeed) {
        return new Experiment(
                sample,
                models,
                data,
                attack,
                loss,
                augmentation,
                parameters,
                targets,
                restarts,
                steps,
                newSeed,
                device,
                threads);
    }

    /**
     * {@return the same with another number of steps}
     *
     * @param newSteps at least 1
     */
    public Experiment withSteps(int newSteps) {
        return new Experiment(
                sample,
                models,
                data,
                attack,
                loss,
                augmentation,
                parameters,
                targets,
                restarts,
                newSteps,
                seed,
                device,
                threads);
    }

    /**
     * {@return the same on other classes}
     *
     * @param newTargets class indices
     * @param newRestarts images per class
     */
    public Experiment withTargets(List<Integer> newTargets, int newRestarts) {
        return new Experiment(
                sample,
                models,
                data,
                attack,
                loss,
                augmentation,
                parameters,
                newTargets,
                newRestarts,
                steps,
                seed,
                device,
                threads);
    }

    /**
     * {@return the same with another attack}
     *
     * @param newAttack id
     * @param newLoss id; null where it takes none
     * @param newAugmentation id; null where it takes none
     */
    public Experiment withChoices(String newAttack, @Nullable String newLoss, @Nullable String newAugmentation) {
        return new Experiment(
                sample,
                models,
                data,
                newAttack,
                newLoss,
                newAugmentation,
                parameters,
                targets,
                restarts,
                steps,
                seed,
                device,
                threads);
    }

    /**
     * {@return the same with other parameters}
     *
     * @param newParameters values by parameter id; those missing take their defaults
     */
    public Experiment withParameters(Map<String, Object> newParameters) {
        return new Experiment(
                sample,
                models,
                data,
                attack,
                loss,
                augmentation,
                newParameters,
                targets,
                restarts,
                steps,
                seed,
                device,
                threads);
    }

    /**
     * {@return the same with other models}
     *
     * @param newModels files
     */
    public Experiment withModels(ModelFiles newModels) {
        return new Experiment(
                sample,
                newModels,
                data,
                attack,
                loss,
                augmentation,
                parameters,
                targets,
                restarts,
                steps,
                seed,
                device,
                threads);
    }

    /**
     * {@return the same with other images}
     *
     * @param newData files
     */
    public Experiment withData(DataFiles newData) {
        return new Experiment(
                sample,
                models,
                newData,
                attack,
                loss,
                augmentation,
                parameters,
                targets,
                restarts,
                steps,
                seed,
                device,
                threads);
    }

    /**
     * {@return the same on another device}
     *
     * @param newDevice {@code auto}, {@code cpu} or {@code gpu:N}
     * @param newThreads of libtorch
     */
    public Experiment withDevice(String newDevice, int newThreads) {
        return new Experiment(
                sample,
                models,
                data,
                attack,
                loss,
                augmentation,
                parameters,
                targets,
                restarts,
                steps,
                seed,
                newDevice,
                newThreads);
    }
}
