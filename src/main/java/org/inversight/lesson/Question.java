package org.inversight.lesson;

import java.util.List;

/**
 * A question with choices.
 *
 * @param text the question
 * @param choices two to four
 * @param answer the right one of them
 * @param reason why it is right
 */
public record Question(String text, List<String> choices, String answer, String reason) {

    private static final int FEWEST = 2;
    private static final int MOST = 4;

    /** Takes what a file left out as empty. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public Question {
        text = text == null ? "" : text;
        choices = choices == null ? List.of() : List.copyOf(choices);
        answer = answer == null ? "" : answer;
        reason = reason == null ? "" : reason;
    }

    /** {@return which of the choices is right, from 0} */
    public int right() {
        return choices.indexOf(answer);
    }

    /**
     * Makes sure that it can be asked.
     *
     * @throws IllegalArgumentException if something is missing or does not fit; one sentence
     */
    void require() {
        if (text.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("a question has \"text\", \"choices\", \"answer\" and \"reason\"");
        }
        if (answer.length() + reason.length() > Step.MOST_BESIDE) {
            throw new IllegalArgumentException("\"answer\" and \"reason\" have %d letters and take at most %d"
                    .formatted(answer.length() + reason.length(), Step.MOST_BESIDE));
        }
        if (choices.size() < FEWEST || choices.size() > MOST) {
            throw new IllegalArgumentException(
                    "a question has %d to %d choices, not %d".formatted(FEWEST, MOST, choices.size()));
        }
        if (right() < 0) {
            throw new IllegalArgumentException(
                    "the answer \"%s\" is none of the choices; write it as it stands there".formatted(answer));
        }
    }
}
