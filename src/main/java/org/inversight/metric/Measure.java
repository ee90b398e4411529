package org.inversight.metric;

/**
 * A figure that a set of images can come to.
 *
 * @param name in documents, for example {@code rank1}; what is measured by somebody or of something is named after it,
 *     as in {@code evaluator:NAME}, {@code top5:NAME} and {@code attribute:NAME}
 * @param title for people
 * @param share whether it is a share of the images, 0..1; otherwise a number with no such limits
 * @param lower whether less is better
 */
public record Measure(String name, String title, boolean share, boolean lower) {

    /** Share that the target accepts. */
    public static final Measure TARGET = rising("target", "target");

    /** Share that the target accepts and the evaluator with a reject class does not. */
    public static final Measure FALSE_POSITIVES = new Measure("falsePositiveRate", "false positives", true, true);

    /** Share whose person is the most alike of all private people. */
    public static final Measure RANK1 = rising("rank1", "rank-1");

    /** Share whose person is among the five most alike. */
    public static final Measure RANK5 = rising("rank5", "rank-5");

    /** Share that the verifier takes for the person. */
    public static final Measure VERIFIED = rising("verified", "verified");

    /** The same where it accepts at most one in a thousand pairs of strangers. */
    public static final Measure STRICT = rising("verifiedStrictly", "verified at 0.1 %");

    /** Share whose person is more alike than the five private people who are most like that person. */
    public static final Measure LINE_UP = rising("lookAlikeLineUp", "look-alike line-up");

    /** Share whose person is more alike than every stranger. */
    public static final Measure FIRST = rising("firstAmongStrangers", "first among strangers");

    /** Median place of the person among the strangers. */
    public static final Measure MEDIAN_RANK = falling("medianRankAmongStrangers", "median rank among strangers");

    /** Mean place of the person among the strangers. */
    public static final Measure MEAN_RANK = falling("rankAmongStrangers", "mean rank among strangers");

    /** Mean distance of pixels (L2) to the nearest private image of the class. */
    public static final Measure PIXELS = falling("pixelDistance", "pixel distance");

    /** The same of the first evaluator's features, squared. */
    public static final Measure FEATURES = falling("featureDistance", "feature distance");

    /** Frechet distance to the private images in the verifier's embedding, in standard deviations. */
    public static final Measure FRECHET = falling("frechetDistance", "Fréchet distance");

    /** Share of the images that lie among the private ones in that embedding. */
    public static final Measure PRECISION = rising("precision", "precision");

    /** Share of the private images that lie among these. */
    public static final Measure RECALL = rising("recall", "recall");

    /** How many of the private images' neighbourhoods an image lies in, as a share of what is expected. */
    public static final Measure DENSITY = new Measure("density", "density", false, false);

    /** Share of the private images in whose neighbourhood an image lies. */
    public static final Measure COVERAGE = rising("coverage", "coverage");

    /** Share of the private images that a network names which has learnt from the images alone. */
    public static final Measure KNOWLEDGE = rising("knowledge", "knowledge extracted");

    /** {@return the share that an evaluator accepts} */
    public static Measure evaluator(String who) {
        return rising("evaluator:" + who, who);
    }

    /** {@return the share whose class is among an evaluator's five likeliest} */
    public static Measure topFive(String who) {
        return rising("top5:" + who, who + ", top 5");
    }

    /** {@return the share that gives an attribute away} */
    public static Measure attribute(String attribute) {
        return rising("attribute:" + attribute, attribute);
    }

    private static Measure rising(String name, String title) {
        return new Measure(name, title, true, false);
    }

    private static Measure falling(String name, String title) {
        return new Measure(name, title, false, true);
    }
}
