package org.inversight.ui.command;

import java.util.Locale;

/** How well a few letters fit a title. */
final class FuzzyMatch {

    /** They do not fit. */
    static final int NONE = -1;

    private static final int START = 8;
    private static final int FOLLOWING = 4;
    private static final int WHOLE = 20;

    private FuzzyMatch() {}

    /**
     * {@return the more, the better; {@link #NONE} where a word does not fit}
     *
     * @param query words, each of whose letters must appear in order
     * @param text where they are looked for
     */
    static int score(String query, String text) {
        String in = text.toLowerCase(Locale.ROOT);
        int sum = 0;
        for (String word : query.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            int one = word(word, in);
            if (one == NONE) {
                return NONE;
            }
            sum += one;
        }
        return sum;
    }

    private static int word(String word, String text) {
        int best = NONE;
        if (word.isEmpty()) {
            return 0;
        }
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            best = Math.max(best, WHOLE + word.length() * FOLLOWING + (begins(text, at) ? START : 0));
        }
        return best == NONE ? scattered(word, text) : best;
    }

    /** Letters in order, not all beside one another, the first at the beginning of a word; beginnings count most. */
    private static int scattered(String word, String text) {
        int best = NONE;
        for (int at = text.indexOf(word.charAt(0)); at >= 0; at = text.indexOf(word.charAt(0), at + 1)) {
            if (begins(text, at)) {
                best = Math.max(best, from(at, word, text));
            }
        }
        return best;
    }

    private static int from(int first, String word, String text) {
        int score = START;
        int last = first;
        for (int i = 1; i < word.length(); i++) {
            int at = text.indexOf(word.charAt(i), last + 1);
            if (at < 0) {
                return NONE;
            }
            score += at == last + 1 ? FOLLOWING : begins(text, at) ? START : 0;
            last = at;
        }
        return score;
    }

    private static boolean begins(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
