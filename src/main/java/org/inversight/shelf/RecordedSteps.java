package org.inversight.shelf;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.inversight.run.Snapshot;

/**
 * Which recorded steps of a run are kept: the first, the newest, and between them some at about equal distances; of those
 * that are kept already, few are replaced. At most twelve, and 8 MB before they are compressed.
 */
final class RecordedSteps {

    private static final int MOST = 12;
    private static final int FEWEST = 2;

    /** Later than the first time, so many are new at most: each is a file to write. */
    private static final int FRESH = 3;

    private static final long BYTES = 8L << 20;

    private final TreeMap<Integer, Snapshot> chosen = new TreeMap<>();

    /** @param recorded all that are recorded now, in order, at least one */
    List<Snapshot> chosen(List<Snapshot> recorded) {
        Snapshot newest = recorded.getLast();
        long size = Math.max(1, (long) Short.BYTES * newest.images().pixels().length);
        int most = (int) Math.clamp(BYTES / size, FEWEST, MOST);
        int last = chosen.isEmpty() ? -1 : chosen.lastKey();
        int fresh = chosen.isEmpty() ? most : FRESH;
        List<Snapshot> later = recorded.stream().filter(s -> s.step() > last).toList();
        for (int i = 0; i < later.size(); i++) {
            int before = i * fresh / later.size();
            if ((i + 1) * fresh / later.size() > before || chosen.isEmpty()) {
                Snapshot snapshot = later.get(i);
                chosen.put(snapshot.step(), snapshot);
            }
            if (chosen.size() > most) {
                chosen.remove(leastMissed());
            }
        }
        return List.copyOf(chosen.values());
    }

    /** The one between the first and the newest whose neighbours lie closest together. */
    private int leastMissed() {
        List<Integer> steps = new ArrayList<>(chosen.keySet());
        int least = 1;
        for (int i = 2; i < steps.size() - 1; i++) {
            if (steps.get(i + 1) - steps.get(i - 1) < steps.get(least + 1) - steps.get(least - 1)) {
                least = i;
            }
        }
        return steps.get(least);
    }
}
