package org.inversight.model;

import java.util.List;

/**
 * What trying a network found out.
 *
 * @param card what is known, with guesses where it is not
 * @param found a sentence each
 * @param sizes picture sizes that fit, the likeliest first; one where the network allows only one
 */
public record Probed(ModelCard card, List<String> found, List<Integer> sizes) {}
