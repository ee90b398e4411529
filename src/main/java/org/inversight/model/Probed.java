package org.inversight.model;

import java.util.List;
import java.util.Set;

/**
 * What trying a network found out.
 *
 * @param card what is known, with guesses where it is not
 * @param found a sentence each
 * @param sizes image sizes that fit, the likeliest first; one where the network allows only one
 * @param openOutputs names of the outputs that may be the class scores, the likeliest first; empty where it is certain
 * @param guesses what was guessed from what it does
 * @param single whether it gives one number per image, and so may be a critic or a classifier
 */
public record Probed(
        ModelCard card,
        List<String> found,
        List<ImageSize> sizes,
        List<String> openOutputs,
        Set<Guess> guesses,
        boolean single) {}
