package org.inversight.train;

import java.util.Arrays;

/** From which similarity on two images are taken to show one person. */
final class Threshold {

    /** Share of pairs of two people that a verifier may accept. */
    static final double FALSE_ACCEPTS = 0.01;

    private Threshold() {}

    /**
     * The threshold at which no more than a share of the pairs of two people is accepted: halfway between the last
     * similarity that may be accepted and the next one. Where the two are equal it lies just above them, since either all
     * pairs of one similarity are accepted or none.
     *
     * @param others similarities of pairs of two people, -1..1
     * @param falseAccepts the share, 0..1
     */
    static double of(float[] others, double falseAccepts) {
        float[] ascending = others.clone();
        Arrays.sort(ascending);
        int accepted = (int) Math.floor(falseAccepts * ascending.length);
        int first = ascending.length - accepted;
        double above = accepted == 0 ? 1 : ascending[first];
        double below = first == 0 ? -1 : ascending[first - 1];
        return above == below ? Math.nextUp(above) : (above + below) / 2;
    }

    /** Share of similarities that a threshold accepts; 0 of none. */
    static double accepted(float[] similarities, double threshold) {
        int count = 0;
        for (float similarity : similarities) {
            count += similarity >= threshold ? 1 : 0;
        }
        return similarities.length == 0 ? 0 : (double) count / similarities.length;
    }
}
