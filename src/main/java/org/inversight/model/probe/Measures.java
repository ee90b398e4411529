package org.inversight.model.probe;

import java.util.List;
import java.util.Set;
import org.inversight.model.Guess;
import org.inversight.model.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * What a network was measured to do.
 *
 * @param card with what was measured
 * @param noGradient why no gradient comes through; null where one does, or none is needed
 * @param found a sentence each
 * @param warnings what is unusual, a sentence each that names the file
 * @param guesses what was guessed from what it does
 */
public record Measures(
        ModelCard card, @Nullable String noGradient, List<String> found, List<String> warnings, Set<Guess> guesses) {}
