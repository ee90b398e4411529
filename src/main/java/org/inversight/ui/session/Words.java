package org.inversight.ui.session;

import java.util.List;
import java.util.Locale;

/** Numbers as people read them. */
public final class Words {

    private static final String NARROW = "\u202f";

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
        if (size >= 1000) {
            return count(Math.round(value));
        } else if (size < 0.001) {
            text = String.format(Locale.ROOT, "%.2e", value);
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
        return value.toString();
    }

    /** One picture, 50 pictures. */
    public static String several(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }
}
