package org.inversight.ui.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.inversight.model.ModelCard;
import org.inversight.model.Outputs;
import org.inversight.model.ScoreMeaning;

/** Puts the answers of a person into a model's card. */
public final class CardAnswers {

    /** Mean and deviation, and perhaps in brackets where they come from. */
    private static final Pattern NORMALISATION = Pattern.compile("([^/;()]+)[/;]([^/;()]+)(?:\\(.*\\))?");

    private CardAnswers() {}

    /**
     * @param answers texts by field: {@code range} "0,1"; {@code normalisation} "mean / deviation"; {@code classes}
     *     names with commas; {@code size} "32" or "32x32"; {@code scores} what the class scores mean; {@code
     *     scoresOutput} which output they are
     * @throws IllegalArgumentException if an answer cannot be read
     */
    public static ModelCard apply(ModelCard card, Map<String, String> answers) {
        List<Double> range = card.range();
        List<Double> mean = card.mean();
        List<Double> deviation = card.deviation();
        List<String> classes = card.classes();
        int height = card.height();
        int width = card.width();
        ModelCard read = card;
        for (Map.Entry<String, String> answer : answers.entrySet()) {
            String text = answer.getValue().strip();
            switch (answer.getKey()) {
                case "range" -> range = range(text);
                case "normalisation" -> {
                    if (!text.isEmpty() && !text.equalsIgnoreCase("none")) {
                        Matcher halves = NORMALISATION.matcher(text);
                        if (!halves.matches()) {
                            throw new IllegalArgumentException(
                                    "A normalisation is a mean and a standard deviation separated by a slash, such as 0.5 / "
                                            + "0.5, not \""
                                            + text
                                            + "\".");
                        }
                        mean = numbers(halves.group(1));
                        deviation = numbers(halves.group(2));
                    }
                }
                case "classes" -> classes = text.isEmpty() ? classes : names(text);
                case "size" -> {
                    String[] sides = text.split("[x×]", -1);
                    height = whole(sides[0]);
                    width = whole(sides[sides.length - 1]);
                }
                case "scores" -> read = scores(read, text);
                case "scoresOutput" -> {
                    boolean other = !text.equals(scoresOutput(card));
                    read = other ? output(read, text) : read;
                    // the other output has a length of its own, and whoever opens it numbers its classes
                    classes = other && numbered(classes) ? List.of() : classes;
                }
                default -> {
                    // A question of a newer laboratory that this window cannot put into a card.
                }
            }
        }
        return read.with()
                .range(range)
                .mean(mean)
                .deviation(deviation)
                .height(height)
                .width(width)
                .classes(classes)
                .build();
    }

    private static ModelCard scores(ModelCard card, String text) {
        for (ScoreMeaning meaning : ScoreMeaning.values()) {
            if (meaning.toString().equals(text)) {
                return card.withScores(meaning);
            }
        }
        throw new IllegalArgumentException(
                "Class scores are one of " + Arrays.toString(ScoreMeaning.values()) + ", not \"" + text + "\".");
    }

    /** Another output than the one that was guessed; then the features are not known either. */
    private static ModelCard output(ModelCard card, String text) {
        return card.with()
                .outputs(Outputs.LOGITS)
                .features(0)
                .scoresOutput(text)
                .featuresOutput(null)
                .build();
    }

    /** The output that a card means; of two without a name it is the second. */
    private static String scoresOutput(ModelCard card) {
        String named = card.scoresOutput();
        return named != null ? named : card.outputs() == Outputs.FEATURES_AND_LOGITS ? "1" : "0";
    }

    /** Whether these are the numbers that stand where nobody knows a name. */
    private static boolean numbered(List<String> classes) {
        return IntStream.range(0, classes.size()).allMatch(k -> classes.get(k).equals(Integer.toString(k)));
    }

    private static List<Double> range(String text) {
        List<Double> ends = numbers(text);
        if (ends.size() != 2 || ends.get(0) >= ends.get(1)) {
            throw new IllegalArgumentException(
                    "A range is its lowest and its highest value, such as 0,1 or -1,1, not \"" + text + "\".");
        }
        return ends;
    }

    private static List<Double> numbers(String text) {
        List<Double> numbers = new ArrayList<>();
        for (String word : text.strip().split("[,\\s]+", -1)) {
            try {
                numbers.add(Double.parseDouble(word));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("\"" + word + "\" is not a number.", e);
            }
        }
        return numbers;
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "A size is a number of pixels, such as 32 or 32x32, not \"" + text + "\".", e);
        }
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
