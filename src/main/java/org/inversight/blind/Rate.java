package org.inversight.blind;

/**
 * How many of so many answers are right, and what that says of the true rate.
 *
 * @param right answers
 * @param of all answers
 * @param low lower end of the 95 % interval of Wilson (1927), 0..1
 * @param high its upper end
 */
public record Rate(int right, int of, double low, double high) {

    /** Standard normal quantile of 97.5 %. */
    private static final double Z = 1.959963984540054;

    /**
     * {@return the rate with its interval, which for no answer is all from 0 to 1}
     *
     * @param right answers
     * @param of all answers
     */
    public static Rate of(int right, int of) {
        if (of == 0) {
            return new Rate(0, 0, 0, 1);
        }
        double share = right / (double) of;
        double squared = Z * Z / of;
        double centre = (share + squared / 2) / (1 + squared);
        double half = Z * Math.sqrt(share * (1 - share) / of + squared / (4 * of)) / (1 + squared);
        return new Rate(right, of, Math.max(0, centre - half), Math.min(1, centre + half));
    }

    /** {@return the share that is right, 0..1; NaN without an answer} */
    public double share() {
        return right / (double) of;
    }
}
