package org.inversight.blind;

import java.util.ArrayList;
import java.util.List;

/**
 * One deck as far as a viewer went through it, as it is kept.
 *
 * @param seed of the deck
 * @param step of the images
 * @param questions in the deck
 * @param answers to the first of them, in their order
 * @param notes of the deck
 */
public record Sitting(long seed, int step, int questions, List<Answer> answers, List<String> notes) {

    /** Copies the lists. */
    public Sitting {
        answers = List.copyOf(answers);
        notes = List.copyOf(notes);
    }

    /** {@return the same with one more answer} */
    public Sitting with(Answer answer) {
        List<Answer> more = new ArrayList<>(answers);
        more.add(answer);
        return new Sitting(seed, step, questions, more, notes);
    }

    /** {@return whether all is answered} */
    public boolean complete() {
        return answers.size() == questions;
    }
}
