package org.inversight.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What everybody says of one reconstruction.
 *
 * @param classIndex the attacked class
 * @param restart which of the class's images, from 0
 * @param target the attacked classifier's own prediction
 * @param evaluators independent predictions, in the order of {@code Snapshot.evaluators}
 * @param falsePositive the target accepts, the evaluator with a reject class does not; false where there is no
 *     evaluator with a reject class
 * @param similarity what a verifier says of the person; null where there is none
 * @param readings what an attribute reader sees, beside the truth; empty where there is none
 */
public record Verdict(
        int classIndex,
        int restart,
        Prediction target,
        List<Prediction> evaluators,
        boolean falsePositive,
        @Nullable Similarity similarity,
        List<Reading> readings) {

    /** Copies the lists. */
    public Verdict {
        evaluators = List.copyOf(evaluators);
        readings = List.copyOf(readings);
    }
}
