package org.inversight.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.inversight.catalog.Described;
import org.inversight.catalog.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A saved experiment as far as this program can set it up.
 *
 * @param experiment of this program's catalogue and samples
 * @param lost what of the saved one is not in it, a few words each; empty where nothing is
 */
public record Restored(Experiment experiment, List<String> lost) {

    /** Copies the list. */
    public Restored {
        lost = List.copyOf(lost);
    }

    /**
     * {@return the experiment, with the catalogue's own choice in place of whatever is unknown here}
     *
     * @param saved whose attack is named
     * @param catalogue of this program
     * @param samples names of those that are here
     */
    public static Restored of(Experiment saved, Catalogue catalogue, Collection<String> samples) {
        List<String> lost = new ArrayList<>();
        String sample = known("sample", saved.sample(), samples, lost);
        String attack = known("attack", saved.attack(), ids(catalogue.attacks()), lost);
        String loss = known("identity loss", saved.loss(), ids(catalogue.losses()), lost);
        String augmentation = known("augmentation", saved.augmentation(), ids(catalogue.augmentations()), lost);
        Experiment choices = saved.with()
                .sample(sample)
                .attack(attack == null ? catalogue.attacks().getFirst().entry().id() : attack)
                .loss(loss)
                .augmentation(augmentation)
                .parameters(parameters(saved, catalogue, lost))
                .targets(saved.targets().stream().distinct().toList())
                .restarts(count("restarts", saved.restarts(), 1, lost))
                .threads(count(
                        "threads", saved.threads(), Defaults.of(catalogue, null).threads(), lost))
                .build();
        int steps = catalogue.attack(choices.attack()).specificationSteps();
        return new Restored(catalogue.fitting(choices.withSteps(count("steps", saved.steps(), steps, lost))), lost);
    }

    private static List<String> ids(List<? extends Described> all) {
        return all.stream().map(d -> d.entry().id()).toList();
    }

    private static @Nullable String known(String what, @Nullable String id, Collection<String> all, List<String> lost) {
        if (id == null || all.contains(id)) {
            return id;
        }
        lost.add("the %s %s (not in this program)".formatted(what, id));
        return null;
    }

    private static int count(String what, int given, int otherwise, List<String> lost) {
        if (given >= 1) {
            return given;
        }
        lost.add("%d %s (at least 1 is expected)".formatted(given, what));
        return otherwise;
    }

    /** Values of parameters that are known, whether or not the attack uses them. */
    private static Map<String, Object> parameters(Experiment saved, Catalogue catalogue, List<String> lost) {
        Map<String, Parameter> known = new HashMap<>();
        Stream.of(catalogue.attacks(), catalogue.losses(), catalogue.augmentations(), catalogue.defences())
                .flatMap(List::stream)
                .flatMap(d -> d.parameters().stream())
                .forEach(p -> known.put(p.id(), p));
        Map<String, Object> values = new TreeMap<>(saved.parameters());
        saved.parameters().forEach((id, value) -> {
            Parameter parameter = known.get(id);
            if (parameter == null) {
                values.remove(id);
                lost.add("the parameter %s (not in this program)".formatted(id));
                return;
            }
            try {
                parameter.parse(value);
            } catch (IllegalArgumentException e) {
                values.remove(id);
                lost.add("%s = %s (out of its range)".formatted(id, value));
            }
        });
        return values;
    }
}
