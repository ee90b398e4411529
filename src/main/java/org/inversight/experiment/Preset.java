package org.inversight.experiment;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a sample suggests for an attack; states everything that an experiment needs.
 *
 * @param loss null for an attack that only queries
 * @param augmentation null for an attack that only queries
 * @param targets class indices
 * @param restarts images per class
 * @param steps of the optimiser
 * @param specificationSteps the published number of steps
 * @param parameters values by parameter id
 * @param variants what is tuned differently with another identity loss or augmentation
 */
@RecordBuilder
public record Preset(
        @Nullable String loss,
        @Nullable String augmentation,
        List<Integer> targets,
        int restarts,
        int steps,
        int specificationSteps,
        Map<String, Object> parameters,
        List<Variant> variants)
        implements PresetBuilder.With {

    /**
     * One identity loss with one augmentation.
     *
     * @param loss id of the identity loss
     * @param augmentation id of the augmentation
     * @param steps instead of the preset's; null for those
     * @param parameters instead of the preset's, which has a value for each of them too
     */
    public record Variant(
            String loss, String augmentation, @Nullable Integer steps, Map<String, Object> parameters) {

        boolean is(Experiment experiment) {
            return loss.equals(experiment.loss()) && augmentation.equals(experiment.augmentation());
        }
    }

    /** Takes what a file left out as empty. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public Preset {
        variants = variants == null ? List.of() : List.copyOf(variants);
    }

    /** The parameters that belong to an identity loss and an augmentation. */
    private Map<String, Object> parametersOf(Experiment experiment) {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        for (Variant variant : variants) {
            if (variant.is(experiment)) {
                all.putAll(variant.parameters());
            }
        }
        return all;
    }

    /** The steps that belong to an identity loss and an augmentation. */
    private int stepsOf(Experiment experiment) {
        for (Variant variant : variants) {
            Integer own = variant.steps();
            if (own != null && variant.is(experiment)) {
                return own;
            }
        }
        return steps;
    }

    /**
     * {@code next} with the steps and parameters of {@code now}, of which those that are tuned differently for it have its
     * values, unless they were changed.
     */
    Experiment retuned(Experiment now, Experiment next) {
        return next.withParameters(parameters(now, next))
                .withSteps(now.steps() == stepsOf(now) ? stepsOf(next) : now.steps());
    }

    private Map<String, Object> parameters(Experiment now, Experiment next) {
        Map<String, Object> before = parametersOf(now);
        Map<String, Object> all = new LinkedHashMap<>(now.parameters());
        parametersOf(next).forEach((id, value) -> {
            if (same(all.get(id), before.get(id))) {
                all.put(id, value);
            }
        });
        return all;
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return one instanceof Number a && other instanceof Number b
                ? a.doubleValue() == b.doubleValue()
                : Objects.equals(one, other);
    }
}
