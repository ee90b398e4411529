package org.inversight.ui.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inversight.augment.AugmentationType;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.loss.LossType;
import org.jspecify.annotations.Nullable;

/** Compares the experiment that is set up with the one that runs. */
final class Draft {

    private Draft() {}

    /** What differs between the two and cannot change under way, in a few words each; empty where nothing does. */
    static List<String> restarts(Catalogue catalogue, Experiment running, Experiment wanted) {
        List<String> different = new ArrayList<>();
        note(different, "sample", running.sample(), wanted.sample());
        note(different, "models", running.models(), wanted.models());
        note(different, "data", running.data(), wanted.data());
        note(different, "attack", running.attack(), wanted.attack());
        note(different, "identity loss", running.loss(), wanted.loss());
        note(different, "augmentation", running.augmentation(), wanted.augmentation());
        note(different, "targets", running.targets(), wanted.targets());
        note(different, "images per class", running.restarts(), wanted.restarts());
        note(different, "seed", running.seed(), wanted.seed());
        note(different, "device", running.device(), wanted.device());
        note(different, "threads", running.threads(), wanted.threads());
        if (alike(running, wanted)) {
            Values before = catalogue.values(running);
            Values after = catalogue.values(wanted);
            for (Parameter parameter : catalogue.parameters(wanted)) {
                if (!parameter.live()) {
                    note(
                            different,
                            parameter.title(),
                            before.map().get(parameter.id()),
                            after.map().get(parameter.id()));
                }
            }
        }
        return different;
    }

    /**
     * Whether the two attack the same models with the same attack and objective, so that a number changed in one is
     * meant for the other. A preset that comes with another choice is not.
     */
    static boolean alike(Experiment running, Experiment wanted) {
        return Objects.equals(running.sample(), wanted.sample())
                && running.models().equals(wanted.models())
                && running.data().equals(wanted.data())
                && running.attack().equals(wanted.attack())
                && Objects.equals(running.loss(), wanted.loss())
                && Objects.equals(running.augmentation(), wanted.augmentation());
    }

    /** The live parameters whose value differs, with the wanted value. */
    static Map<String, Object> live(Catalogue catalogue, Experiment running, Experiment wanted) {
        Map<String, Object> changes = new LinkedHashMap<>();
        Values before = catalogue.values(running);
        Values after = catalogue.values(wanted);
        for (Parameter parameter : catalogue.parameters(running)) {
            Object now = before.map().get(parameter.id());
            Object then = after.map().get(parameter.id());
            if (parameter.live() && then != null && !then.equals(now)) {
                changes.put(parameter.id(), then);
            }
        }
        return changes;
    }

    /**
     * What was changed in a setup.
     *
     * @param what in a few words
     * @param value that it has now; empty where it is no word
     * @param gradual whether it moves through many values on its way to one
     */
    record Change(String what, String value, boolean gradual) {

        @Override
        public String toString() {
            return value.isEmpty() ? what : what + ": " + value;
        }
    }

    /** The most important thing that differs between two setups; null where nothing does. */
    static @Nullable Change change(Catalogue catalogue, Experiment before, Experiment after, String sample) {
        if (!Objects.equals(before.sample(), after.sample())) {
            return new Change("sample", sample, false);
        }
        if (!before.models().equals(after.models())) {
            return new Change("models", "", false);
        }
        if (!before.data().equals(after.data())) {
            return new Change("images", "", false);
        }
        if (!before.attack().equals(after.attack())) {
            return new Change("attack", catalogue.attack(after.attack()).entry().title(), false);
        }
        LossType loss = catalogue.loss(after);
        if (!Objects.equals(before.loss(), after.loss())) {
            return new Change("loss", loss == null ? "none" : loss.entry().title(), false);
        }
        AugmentationType augmentation = catalogue.augmentation(after);
        if (!Objects.equals(before.augmentation(), after.augmentation())) {
            return new Change(
                    "augmentation",
                    augmentation == null ? "none" : augmentation.entry().title(),
                    false);
        }
        return number(catalogue, before, after);
    }

    private static @Nullable Change number(Catalogue catalogue, Experiment before, Experiment after) {
        if (!before.targets().equals(after.targets())) {
            return new Change("targets", Words.count(after.targets().size()), false);
        }
        if (before.restarts() != after.restarts()) {
            return new Change("images per class", Words.count(after.restarts()), false);
        }
        if (before.steps() != after.steps()) {
            return new Change("steps", Words.count(after.steps()), false);
        }
        if (before.seed() != after.seed()) {
            return new Change("seed", Long.toString(after.seed()), false);
        }
        if (!before.device().equals(after.device()) || before.threads() != after.threads()) {
            return new Change("computing", "%s, %d".formatted(after.device(), after.threads()), false);
        }
        Values old = catalogue.values(before);
        Values now = catalogue.values(after);
        List<Change> changes = new ArrayList<>();
        for (Parameter parameter : catalogue.parameters(after)) {
            Object value = now.map().get(parameter.id());
            if (value != null && !value.equals(old.map().get(parameter.id()))) {
                changes.add(new Change(parameter.title(), Words.plain(value), true));
            }
        }
        return changes.size() == 1
                ? changes.getFirst()
                : before.equals(after) ? null : new Change("parameters", "", false);
    }

    private static void note(List<String> different, String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            different.add(what);
        }
    }
}
