package org.inversight.ui.compare;

import java.util.ArrayList;
import java.util.List;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;

/** Which recorded steps of the sides stand beside each other. */
final class ShownSteps {

    private ShownSteps() {}

    /** The side whose steps are those of the timeline: one that ended early has no more. */
    static Run furthest(List<Run> sides) {
        Run furthest = sides.getFirst();
        for (Run side : sides) {
            if (last(side) > last(furthest)) {
                furthest = side;
            }
        }
        return furthest;
    }

    private static int last(Run side) {
        Snapshot latest = side.latest();
        return latest == null ? -1 : latest.step();
    }

    /** Of each side the recorded step that is nearest before this one; null before its first. */
    static List<@Nullable Snapshot> at(List<Run> sides, int step) {
        List<@Nullable Snapshot> shown = new ArrayList<>();
        for (Run side : sides) {
            Snapshot found = null;
            for (Snapshot snapshot : side.timeline().all()) {
                if (found == null || snapshot.step() <= step) {
                    found = snapshot;
                }
            }
            shown.add(found);
        }
        return shown;
    }

    // Snapshots are told apart by identity: equality would compare every pixel.
    @SuppressWarnings("ReferenceEquality")
    static boolean same(List<@Nullable Snapshot> one, List<@Nullable Snapshot> other) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = one.get(i) == other.get(i);
        }
        return same;
    }
}
