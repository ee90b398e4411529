package org.inversight.experiment;

import java.io.IOException;
import java.nio.file.Path;
import org.inversight.model.Json;
import org.inversight.model.ModelCard;

/**
 * A student on disk.
 *
 * @param file as an experiment names it
 * @param card what it is
 */
public record Student(String file, ModelCard card) {

    /**
     * Reads the card of a student, never its weights.
     *
     * @param file the card
     * @return the student
     * @throws IOException if it is no card
     */
    public static Student read(Path file) throws IOException {
        return new Student(file.toString(), Json.read(file, ModelCard.class).checked(file));
    }
}
