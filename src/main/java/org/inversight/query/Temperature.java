package org.inversight.query;

import java.util.List;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;

/**
 * {@code softmax(l / T)}, which is {@code p^(1/T)} scaled to the sum 1 (softmax temperature, Hinton et al. 2015).
 *
 * @param temperature T, 0.05..100; 1 leaves the scores as they are
 */
public record Temperature(double temperature) implements Defence {

    private static final String STRENGTH = "defence.temperature";

    public static final DefenceType TYPE = new DefenceType(
            new Entry(
                    "temperature",
                    "Temperature",
                    "Flattens the scores, or sharpens them.",
                    "The logits are divided by a temperature before the softmax. Above 1 the scores become "
                            + "flatter, below 1 the largest dominates. The order of the classes and the label stay the "
                            + "same, so label-only attacks are unaffected.",
                    "p_{k} = e^{l_{k} / T} / Σ_{j} e^{l_{j} / T}",
                    "softmax temperature as in Hinton et al., Distilling the Knowledge in a Neural Network, 2015; as a "
                            + "defence this program's own choice",
                    "",
                    List.of()),
            Parameter.number(STRENGTH)
                    .titled("Temperature T")
                    .about("1 leaves the scores unchanged; above 1 they are flatter.")
                    .between(0.05, 100)
                    .byDefault(1)
                    .logarithmic()
                    .from("no defence")
                    .live(),
            (values, seed) -> new Temperature(values.real(STRENGTH)));

    @Override
    public void apply(double[] scores, long query) {
        if (temperature == 1) {
            return;
        }
        double top = Scores.max(scores);
        for (int k = 0; k < scores.length; k++) {
            // divided by the largest first, so that a small T does not make all of them 0
            scores[k] = Math.pow(scores[k] / top, 1 / temperature);
        }
        Scores.scaleToOne(scores);
    }
}
