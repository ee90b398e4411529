package org.inversight.lesson;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inversight.catalog.Parameter;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Defaults;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.Sample;
import org.jspecify.annotations.Nullable;

/**
 * The part of an experiment that a step sets up; whatever it leaves out stays. A sample or an attack brings its preset.
 *
 * @param sample name, or null
 * @param attack id, or null
 * @param loss id, or null
 * @param augmentation id, or null
 * @param parameters values by parameter id
 * @param targets class indices, or null
 * @param steps of the optimiser, or null
 * @param seed or null
 */
public record Setting(
        @Nullable String sample,
        @Nullable String attack,
        @Nullable String loss,
        @Nullable String augmentation,
        Map<String, Object> parameters,
        @Nullable List<Integer> targets,
        @Nullable Integer steps,
        @Nullable Long seed) {

    /** Takes what a file left out as empty. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public Setting {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        targets = targets == null ? null : List.copyOf(targets);
    }

    /**
     * {@return the experiment with these settings}
     *
     * @param before what was set up until then; null at first, and then a sample must be named
     * @param catalogue that has what is named
     * @param samples that there are
     * @throws IllegalArgumentException if something that is named does not exist or does not fit; one sentence
     */
    Experiment over(@Nullable Experiment before, Catalogue catalogue, List<Sample> samples) {
        Sample chosen = sample(sample != null ? sample : before == null ? null : before.sample(), samples);
        Experiment next =
                before == null || sample != null || attack != null ? preset(before, chosen, catalogue) : before;
        if (loss != null || augmentation != null) {
            next = objective(next, chosen, catalogue);
        }
        if (targets != null) {
            int classes = chosen.classifier().classes().size();
            for (int target : targets) {
                if (target < 0 || target >= classes) {
                    throw new IllegalArgumentException("there is no class %d; the sample %s has 0 to %d"
                            .formatted(target, chosen.name(), classes - 1));
                }
            }
            next = next.withTargets(targets);
        }
        if (steps != null && steps < 1) {
            throw new IllegalArgumentException("\"steps\" takes 1 or more, not " + steps);
        }
        next = next.withSteps(steps == null ? next.steps() : steps).withSeed(seed == null ? next.seed() : seed);
        return parameters.isEmpty() ? next : next.withParameters(values(next, catalogue));
    }

    private static Sample sample(@Nullable String name, List<Sample> samples) {
        if (name == null) {
            throw new IllegalArgumentException("no sample is named yet; name one in the first \"setting\"");
        }
        return samples.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(
                        "sample", name, samples.stream().map(Sample::name).toList())));
    }

    private Experiment preset(@Nullable Experiment before, Sample chosen, Catalogue catalogue) {
        String id = attack != null ? attack : before == null ? chosen.firstAttack() : before.attack();
        known(
                "attack",
                id,
                catalogue.attacks().stream().map(a -> a.entry().id()).toList());
        return chosen.presets().containsKey(id)
                ? Defaults.firstPage(chosen, id)
                : Defaults.of(catalogue, id).withSample(chosen.name());
    }

    private Experiment objective(Experiment next, Sample chosen, Catalogue catalogue) {
        String reason = catalogue.attack(next.attack()).noObjective();
        if (reason != null) {
            throw new IllegalArgumentException(
                    "the attack %s takes neither loss nor augmentation; leave them out".formatted(next.attack()));
        }
        String newLoss = loss == null ? next.loss() : loss;
        String newAugmentation = augmentation == null ? next.augmentation() : augmentation;
        known(
                "loss",
                newLoss,
                catalogue.losses().stream().map(l -> l.entry().id()).toList());
        known(
                "augmentation",
                newAugmentation,
                catalogue.augmentations().stream().map(a -> a.entry().id()).toList());
        return catalogue.fitting(chosen.withChoices(next, newLoss, newAugmentation));
    }

    private Map<String, Object> values(Experiment next, Catalogue catalogue) {
        Map<String, Object> all = new LinkedHashMap<>(next.parameters());
        List<Parameter> taken = catalogue.parameters(next);
        parameters.forEach((id, value) -> {
            Parameter parameter = taken.stream()
                    .filter(p -> p.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(unknown(
                            "parameter", id, taken.stream().map(Parameter::id).toList())));
            all.put(id, parameter.parse(value));
        });
        return all;
    }

    private static void known(String what, @Nullable String id, List<String> all) {
        if (!all.contains(id)) {
            throw new IllegalArgumentException(unknown(what, Objects.toString(id), all));
        }
    }

    /** The sentence for a name that does not exist, without a full stop. */
    static String unknown(String what, String name, List<String> all) {
        return "there is no %s \"%s\"; there are %s".formatted(what, name, String.join(", ", all));
    }
}
