package org.inversight.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.inversight.attack.AttackState;
import org.jspecify.annotations.Nullable;

/**
 * States of a run in the order of their steps, one with each snapshot. Bounded: beyond 64 MB every second one goes, but
 * never the newest. Step 0 needs none, since an attack that is made anew begins there. Safe for several threads.
 */
final class KeyFrames {

    /** So many at least have room; a state that is larger than its share is not kept, and costs no further copy. */
    private static final int FEWEST = 4;

    private static final long BYTES = 64L << 20;

    /** What was added, in order; only those whose number is a multiple of the stride stay, as in the timeline. */
    private final List<Entry> entries = new ArrayList<>();

    private final long bytes;
    private int stride = 1;
    private int offered = 1;
    private boolean tooLarge;

    private record Entry(int number, KeyFrame frame) {}

    KeyFrames() {
        this(BYTES);
    }

    /** @param bytes that all states may take together */
    KeyFrames(long bytes) {
        this.bytes = bytes;
    }

    /** Whether a state of this run would be kept after this step. */
    synchronized boolean wanted(int step) {
        return step > 0
                && !tooLarge
                && (entries.isEmpty() || entries.getLast().frame.step() < step);
    }

    /** @param state after a step that comes after all others */
    synchronized void add(int step, AttackState state) {
        if (state.bytes() > bytes / FEWEST) {
            tooLarge = true;
            return;
        }
        if (!entries.isEmpty() && !stays(entries.getLast())) {
            entries.removeLast();
        }
        entries.add(new Entry(offered++, new KeyFrame(step, state)));
        while (bytes() > bytes && entries.size() > 1) {
            stride *= 2;
            Entry last = entries.getLast();
            entries.removeIf(e -> !e.equals(last) && !stays(e));
        }
    }

    /** The newest that is not after a step; null where there is none, and the attack's begin is. */
    synchronized @Nullable KeyFrame before(int step) {
        return entries.reversed().stream()
                .map(Entry::frame)
                .filter(frame -> frame.step() <= step)
                .findFirst()
                .orElse(null);
    }

    /**
     * Some states of earlier steps, oldest first.
     *
     * @param step they are before this one
     * @param most at most so many, evenly spread
     */
    synchronized List<AttackState> earlier(int step, int most) {
        List<AttackState> all = entries.stream()
                .map(Entry::frame)
                .filter(frame -> frame.step() < step)
                .map(KeyFrame::state)
                .toList();
        int count = Math.min(most, all.size());
        return IntStream.range(0, count)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                .toList();
    }

    /** Steps of all that are kept. */
    synchronized List<Integer> steps() {
        return entries.stream().map(entry -> entry.frame.step()).toList();
    }

    /** Those up to a step; the states themselves are shared. */
    synchronized KeyFrames upTo(int step) {
        KeyFrames earlier = new KeyFrames(bytes);
        entries.stream()
                .map(Entry::frame)
                .filter(frame -> frame.step() <= step)
                .forEach(frame -> earlier.add(frame.step(), frame.state()));
        earlier.tooLarge = tooLarge;
        return earlier;
    }

    synchronized long bytes() {
        return entries.stream().mapToLong(e -> e.frame.state().bytes()).sum();
    }

    private boolean stays(Entry entry) {
        return entry.number % stride == 0;
    }
}
