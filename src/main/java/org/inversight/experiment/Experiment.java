package org.inversight.experiment;

import io.soabase.recordbuilder.core.RecordBuilder;
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
@RecordBuilder
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
        int threads)
        implements ExperimentBuilder.With {

    /** Takes what a file left out as empty. */
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
     * @param sample as in the experiment, like all that follow
     * @param models files
     * @param data files
     * @param attack id
     * @param loss id or null
     * @param augmentation id or null
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
         * @param other of another experiment
         */
        public boolean sameModels(Needs other) {
            return Objects.equals(sample, other.sample) && models.equals(other.models) && attack.equals(other.attack);
        }
    }

    /** {@return what decides which models are opened} */
    public Needs needs() {
        return new Needs(sample, models, data, attack, loss, augmentation);
    }

    /** A copy in the order of its keys, so that equal experiments are equal documents. */
    static <T> Map<String, T> sorted(Map<String, T> map) {
        return Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(map)));
    }

    /**
     * {@return the same with another attack}
     *
     * @param newAttack id
     * @param newLoss id; null where it takes none
     * @param newAugmentation id; null where it takes none
     */
    public Experiment withChoices(String newAttack, @Nullable String newLoss, @Nullable String newAugmentation) {
        return with().attack(newAttack)
                .loss(newLoss)
                .augmentation(newAugmentation)
                .build();
    }
}
