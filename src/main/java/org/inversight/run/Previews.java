package org.inversight.run;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Images between two snapshots, for whoever watches them: when they are due, and the newest of them. */
final class Previews {

    /** They may take one part in this many of the time... */
    private static final int SHARE = 50;

    /** ... at most four a second, in nanoseconds, and one a second... */
    private static final long SHORTEST_INTERVAL = 250_000_000;

    private static final long LONGEST_INTERVAL = 950_000_000;

    /** ... unless they took more than one part in this many. */
    private static final int DEAREST_SHARE = 5;

    private final LongSupplier clock;
    private final AtomicReference<@Nullable Preview> slot = new AtomicReference<>();
    private volatile boolean wanted;
    private int step;
    private long askedAt;
    private long takenAt;
    private long cost;

    /** What those that follow have spent since the last one, in nanoseconds. */
    private long followers;

    /** @param clock in nanoseconds */
    Previews(LongSupplier clock) {
        this.clock = clock;
    }

    /** Once asked, previews are taken. */
    Optional<Preview> poll() {
        wanted = true;
        return Optional.ofNullable(slot.getAndSet(null));
    }

    /**
     * Whether one of this step is to be taken.
     *
     * @param ahead those of the run that this one follows, or null
     * @param sinceSnapshot nanoseconds; a snapshot has images too
     */
    boolean due(int step, @Nullable Previews ahead, long sinceSnapshot) {
        if (!wanted) {
            return false;
        }
        if (ahead != null) {
            return ahead.step == step;
        }
        long now = clock.getAsLong();
        long turn = askedAt == 0 ? 0 : now - askedAt;
        askedAt = now;
        long since = Math.min(sinceSnapshot, now - takenAt);
        return slot.get() == null && due(since, turn, cost + followers);
    }

    /**
     * Whether it is time for the next one: between two steps, of all runs on one clock, there may be half a second.
     *
     * @param since the last one, in nanoseconds, as are the others
     * @param turn that went by since this was last asked, as will until it is asked again
     * @param cost of one, of all runs that are looked at together
     */
    static boolean due(long since, long turn, long cost) {
        return since >= Math.max(SHORTEST_INTERVAL, DEAREST_SHARE * cost)
                && (since > interval(cost) || since + turn > LONGEST_INTERVAL);
    }

    /**
     * Nanoseconds from one to the next.
     *
     * @param cost of one, of all runs that are looked at together, in nanoseconds
     */
    static long interval(long cost) {
        return Math.clamp(SHARE * cost, SHORTEST_INTERVAL, LONGEST_INTERVAL);
    }

    void add(Preview preview, long cost, @Nullable Previews ahead) {
        this.step = preview.step();
        this.cost = cost;
        this.followers = 0;
        this.takenAt = clock.getAsLong();
        slot.set(preview);
        if (ahead != null) {
            ahead.followers += cost;
        }
    }

    /** A snapshot is newer. */
    void drop() {
        slot.set(null);
    }
}
