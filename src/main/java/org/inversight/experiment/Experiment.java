package org.inversight.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param edition of the sample that it was set up with; null for one that was made once only
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
 * @param branch what was computed before the first step; null where the run begins at step 0
 */
@RecordBuilder
public record Experiment(
        @Nullable String sample,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String edition,
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
        int threads,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Branch branch)
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

    /**
     * A step of another experiment, from whose state this one goes on.
     *
     * @param parent what is computed until then
     * @param step its last step, at least 1
     */
    public record Branch(Experiment parent, int step) {

        /** Both are needed. */
        @SuppressWarnings("NullAway") // a field missing in a file arrives as null
        public Branch {
            if (parent == null || step < 0) {
                throw new IllegalArgumentException(
                        "A branch names the experiment it comes from, as parent, and a step of it.");
            }
        }

        /**
         * Makes sure that an experiment can go on from here.
         *
         * @param wanted goes on
         * @throws IllegalArgumentException if the parent's state does not fit it, or it has no step to make
         */
        public void require(Experiment wanted) {
            String what = other(wanted);
            if (!what.isEmpty()) {
                throw new IllegalArgumentException(
                        "A branch goes on with the %s of the run that it comes from, and here it is another; set it back, or start from step 0."
                                .formatted(what));
            }
            if (wanted.steps <= step) {
                throw new IllegalArgumentException(
                        "A branch from step %d needs more steps than %d, and the run has %d; give it more steps."
                                .formatted(step, step, wanted.steps));
            }
        }

        /** {@return whether the parent's state is one that an experiment can go on from} */
        public boolean fits(Experiment wanted) {
            return other(wanted).isEmpty();
        }

        /** What keeps an experiment from going on from the parent's state, in a few words; empty where nothing does. */
        private String other(Experiment wanted) {
            return !parent.attack.equals(wanted.attack)
                    ? "attack"
                    : !Objects.equals(parent.sample, wanted.sample)
                                    || !state(parent.models).equals(state(wanted.models))
                            ? "models"
                            : !parent.targets.equals(wanted.targets)
                                    ? "classes"
                                    : parent.restarts != wanted.restarts ? "number of images per class" : "";
        }

        /** Those that shape the state or evaluate it; students and critic only push it. */
        private static ModelFiles state(ModelFiles models) {
            return models.withStudents(null).withCritic(null);
        }
    }

    /** {@return how many steps are done before its first one} */
    public int begin() {
        return branch == null ? 0 : branch.step;
    }

    /**
     * {@return the experiment that made a step: this one, or one that it branches from}
     *
     * @param step number of steps done
     */
    public Experiment at(int step) {
        return branch == null || step > branch.step ? this : branch.parent.at(step);
    }

    /**
     * {@return what is computed by a branch of this one}
     *
     * @param step of this one, from which the branch goes on; 0 for its begin
     * @param wanted settings from then on
     * @throws IllegalArgumentException if the state of this one does not fit what is wanted
     */
    public Experiment branched(int step, Experiment wanted) {
        Branch here = new Branch(at(step), step);
        here.require(wanted);
        return wanted.withBranch(step == 0 ? null : here);
    }

    /** {@return the same with another seed, also of what it branches from} */
    public Experiment reseeded(long newSeed) {
        Experiment here = withSeed(newSeed);
        return branch == null ? here : here.withBranch(new Branch(branch.parent.reseeded(newSeed), branch.step));
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
