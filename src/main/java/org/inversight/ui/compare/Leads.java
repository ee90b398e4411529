package org.inversight.ui.compare;

import java.util.ArrayList;
import java.util.List;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;

/** Who is ahead: the side of which an evaluator accepts more images than of every other one. */
final class Leads {

    private Leads() {}

    /**
     * Whether a side leads, by evaluator; nobody does at a tie, or where another side does not
     * have that evaluator.
     *
     * @param shown a snapshot of each side, null where there is none yet
     * @param side its position
     */
    static List<Boolean> of(List<@Nullable Snapshot> shown, int side) {
        List<Boolean> leads = new ArrayList<>();
        Snapshot own = shown.get(side);
        for (int e = 0; own != null && e < own.evaluators().size(); e++) {
            boolean ahead = shown.size() > 1;
            String evaluator = own.evaluators().get(e);
            for (int s = 0; s < shown.size(); s++) {
                ahead &= s == side || behind(shown.get(s), evaluator, own.evaluatorAccuracy(e));
            }
            leads.add(ahead);
        }
        return leads;
    }

    private static boolean behind(@Nullable Snapshot other, String evaluator, double share) {
        int same = other == null ? -1 : other.evaluators().indexOf(evaluator);
        return other != null && same >= 0 && other.evaluatorAccuracy(same) < share;
    }
}
