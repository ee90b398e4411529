package org.inversight.metric;

import java.util.List;

/**
 * What everybody says of one reconstruction.
 *
 * @param classIndex the attacked class
 * @param restart which of the class's pictures, from 0
 * @param target the attacked classifier's own opinion
 * @param evaluators independent opinions, in the order of {@code Snapshot.evaluators}
 * @param falsePositive the target accepts, the sceptical evaluator does not; false where there is
 *     no sceptic
 */
public record Verdict(
        int classIndex,
        int restart,
        Opinion target,
        List<Opinion> evaluators,
        boolean falsePositive) {

    public Verdict {
        evaluators = List.copyOf(evaluators);
    }
}
