package org.inversight.query;

import java.util.List;
import java.util.stream.IntStream;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;

/**
 * Keeps the k largest scores, scaled to the sum 1, and sets the others to 0 (truncation as in Yang et al., CCS 2019).
 *
 * @param kept k; 0 leaves the scores as they are
 */
public record TopK(int kept) implements Defence {

    private static final String STRENGTH = "defence.top-k";

    public static final DefenceType TYPE = new DefenceType(
            new Entry(
                    "top-k",
                    "Top k",
                    "Returns only the k largest scores.",
                    "The k largest scores are rescaled to the sum 1, all others become 0. With k = 1 the most "
                            + "likely class gets 1, so a score-based search cannot tell a good image from a mediocre "
                            + "one. The label stays the same for every k.",
                    "p_{k} ← p_{k} / Σ_{j ∈ top} p_{j} for the k largest, else 0",
                    "truncation as in Yang et al., Neural Network Inversion in Adversarial Setting via Background Knowledge "
                            + "Alignment, CCS 2019",
                    "",
                    List.of(
                            "What is kept is scaled to the sum 1; among equal scores the class with the lower index is kept.")),
            Parameter.whole(STRENGTH)
                    .titled("Top k")
                    .about("Number of scores returned; 0 returns all of them.")
                    .between(0, 100000)
                    .byDefault(0)
                    .unit("classes")
                    .from("no defence")
                    .live(),
            (values, seed) -> new TopK(values.whole(STRENGTH)));

    @Override
    public void apply(double[] scores, long query) {
        if (kept == 0 || kept >= scores.length) {
            return;
        }
        // the sort is stable, so equal scores stay in the order of their classes
        IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .skip(kept)
                .toList()
                .forEach(k -> scores[k] = 0);
        Scores.scaleToOne(scores);
    }
}
