package org.inversight.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recorded snapshots of a run in order of their steps. Bounded: when it is full it drops every
 * second one, but never the first, the last or the best (most pictures accepted by all evaluators,
 * then by the target). Safe for several threads.
 */
public final class Timeline {

    private static final int MOST = 240;
    private static final int FEWEST = 24;
    private static final long BYTES = 96L << 20;

    private final List<Snapshot> snapshots = new ArrayList<>();
    private @Nullable Snapshot best;
    private int capacity = MOST;
    private int stride = 1;
    private int offered;

    /** Adds the snapshot of a later step, or replaces the last one if the step is the same. */
    public synchronized void add(Snapshot snapshot) {
        Snapshot last = last();
        if (last != null && last.step() > snapshot.step()) {
            throw new IllegalArgumentException(
                    "step %d comes after step %d".formatted(snapshot.step(), last.step()));
        }
        if (last != null && last.step() == snapshot.step()) {
            snapshots.removeLast();
        } else if (last != null && offered % stride != 0 && snapshots.size() > 1 && last != best) {
            snapshots.removeLast();
        }
        offered++;
        snapshots.add(snapshot);
        if (best == null || quality(snapshot) >= quality(best)) {
            best = snapshot;
        }
        capacity = (int) Math.clamp(BYTES / (4L * snapshot.images().pixels().length), FEWEST, MOST);
        if (snapshots.size() > capacity) {
            thin();
        }
    }

    /** All recorded snapshots. */
    public synchronized List<Snapshot> all() {
        return List.copyOf(snapshots);
    }

    public synchronized int size() {
        return snapshots.size();
    }

    public synchronized @Nullable Snapshot last() {
        return snapshots.isEmpty() ? null : snapshots.getLast();
    }

    /** The one that most evaluators accept. */
    public synchronized @Nullable Snapshot best() {
        return best;
    }

    private void thin() {
        stride *= 2;
        List<Snapshot> kept = new ArrayList<>();
        for (int i = 0; i < snapshots.size(); i++) {
            Snapshot snapshot = snapshots.get(i);
            if (i % 2 == 0 || i == snapshots.size() - 1 || snapshot == best) {
                kept.add(snapshot);
            }
        }
        snapshots.clear();
        snapshots.addAll(kept);
    }

    private static double quality(Snapshot snapshot) {
        double sum = 0;
        for (int e = 0; e < snapshot.evaluators().size(); e++) {
            sum += snapshot.evaluatorAccuracy(e);
        }
        return sum * 1000 + snapshot.targetAccuracy();
    }
}
