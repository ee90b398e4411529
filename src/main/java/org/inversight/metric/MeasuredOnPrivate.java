package org.inversight.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The target and its evaluators on labelled private images, measured before a run. A wrong range, normalisation or
 * order of classes shows here, not in the run's accuracies.
 *
 * @param target on the images
 * @param evaluators in the order of the experiment
 */
public record MeasuredOnPrivate(PrivateAccuracy target, List<PrivateAccuracy> evaluators) {

    /** Copies the evaluators. */
    public MeasuredOnPrivate {
        evaluators = List.copyOf(evaluators);
    }

    /**
     * {@return for example {@code Of 30 private images classified correctly: target T 100 %, evaluator A 97 % of 20.},
     * where the evaluator has the classes of 20 of them only}
     */
    public String sentence() {
        return "Of %,d private images classified correctly: target %s%s."
                .formatted(
                        target.images(),
                        target.percent(),
                        evaluators.stream()
                                .map(e -> ", evaluator " + e.percent() + ofFewer(e))
                                .collect(Collectors.joining()));
    }

    private String ofFewer(PrivateAccuracy evaluator) {
        int images = evaluator.images();
        return images == 0 || images == target.images() ? "" : " of %,d".formatted(images);
    }

    /** {@return a sentence for each classifier that knows few of the images} */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (target.knowsFew()) {
            warnings.add(few("target", target, "reconstructions cannot resemble images that it does not know"));
        }
        for (PrivateAccuracy evaluator : evaluators) {
            if (evaluator.knowsFew()) {
                warnings.add(few("evaluator", evaluator, "its accuracies mean little"));
            }
        }
        return warnings;
    }

    private static String few(String role, PrivateAccuracy of, String consequence) {
        return String.format(
                Locale.ROOT,
                "The %s %s classifies only %d of %d private images correctly (%.0f %%, guessing %.0f %%), "
                        + "so %s; check its class names and their order, its range and normalisation, and the images.",
                role,
                of.name(),
                of.right(),
                of.images(),
                100 * of.accuracy(),
                100.0 / of.classes(),
                consequence);
    }
}
