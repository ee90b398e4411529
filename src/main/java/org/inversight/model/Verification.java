package org.inversight.model;

/**
 * How a verifier decides whether two images show one person, and how often it was right on pairs of images of people
 * that it had never seen.
 *
 * @param cosineThreshold two images whose embeddings have at least this cosine similarity, -1..1, show one person
 * @param trueAccepts share of pairs of one person that are accepted, 0..1
 * @param falseAccepts share of pairs of two people that are accepted, 0..1
 * @param people number of people in the pairs
 * @param samePairs number of pairs of one person
 * @param otherPairs number of pairs of two people
 */
public record Verification(
        double cosineThreshold, double trueAccepts, double falseAccepts, int people, int samePairs, int otherPairs) {}
