package org.inversight.metric;

/**
 * What an open-set verifier says of one reconstruction. It never saw the private people, so it cannot be satisfied by
 * what a classifier with a closed list of classes is satisfied by.
 *
 * @param cosine mean cosine similarity to the private images of the attacked person, -1..1
 * @param rank place of the attacked person when all private people are sorted by that similarity; 1 is the most alike
 * @param verified whether the similarity reaches the verifier's threshold: the same person
 * @param closest class index of the private person who is most alike
 */
public record Similarity(double cosine, int rank, boolean verified, int closest) {}
