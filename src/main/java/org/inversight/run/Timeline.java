package org.inversight.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recorded snapshots of a run in order of their steps. Bounded: when it is full it drops every second one, but
 * never the first, the last or the best (most images accepted by all evaluators, then by the target). Safe for several
 * threads.
 */
// Snapshots are told apart by identity: equality would compare every pixel.
@SuppressWarnings("ReferenceEquality")
public final class Timeline {

    private static final int MOST = 240;
    private static final int FEWEST = 24;
    private static final long BYTES = 96L << 20;

    /** What was added, in order; only those whose number is a multiple of the stride stay. */
    private final List<Entry> entries = new ArrayList<>();

    private @Nullable Snapshot best;
    private int stride = 1;
    private int offered;

    private record Entry(int number, Snapshot snapshot) {}

    /** Empty. */
    public Timeline() {}

    /**
     * Adds the snapshot of a later step, or replaces the last one if the step is the same.
     *
     * @param snapshot of a step that is not before the last one's
     */
    public synchronized void add(Snapshot snapshot) {
        Snapshot last = last();
        if (last != null && last.step() > snapshot.step()) {
            throw new IllegalArgumentException("step %d comes after step %d".formatted(snapshot.step(), last.step()));
        }
        if (last != null && last.step() == snapshot.step()) {
            offered--;
            entries.removeLast();
            if (last == best) {
                best = null;
                entries.forEach(e -> consider(e.snapshot));
            }
        }
        consider(snapshot);
        if (!entries.isEmpty() && !stays(entries.getLast())) {
            entries.removeLast();
        }
        entries.add(new Entry(offered++, snapshot));
        int capacity = (int) Math.clamp(BYTES / (4 * snapshot.pixels()), FEWEST, MOST);
        if (entries.size() > capacity) {
            thin(capacity);
        }
    }

    /** {@return all recorded snapshots} */
    public synchronized List<Snapshot> all() {
        return entries.stream().map(Entry::snapshot).toList();
    }

    /** Those up to a step, as of another run. */
    synchronized Timeline upTo(int step, long runId) {
        Timeline earlier = new Timeline();
        all().stream()
                .filter(snapshot -> snapshot.step() <= step)
                .map(snapshot -> SnapshotBuilder.builder(snapshot).runId(runId).build())
                .forEach(earlier::add);
        return earlier;
    }

    /** {@return the number of recorded snapshots} */
    public synchronized int size() {
        return entries.size();
    }

    /** {@return the newest; null where there is none} */
    public synchronized @Nullable Snapshot last() {
        return entries.isEmpty() ? null : entries.getLast().snapshot;
    }

    /** {@return the one that most evaluators accept} */
    public synchronized @Nullable Snapshot best() {
        return best;
    }

    private void consider(Snapshot snapshot) {
        if (best == null || quality(snapshot) >= quality(best)) {
            best = snapshot;
        }
    }

    /** First, best, and every one on the grid; the last is added after it was asked for. */
    private boolean stays(Entry entry) {
        return entry.number % stride == 0 || entry.snapshot == best;
    }

    private void thin(int capacity) {
        Entry last = entries.getLast();
        entries.removeIf(e -> e != last && !stays(e));
        while (entries.size() > capacity) {
            stride *= 2;
            entries.removeIf(e -> e != last && !stays(e));
        }
    }

    private static double quality(Snapshot snapshot) {
        double sum = 0;
        for (int e = 0; e < snapshot.evaluators().size(); e++) {
            sum += snapshot.evaluatorAccuracy(e);
        }
        return sum * 1000 + snapshot.targetAccuracy();
    }
}
