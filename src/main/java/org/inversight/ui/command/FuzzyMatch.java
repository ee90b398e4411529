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
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            best = Math.max(best, WHOLE + word.length() * FOLLOWING + (begins(text, at) ? START : 0));
            if (word.isEmpty()) {
                return 0;
            }
        }
        return best == NONE ? scattered(word, text) : best;
    }

    /** Letters in order, not all beside one another; beginnings of words count most. */
    private static int scattered(String word, String text) {
        int score = 0;
        int last = -2;
        for (int i = 0; i < word.length(); i++) {
            int at = text.indexOf(word.charAt(i), Math.max(0, last + 1));
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
