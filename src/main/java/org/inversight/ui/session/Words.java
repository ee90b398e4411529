package org.inversight.ui.session;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them. */
public final class Words {

    /** As wide as a digit. */
    public static final char FIGURE_SPACE = '\u2007';

    private static final String NARROW = "\u202f";

    /** Smaller numbers would be mostly zeros. */
    private static final double LEAST_PLAIN = 1e-9;

    private Words() {}

    /** 1 486. */
    public static String count(long number) {
        String digits = Long.toString(Math.abs(number));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(NARROW);
            }
            text.append(digits.charAt(i));
        }
        return (number < 0 ? "−" : "") + text;
    }

    /** 97 %. */
    public static String percent(double fraction) {
        return Double.isNaN(fraction) ? "–" : Math.round(fraction * 100) + NARROW + "%";
    }

    /**
     * What stands beside a share, for example {@code Genuine images reach 95 %, chance 2 %.}
     *
     * @param ceiling which genuine images reach; null where it is not known
     * @param floor which chance reaches; null where it is not known
     */
    public static String beside(@Nullable Double ceiling, @Nullable Double floor) {
        if (ceiling != null && floor != null) {
            return "Genuine images reach %s, chance %s.".formatted(percent(ceiling), percent(floor));
        }
        if (ceiling != null) {
            return "Genuine images reach %s.".formatted(percent(ceiling));
        }
        return floor == null ? "" : "Chance reaches %s.".formatted(percent(floor));
    }

    /** A number with three significant digits and no needless zeros. */
    public static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "–";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return count((long) value);
        }
        double size = Math.abs(value);
        String text;
        if (size >= 1e7 || size < 0.001) {
            text = String.format(Locale.ROOT, "%.2e", value)
                    .replaceAll("\\.?0*e", "e")
                    .replaceAll("e\\+?(-?)0?", "e$1");
        } else if (size >= 1000) {
            return count(Math.round(value));
        } else {
            int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
            text = String.format(Locale.ROOT, "%." + decimals + "f", value);
            if (text.contains(".")) {
                text = text.replaceAll("0+$", "").replaceAll("\\.$", "");
            }
        }
        return text.replace('-', '−');
    }

    /** A, B and C. */
    public static String list(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** A number as a field takes it. */
    public static String plain(Object value) {
        if (value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e9) {
            return Long.toString(d.longValue());
        }
        if (value instanceof Double d && Math.abs(d) >= LEAST_PLAIN && Math.abs(d) < 1e9) {
            return BigDecimal.valueOf(d).stripTrailingZeros().toPlainString();
        }
        return value.toString();
    }

    /**
     * The seed that a person wrote.
     *
     * @throws IllegalArgumentException if it is no whole number of 64 bits
     */
    public static long seed(String text) {
        try {
            return Long.parseLong(text.replaceAll("[\\s\u202f]", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "A seed is a whole number from %s to %s, not \"%s\"."
                            .formatted(count(-Long.MAX_VALUE), count(Long.MAX_VALUE), text),
                    e);
        }
    }

    /** One image, 50 images. */
    public static String several(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** A number as wide as the largest that may stand in its place. */
    public static String padded(long number, long largest) {
        String text = Words.count(number);
        String widest = Words.count(largest);
        StringBuilder blank = new StringBuilder(widest.substring(0, Math.max(0, widest.length() - text.length())));
        for (int i = 0; i < blank.length(); i++) {
            if (Character.isDigit(blank.charAt(i))) {
                blank.setCharAt(i, FIGURE_SPACE);
            }
        }
        return blank + text;
    }
}
