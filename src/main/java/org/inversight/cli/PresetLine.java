package org.inversight.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inversight.catalog.Parameter;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.Preset;
import org.inversight.experiment.Sample;
import org.inversight.experiment.SampleStore;
import org.jspecify.annotations.Nullable;

/** Which settings of a run are its sample's own rather than the specification's. */
final class PresetLine {

    private PresetLine() {}

    /** {@return one line that names both values of each; null where there is none} */
    static @Nullable String of(Catalogue catalogue, SampleStore samples, Experiment experiment) {
        Sample sample = experiment.sample() == null ? null : samples.named(experiment.sample());
        Preset preset = sample == null ? null : sample.presets().get(experiment.attack());
        if (sample == null || preset == null) {
            return null;
        }
        Experiment suggested = catalogue.fitting(sample.withChoices(
                sample.experiment(experiment.attack(), 1), experiment.loss(), experiment.augmentation()));
        Map<String, Object> suggestions = catalogue.values(suggested).map();
        Map<String, Object> values = catalogue.values(experiment).map();
        List<String> own = new ArrayList<>();
        for (Parameter parameter : catalogue.parameters(experiment)) {
            Object value = values.get(parameter.id());
            if (value != null
                    && value.equals(suggestions.get(parameter.id()))
                    && !parameter.defaultValue().equals(value)) {
                own.add("%s %s (specification: %s)"
                        .formatted(
                                parameter.id(), words(parameter, value), words(parameter, parameter.defaultValue())));
            }
        }
        List<String> parts = new ArrayList<>();
        if (!own.isEmpty()) {
            parts.add(String.join(", ", own));
        }
        int published = preset.specificationSteps();
        if (experiment.steps() == suggested.steps() && experiment.steps() != published) {
            parts.add(String.format(Locale.ROOT, "%,d steps (specification: %,d)", experiment.steps(), published));
        }
        return parts.isEmpty() ? null : "From the preset: %s.".formatted(String.join("; ", parts));
    }

    private static String words(Parameter parameter, Object value) {
        String text = value instanceof Double number && number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.valueOf(value);
        return text.equals("0") && !parameter.zero().isEmpty() ? "0, " + parameter.zero() : text;
    }
}
