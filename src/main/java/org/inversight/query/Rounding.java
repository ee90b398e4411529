package org.inversight.query;

import java.util.List;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;

/**
 * {@code round(p / r) r}, halves up (Fredrikson et al., CCS 2015).
 *
 * @param step r, 0..0.5; 0 leaves the scores as they are
 */
public record Rounding(double step) implements Defence {

    private static final String STRENGTH = "defence.rounding";

    public static final DefenceType TYPE = new DefenceType(
            new Entry(
                    "rounding",
                    "Rounding",
                    "Rounds every score.",
                    "Scores are rounded to multiples of a step: with 0.1 everything above 0.95 becomes 1, and "
                            + "a score-based search meets plateaus. The label changes only where rounding makes the "
                            + "largest scores equal; then the class with the lowest index is the label.",
                    "p_{k} ← ⌊p_{k} / r + 1/2⌋ · r",
                    "Fredrikson et al., CCS 2015, countermeasures",
                    "",
                    List.of("The rounded scores are not scaled to the sum 1.")),
            Parameter.number(STRENGTH)
                    .titled("Rounding step r")
                    .about("Scores are multiples of this; 0 leaves them unchanged.")
                    .between(0, 0.5)
                    .byDefault(0)
                    .from("no defence")
                    .live(),
            (values, seed) -> new Rounding(values.real(STRENGTH)));

    @Override
    public void apply(double[] scores, long query) {
        if (step == 0) {
            return;
        }
        for (int k = 0; k < scores.length; k++) {
            scores[k] = Math.floor(scores[k] / step + 0.5) * step;
        }
    }
}
