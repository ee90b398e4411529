package org.inversight.catalog;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A typed setting of an attack, a loss or an augmentation. From these descriptions come the form in
 * the window, the command line, the JSON and the documentation.
 */
public sealed interface Parameter {

    /** {@code entry.name}, e.g. {@code lom.weight}. */
    String id();

    /** As the form shows it. */
    String title();

    /** What it does, one sentence. */
    String description();

    /** Where the default comes from. */
    String source();

    /** Whether a change applies to a running attack; otherwise it needs a restart. */
    boolean live();

    /** What 0 stands for, in a few words; empty where it is a number like any other. */
    default String zero() {
        return "";
    }

    /** A {@link Double}, {@link Integer}, {@link Boolean} or {@link String}. */
    Object defaultValue();

    /**
     * The value that this text or JSON value stands for.
     *
     * @throws IllegalArgumentException with one sentence that names the parameter and what it takes
     */
    Object parse(Object given);

    /**
     * A real number.
     *
     * @param unit e.g. {@code per image}; empty for a pure number
     * @param logarithmic whether a slider over it should be logarithmic
     * @param slider the values that a slider covers; null leaves that to the window
     */
    record Real(
            String id,
            String title,
            String description,
            double value,
            double min,
            double max,
            boolean logarithmic,
            String unit,
            String source,
            boolean live,
            @Nullable Span slider,
            String zero)
            implements Parameter {

        /** A number whose slider is the window's affair. */
        public Real(
                String id,
                String title,
                String description,
                double value,
                double min,
                double max,
                boolean logarithmic,
                String unit,
                String source,
                boolean live) {
            this(id, title, description, value, min, max, logarithmic, unit, source, live, null, "");
        }

        /** The same with a slider over these values. */
        public Real withSlider(double low, double high) {
            return with(new Span(low, high), zero);
        }

        /** The same where 0 stands for something else. */
        public Real withZero(String meaning) {
            return with(slider, meaning);
        }

        private Real with(@Nullable Span newSlider, String newZero) {
            return new Real(
                    id, title, description, value, min, max, logarithmic, unit, source, live, newSlider, newZero);
        }

        /** From a low value to a high one. */
        public record Span(double low, double high) {}

        @Override
        public Object defaultValue() {
            return value;
        }

        @Override
        public Object parse(Object given) {
            double number;
            try {
                number = given instanceof Number n
                        ? n.doubleValue()
                        : Double.parseDouble(given.toString().strip());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(refusal(given), e);
            }
            if (!(number >= min && number <= max)) {
                throw new IllegalArgumentException(refusal(given));
            }
            return number;
        }

        private String refusal(Object given) {
            return String.format(Locale.ROOT, "%s takes a number from %s to %s, not \"%s\".", id, min, max, given);
        }
    }

    /** A whole number. */
    record Whole(
            String id,
            String title,
            String description,
            int value,
            int min,
            int max,
            String unit,
            String source,
            boolean live,
            String zero)
            implements Parameter {

        /** A number whose 0 is a number like any other. */
        public Whole(
                String id,
                String title,
                String description,
                int value,
                int min,
                int max,
                String unit,
                String source,
                boolean live) {
            this(id, title, description, value, min, max, unit, source, live, "");
        }

        @Override
        public Object defaultValue() {
            return value;
        }

        @Override
        public Object parse(Object given) {
            try {
                int number = given instanceof Number n
                        ? exact(n.doubleValue())
                        : Integer.parseInt(given.toString().strip());
                boolean exact = !(given instanceof Number n) || n.doubleValue() == number;
                if (exact && number >= min && number <= max) {
                    return number;
                }
            } catch (ArithmeticException | NumberFormatException e) {
                throw new IllegalArgumentException(refusal(given), e);
            }
            throw new IllegalArgumentException(refusal(given));
        }

        private static int exact(double number) {
            if (number != Math.rint(number)) {
                throw new NumberFormatException("not a whole number");
            }
            return Math.toIntExact(Math.round(number));
        }

        private String refusal(Object given) {
            return "%s takes a whole number from %d to %d, not \"%s\".".formatted(id, min, max, given);
        }
    }

    /** One of a few words. */
    record Choice(
            String id,
            String title,
            String description,
            String value,
            List<String> choices,
            String source,
            boolean live)
            implements Parameter {

        public Choice {
            choices = List.copyOf(choices);
        }

        @Override
        public Object defaultValue() {
            return value;
        }

        @Override
        public Object parse(Object given) {
            String word = given.toString().strip();
            if (!choices.contains(word)) {
                throw new IllegalArgumentException(
                        "%s takes one of %s, not \"%s\".".formatted(id, String.join(", ", choices), given));
            }
            return word;
        }
    }

    /**
     * One number not below 0 for each of several things, or all equal. The value is {@link #EQUAL},
     * or the numbers separated by commas, e.g. {@code 1,1,0.5}; how many there must be is known
     * only where it is used.
     */
    record Weights(String id, String title, String description, String value, String source, boolean live)
            implements Parameter {

        /** All weigh the same. */
        public static final String EQUAL = "equal";

        @Override
        public Object defaultValue() {
            return value;
        }

        @Override
        public Object parse(Object given) {
            String text = given.toString().strip();
            if (text.equals(EQUAL)) {
                return EQUAL;
            }
            StringJoiner kept = new StringJoiner(",");
            double sum = 0;
            for (String part : text.split(",", -1)) {
                double number;
                try {
                    number = Double.parseDouble(part.strip());
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException(refusal(given), e);
                }
                if (!(number >= 0 && number <= MOST)) {
                    throw new IllegalArgumentException(refusal(given));
                }
                sum += number;
                kept.add(number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number));
            }
            if (sum == 0) {
                throw new IllegalArgumentException(refusal(given));
            }
            return kept.toString();
        }

        private static final double MOST = 1e6;

        private String refusal(Object given) {
            return "%s takes \"equal\", or numbers from 0 to 1000000 separated by commas of which one is above 0, not \"%s\"."
                    .formatted(id, given);
        }
    }

    /** Yes or no. */
    record Flag(String id, String title, String description, boolean value, String source, boolean live)
            implements Parameter {

        @Override
        public Object defaultValue() {
            return value;
        }

        @Override
        public Object parse(Object given) {
            return switch (given.toString().strip().toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on" -> true;
                case "false", "no", "off" -> false;
                default ->
                    throw new IllegalArgumentException("%s takes true or false, not \"%s\".".formatted(id, given));
            };
        }
    }
}
