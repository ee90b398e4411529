package org.inversight.ui.compare;

import java.util.ArrayList;
import java.util.List;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;

/** Who is ahead: the side of which an evaluator accepts more images than of every other one. */
final class Leads {

    private Leads() {}

    /**
     * Whether a side leads, by evaluator; nobody does at a tie.
     *
     * @param shown a snapshot of each side, null where there is none yet
     * @param side its position
     */
    static List<Boolean> of(List<@Nullable Snapshot> shown, int side) {
        List<Boolean> leads = new ArrayList<>();
        Snapshot own = shown.get(side);
        for (int e = 0; own != null && e < own.evaluators().size(); e++) {
            boolean ahead = shown.size() > 1;
            for (int s = 0; s < shown.size(); s++) {
                Snapshot other = shown.get(s);
                ahead &= s == side || other != null && other.evaluatorAccuracy(e) < own.evaluatorAccuracy(e);
            }
            leads.add(ahead);
        }
        return leads;
    }
}
