package org.inversight.bench;

import java.util.List;
import org.inversight.experiment.Experiment;

/**
 * What is measured with the real window.
 *
 * @param sides one experiment on the stage, or two to four beside each other
 * @param rounds how often the window is opened; each round is followed by the same runs without a window
 * @param seconds that the window's runs take, all rounds together
 * @param everyMinutes between two looks at the memory
 */
public record WindowPlan(List<Experiment> sides, int rounds, double seconds, double everyMinutes) {

    /** A block without the window need not last longer for its speed to be known. */
    private static final double LONGEST_WITHOUT = 60;

    /** {@return seconds of a round with the window} */
    public double secondsWith() {
        return seconds / rounds;
    }

    /** {@return seconds of a round without it} */
    public double secondsWithout() {
        return Math.min(LONGEST_WITHOUT, secondsWith());
    }
}
