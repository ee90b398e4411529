package org.inversight.loading;

import java.util.List;
import org.inversight.model.ModelCard;

/**
 * What trying a model file found out.
 *
 * @param card what is known; guesses where it is not
 * @param found what was found by trying, a sentence each
 * @param questions what only a person knows; empty where a card beside the file answered everything
 */
public record Probe(ModelCard card, List<String> found, List<Question> questions) {

    /**
     * Something that cannot be found by trying.
     *
     * @param field of the card: {@code range}, {@code normalisation}, {@code classes}, {@code size}
     * @param text the question
     * @param choices to offer, the guess first; e.g. {@code 0,1} and {@code -1,1}; empty for free text
     */
    public record Question(String field, String text, List<String> choices) {}
}
