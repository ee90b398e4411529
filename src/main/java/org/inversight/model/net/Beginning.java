package org.inversight.model.net;

import java.util.function.IntToDoubleFunction;

/**
 * How a parameter's values begin, and how fast they learn.
 *
 * @param mean of the first value at each position
 * @param deviation standard deviation of the first values
 * @param rate what the learning rate is multiplied by
 */
record Beginning(IntToDoubleFunction mean, double deviation, double rate) {

    /** Normal values around zero that learn as much slower as they are smaller than one. */
    static Beginning equalised(double deviation) {
        return new Beginning(i -> 0, deviation, deviation);
    }

    /**
     * Equalised learning rate (Karras et al. 2018): values of standard deviation {@code gain / sqrt(fan-in)} that learn
     * in proportion, so that every layer learns at one relative speed.
     */
    static Beginning equalised(long fanIn, double gain) {
        return equalised(gain / Math.sqrt(fanIn));
    }

    /** All the same value, at this share of the learning rate. */
    static Beginning constant(double value, double rate) {
        return new Beginning(i -> value, 0, rate);
    }

    /** Smaller values at the same learning rate. */
    Beginning smaller(double share) {
        return new Beginning(i -> share * mean.applyAsDouble(i), share * deviation, rate);
    }

    /** The same values at a share of the learning rate. */
    Beginning slower(double share) {
        return new Beginning(mean, deviation, rate * share);
    }
}
