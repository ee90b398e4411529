package org.inversight.catalog;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A typed setting of an attack, a loss or an augmentation. From these descriptions come the form in the window, the
 * command line, the JSON and the documentation.
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
     * @throws IllegalArgumentException if it does not parse or is out of range; the message names the parameter
     */
    Object parse(Object given);

    /** Begins the description of a real number, between 0 and 1 and 0 by default unless it says more. */
    static Real.Builder number(String id) {
        return new Real.Builder(id);
    }

    /** Begins the description of a whole number, between 0 and 1 and 0 by default unless it says more. */
    static Whole.Builder whole(String id) {
        return new Whole.Builder(id);
    }

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

        /** The description while it is written; {@link #live} or {@link #needsRestart} ends it. */
        public static final class Builder extends NumberDraft<Builder> {

            private double value;
            private double min;
            private double max = 1;
            private boolean logarithmic;

            private @Nullable Span slider;

            private Builder(String id) {
                super(id);
            }

            @Override
            Builder self() {
                return this;
            }

            /** Lowest and highest value that it takes. */
            public Builder between(double lowest, double highest) {
                min = lowest;
                max = highest;
                return this;
            }

            /** Its value where no other is given. */
            public Builder byDefault(double number) {
                value = number;
                return this;
            }

            /** A slider over it is logarithmic. */
            public Builder logarithmic() {
                logarithmic = true;
                return this;
            }

            /** The values that a slider covers, where the window should not decide it. */
            public Builder slider(double low, double high) {
                slider = new Span(low, high);
                return this;
            }

            /** A parameter whose change applies to a running attack. */
            public Real live() {
                return build(true);
            }

            /** A parameter whose change needs a restart. */
            public Real needsRestart() {
                return build(false);
            }

            private Real build(boolean live) {
                return new Real(id, title, description, value, min, max, logarithmic, unit, source, live, slider, zero);
            }
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

        /** The description while it is written; {@link #live} or {@link #needsRestart} ends it. */
        public static final class Builder extends NumberDraft<Builder> {

            private int value;
            private int min;
            private int max = 1;

            private Builder(String id) {
                super(id);
            }

            @Override
            Builder self() {
                return this;
            }

            /** Lowest and highest value that it takes. */
            public Builder between(int lowest, int highest) {
                min = lowest;
                max = highest;
                return this;
            }

            /** Its value where no other is given. */
            public Builder byDefault(int number) {
                value = number;
                return this;
            }

            /** A parameter whose change applies to a running attack. */
            public Whole live() {
                return build(true);
            }

            /** A parameter whose change needs a restart. */
            public Whole needsRestart() {
                return build(false);
            }

            private Whole build(boolean live) {
                return new Whole(id, title, description, value, min, max, unit, source, live, zero);
            }
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
     * One number not below 0 for each of several things, or all equal. The value is {@link #EQUAL}, or the numbers
     * separated by commas, e.g. {@code 1,1,0.5}; how many there must be is known only where it is used.
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
