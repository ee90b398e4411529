package org.inversight.query;

import java.util.List;
import java.util.random.RandomGenerator;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;
import org.inversight.engine.Noise;

/**
 * {@code max(0, p + n)} scaled to the sum 1, n normal, its own for every query: a baseline, as in MLPrivacyGuard.
 *
 * @param deviation standard deviation of n, 0..1; 0 leaves the scores as they are
 * @param seed of n, together with the number of the query
 */
public record OutputNoise(double deviation, long seed) implements Defence {

    private static final String STRENGTH = "defence.noise";

    /** Keeps these numbers apart from all others of a run with the same seed. */
    private static final long STREAM = 0x71756572795EL;

    public static final DefenceType TYPE = new DefenceType(
            new Entry(
                    "noise",
                    "Noise",
                    "Adds noise to the scores.",
                    "Each score gets independent normal noise, negative results become 0, and the rest is "
                            + "rescaled to the sum 1. Two queries of the same image return different scores. Where two "
                            + "classes are close the label changes too, so of the defences here this one affects "
                            + "label-only attacks most near a decision boundary; rounding does so only where it makes "
                            + "the largest scores equal.",
                    "p ← norm(max(0, p + n)),  n_{k} ~ N(0, σ^{2})",
                    "a baseline of the literature on output perturbation, e.g. MLPrivacyGuard",
                    "",
                    List.of(
                            "The noise depends on the seed and on the number of the query, so that a run can be "
                                    + "repeated.",
                            "If no score stays above 0, every class gets the same score.")),
            Parameter.number(STRENGTH)
                    .titled("Noise σ")
                    .about("Standard deviation of the noise; 0 leaves the scores unchanged.")
                    .between(0, 1)
                    .byDefault(0)
                    .from("no defence")
                    .live(),
            (values, seed) -> new OutputNoise(values.real(STRENGTH), seed));

    @Override
    public void apply(double[] scores, long query) {
        if (deviation == 0) {
            return;
        }
        RandomGenerator random = Noise.keyed(seed, STREAM, query);
        for (int k = 0; k < scores.length; k++) {
            scores[k] = Math.max(0, scores[k] + deviation * random.nextGaussian());
        }
        Scores.scaleToOne(scores);
    }
}
