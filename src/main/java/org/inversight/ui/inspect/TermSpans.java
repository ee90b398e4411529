package org.inversight.ui.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Where the terms that a step reports stand in the formula of its attack. */
final class TermSpans {

    /** How each term begins in a formula; it ends with the bracket that it opens. */
    private static final Map<String, List<String>> BEGINNINGS = Map.of(
            "identity", List.of("L_{id}("),
            "prior", List.of("−log D(", "−D("),
            "divergence", List.of("KL("),
            "realism", List.of("BCE(D(G(z)), 1"),
            "discriminator", List.of("BCE(D(x)"));

    /**
     * A part of a formula.
     *
     * @param term its position among the terms
     * @param from where it begins
     * @param to behind its last character
     */
    record Span(int term, int from, int to) {}

    private TermSpans() {}

    /**
     * The terms that are found, in the order in which they stand in the formula.
     *
     * @param terms names, as the steps report them
     */
    static List<Span> of(String formula, List<String> terms) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            int term = i;
            BEGINNINGS.getOrDefault(terms.get(i), List.of()).stream()
                    .filter(formula::contains)
                    .findFirst()
                    .ifPresent(begin -> {
                        int from = formula.indexOf(begin);
                        spans.add(new Span(term, from, end(formula, formula.indexOf('(', from))));
                    });
        }
        spans.sort(Comparator.comparingInt(Span::from));
        return spans;
    }

    /** Behind the bracket that closes this one. */
    private static int end(String formula, int bracket) {
        int depth = 0;
        int at = bracket;
        do {
            depth += formula.charAt(at) == '(' ? 1 : formula.charAt(at) == ')' ? -1 : 0;
            at++;
        } while (depth > 0 && at < formula.length());
        return at;
    }
}
