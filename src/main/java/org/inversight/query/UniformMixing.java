package org.inversight.query;

import java.util.List;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;

/**
 * {@code (1 - w) p + w / K}, K the number of classes (release of Wang et al., AAAI 2021).
 *
 * @param share w, 0..0.99; 0 leaves the scores as they are
 */
public record UniformMixing(double share) implements Defence {

    private static final String STRENGTH = "defence.mixing";

    public static final DefenceType TYPE = new DefenceType(
            new Entry(
                    "mixing",
                    "Uniform mixing",
                    "Mixes the scores with a uniform distribution.",
                    "The classifier returns a mixture of its scores and a uniform distribution over the "
                            + "classes. The highest possible score falls to 1 − w + w/K, and differences shrink. The "
                            + "order of the classes, and so the label, stays the same.",
                    "p_{k} ← (1 − w) p_{k} + w / K",
                    "as released with Wang et al., Improving Robustness to Model Inversion Attacks via Mutual Information "
                            + "Regularization, AAAI 2021",
                    "",
                    List.of()),
            Parameter.number(STRENGTH)
                    .titled("Uniform share w")
                    .about("Share of the uniform distribution; 0 leaves the scores unchanged.")
                    .between(0, 0.99)
                    .byDefault(0)
                    .from("no defence")
                    .live(),
            (values, seed) -> new UniformMixing(values.real(STRENGTH)));

    @Override
    public void apply(double[] scores, long query) {
        for (int k = 0; k < scores.length; k++) {
            scores[k] = (1 - share) * scores[k] + share / scores.length;
        }
    }
}
