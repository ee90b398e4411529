package org.inversight.ui.formula;

import java.util.ArrayList;
import java.util.List;

/** Reads the plain notation of formulas: {@code _{..}} lowers, {@code ^{..}} raises. */
final class FormulaParser {

    /**
     * A run of characters that are set alike.
     *
     * @param text the characters
     * @param level 1 raised, -1 lowered, 0 neither
     * @param italic whether it is a variable
     */
    record Piece(String text, int level, boolean italic) {}

    private FormulaParser() {}

    static List<Piece> parse(String formula) {
        List<Piece> pieces = new ArrayList<>();
        int i = 0;
        StringBuilder plain = new StringBuilder();
        while (i < formula.length()) {
            char c = formula.charAt(i);
            boolean shifts = (c == '_' || c == '^') && i + 1 < formula.length() && formula.charAt(i + 1) == '{';
            if (!shifts) {
                plain.append(c);
                i++;
                continue;
            }
            split(pieces, plain.toString(), 0);
            plain.setLength(0);
            int depth = 1;
            int end = i + 2;
            while (end < formula.length() && depth > 0) {
                depth += formula.charAt(end) == '{' ? 1 : formula.charAt(end) == '}' ? -1 : 0;
                end++;
            }
            split(pieces, formula.substring(i + 2, depth == 0 ? end - 1 : end), c == '^' ? 1 : -1);
            i = end;
        }
        split(pieces, plain.toString(), 0);
        return pieces;
    }

    /** Words of several letters are names of functions and stand upright, as in print. */
    private static void split(List<Piece> pieces, String text, int level) {
        int i = 0;
        while (i < text.length()) {
            int start = i;
            if (Character.isLetter(text.charAt(i))) {
                while (i < text.length() && Character.isLetter(text.charAt(i))) {
                    i++;
                }
                boolean variable = i - start == 1 || level != 0;
                pieces.add(new Piece(text.substring(start, i), level, variable));
            } else {
                while (i < text.length() && !Character.isLetter(text.charAt(i))) {
                    i++;
                }
                pieces.add(new Piece(text.substring(start, i), level, false));
            }
        }
    }
}
