package org.inversight.blind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inversight.data.Images;
import org.inversight.metric.ClassScores;

/**
 * The questions of a blind panel, in their order.
 *
 * @param seed of whatever is random about them
 * @param step of the images
 * @param questions same or not first, line-ups then
 * @param answers what each evaluator answers to each question, by name; {@link Question#NONE} where it cannot
 * @param notes what there is to know about the deck once all is answered, a sentence each
 */
public record Deck(
        long seed, int step, List<Question> questions, Map<String, List<Integer>> answers, List<String> notes) {

    /** Copies the lists. */
    public Deck {
        questions = List.copyOf(questions);
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        notes = List.copyOf(notes);
    }

    /** {@return what is shown in each question, for whoever is asked the same} */
    public Images shown() {
        Images first = questions.getFirst().shown();
        float[] pixels = new float[questions.size() * first.stride()];
        for (int i = 0; i < questions.size(); i++) {
            System.arraycopy(questions.get(i).shown().pixels(), 0, pixels, i * first.stride(), first.stride());
        }
        return new Images(questions.size(), first.channels(), first.height(), first.width(), pixels);
    }

    /**
     * {@return the deck with what these answer to the same questions}
     *
     * @param all of whom are asked, about the images of {@link #shown}
     * @param heldOut whether real images in question are none of the private ones
     */
    public Deck answered(List<ClassScores> all, boolean heldOut) {
        Map<String, List<Integer>> said = new LinkedHashMap<>();
        for (ClassScores scores : all) {
            List<Integer> own = new ArrayList<>();
            for (int i = 0; i < questions.size(); i++) {
                Question question = questions.get(i);
                own.add(
                        question.kind().lineUp()
                                ? scores.likeliest(i, question.classes())
                                : !scores.knows(i, question.asked())
                                                || question.kind() == Kind.GENUINE && !heldOut && scores.remembers()
                                        ? Question.NONE
                                        : scores.accepts(i, question.asked()) ? Question.SAME : Question.NOT);
            }
            said.put(scores.name(), List.copyOf(own));
        }
        return new Deck(seed, step, questions, said, notes);
    }
}
