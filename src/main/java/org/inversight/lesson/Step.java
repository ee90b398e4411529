package org.inversight.lesson;

import java.util.List;
import org.inversight.experiment.PaperVariant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a lesson.
 *
 * @param text what it says, at most {@value #MOST_LETTERS} letters, {@value #MOST_BESIDE} beside a question
 * @param setting what it sets up; null for nothing
 * @param start whether it starts the run that is set up
 * @param compare ids of the paper's variants that it runs beside each other; none for no comparison
 * @param until the step of the run that is waited for before the lesson goes on; 0 for none
 * @param look places of the window that it points at
 * @param controls places that stay while all other controls are hidden; null hides none
 * @param question that it asks; null for none
 */
public record Step(
        String text,
        @Nullable Setting setting,
        boolean start,
        List<String> compare,
        int until,
        List<String> look,
        @Nullable List<String> controls,
        @Nullable Question question) {

    /** A longer text would hide the stage. */
    static final int MOST_LETTERS = 330;

    /** So many letters have room beside a question. */
    static final int MOST_BESIDE = 240;

    private static final int SIDES = 4;

    /** Takes what a file left out as empty. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public Step {
        text = text == null ? "" : text;
        compare = compare == null ? List.of() : List.copyOf(compare);
        look = look == null ? List.of() : List.copyOf(look);
        controls = controls == null ? null : List.copyOf(controls);
    }

    /** {@return whether it does something with the run} */
    public boolean acts() {
        return setting != null || start || !compare.isEmpty();
    }

    /** {@return the variants that it compares} */
    public List<PaperVariant> variants() {
        return compare.stream().map(PaperVariant::named).toList();
    }

    /**
     * Makes sure of everything but the setting.
     *
     * @throws IllegalArgumentException if something is missing or does not exist; one sentence
     */
    void require() {
        if (text.isBlank()) {
            throw new IllegalArgumentException("\"text\" is missing");
        }
        if (text.length() > MOST_LETTERS) {
            throw new IllegalArgumentException("\"text\" has %d letters and takes at most %d; make two steps of it"
                    .formatted(text.length(), MOST_LETTERS));
        }
        if (question != null && text.length() > MOST_BESIDE) {
            throw new IllegalArgumentException(
                    "\"text\" has %d letters and takes at most %d beside a question; make two steps of it"
                            .formatted(text.length(), MOST_BESIDE));
        }
        if (start && !compare.isEmpty()) {
            throw new IllegalArgumentException("a step has either \"start\" or \"compare\"");
        }
        if (compare.size() == 1 || compare.size() > SIDES) {
            throw new IllegalArgumentException("\"compare\" takes two to four variants, not " + compare.size());
        }
        variants();
        Place.require(look);
        if (controls != null) {
            Place.require(controls);
        }
        if (question != null) {
            question.require();
        }
    }
}
