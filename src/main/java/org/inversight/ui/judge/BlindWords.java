package org.inversight.ui.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inversight.blind.Answer;
import org.inversight.blind.Kind;
import org.inversight.blind.Question;
import org.inversight.blind.Rate;
import org.inversight.ui.session.Words;

/**
 * The sentences of a blind panel.
 *
 * @param noun what a class is: {@link #PERSON}, {@link #DIGIT} or {@link #CLASS}
 */
record BlindWords(String noun) {

    static final String PERSON = "person";
    static final String DIGIT = "digit";
    static final String CLASS = "class";

    /** What is asked; the same words whatever is shown. */
    String question(Kind kind) {
        return !kind.lineUp()
                ? "Does the large image show the same %s as the other four?".formatted(noun)
                : noun.equals(PERSON)
                        ? "Whom of the six does the large image show?"
                        : "Which %s of the six does the large image show?".formatted(noun);
    }

    String same() {
        return "Same " + noun;
    }

    String not() {
        return "Another " + noun;
    }

    private String called(String name) {
        return noun.equals(PERSON) ? name : noun + " " + name;
    }

    /** What was shown, and what is right. */
    String truth(Answer answer) {
        String asked = called(answer.asked());
        return switch (answer.kind()) {
            case RECONSTRUCTION -> "A reconstruction of %s, beside %s: the same.".formatted(asked, asked);
            case GENUINE -> "A real image of %s, beside %s: the same.".formatted(asked, asked);
            case DECOY -> "A real image of %s, beside %s: not the same.".formatted(called(answer.truth()), asked);
            case OTHER_RECONSTRUCTION ->
                "A reconstruction of %s, beside %s: not the same.".formatted(called(answer.truth()), asked);
            case FALSE_POSITIVE ->
                "A false positive, beside %s: the target takes it for %s, which it does not show. Not the same."
                        .formatted(asked, asked);
            case LINE_UP ->
                "Line-up: a reconstruction made for %s, number %d of the six.".formatted(asked, answer.right() + 1);
        };
    }

    /** What everybody answered. */
    String said(Answer answer) {
        List<String> all = new ArrayList<>();
        all.add("You: " + said(answer, answer.viewer()));
        answer.others().forEach((name, choice) -> all.add(name + ": " + said(answer, choice)));
        return String.join("  ·  ", all);
    }

    private static String said(Answer answer, int choice) {
        if (choice == Question.NONE) {
            return "no answer";
        }
        return answer.kind().lineUp() ? answer.classes().get(choice) : choice == Question.SAME ? "same" : "not";
    }

    /** How many of how many, and the interval. */
    static String counted(Rate rate) {
        return String.format(
                Locale.ROOT, "%d of %d  ·  %.0f–%.0f", rate.right(), rate.of(), 100 * rate.low(), 100 * rate.high());
    }

    /** The share, 75 %. */
    static String share(Rate rate) {
        return Words.percent(rate.share());
    }
}
