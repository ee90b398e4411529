package org.inversight.cli;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inversight.model.Access;
import org.inversight.model.CardOptions;
import org.inversight.model.ScoreMeaning;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** The options that say of a model what its card would say: {@code --classifier-range}, and so on. */
@Command
final class CardChoices {

    /** What is said of a model. */
    private enum Word {
        RANGE("LOW,HIGH", CardWords.RANGE, String.class),
        MEAN("M[,M,M]", CardWords.MEAN, String.class),
        STD("S[,S,S]", CardWords.STD, String.class),
        SIZE("PIXELS", CardWords.SIZE, String.class),
        SCORES("WORD", CardWords.SCORES, ScoreMeaning.class),
        OUTPUT("NAME", CardWords.OUTPUT, String.class),
        FEATURES("NAME", CardWords.FEATURES, String.class),
        ACCESS("WORD", "what the classifier gives away: weights, scores, labels", Access.class);

        private final String label;
        private final String description;
        private final Class<?> type;

        Word(String label, String description, Class<?> type) {
            this.label = label;
            this.description = description;
            this.type = type;
        }
    }

    private final Map<String, @Nullable Object> said = new HashMap<>();

    /** Called by picocli. */
    @Spec(Spec.Target.MIXEE)
    void addTo(CommandSpec command) {
        add(command, "classifier", Word.values());
        add(command, "generator", Word.RANGE);
        add(command, "critic", Word.RANGE, Word.SIZE);
        Word[] ofClassifiers = Arrays.copyOf(Word.values(), Word.ACCESS.ordinal());
        add(command, "students", ofClassifiers);
        add(command, "evaluator", ofClassifiers);
    }

    private void add(CommandSpec command, String model, Word... words) {
        for (Word word : words) {
            String name = "--%s-%s".formatted(model, word.name().toLowerCase(Locale.ROOT));
            ISetter setter = new ISetter() {
                @Override
                public <T> @Nullable T set(T value) {
                    said.put(name, value);
                    return null;
                }
            };
            command.addOption(OptionSpec.builder(name)
                    .paramLabel(word.label)
                    .description(word.description)
                    .type(word.type)
                    .setter(setter)
                    .build());
        }
    }

    /** What is said of each model by its role: what these options say, and of the others what was said before. */
    Map<String, CardOptions> on(Map<String, CardOptions> before) {
        Map<String, CardOptions> all = new LinkedHashMap<>(before);
        for (String role : List.of("classifier", "generator", "critic", "students", "evaluators")) {
            String option = role.equals("evaluators") ? "--evaluator" : "--" + role;
            CardOptions read = CardWords.read(
                    option,
                    text(option + "-range"),
                    text(option + "-mean"),
                    text(option + "-std"),
                    text(option + "-size"),
                    (Access) said.get(option + "-access"),
                    new CardWords.Reading(
                            (ScoreMeaning) said.get(option + "-scores"),
                            text(option + "-output"),
                            text(option + "-features")));
            if (read != null) {
                all.put(role, read);
            }
        }
        return all;
    }

    private @Nullable String text(String option) {
        return (String) said.get(option);
    }
}
