package org.inversight.run;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.inversight.attack.Ranking;
import org.jspecify.annotations.Nullable;

/**
 * When a run is looked at, and with what: a snapshot is taken where somebody took the last one and enough time has
 * passed, and carries panels where somebody looks at them. Nothing is computed that nobody looks at.
 */
final class Looks {

    /** Judging images may take one part in this many of the time. */
    private static final int SHARE = 5;

    /** Between two snapshots of the first seconds, when most changes; in nanoseconds. */
    private static final long FIRST_INTERVAL = 150_000_000;

    /** Between two snapshots later: four images per second are still seen to move. */
    private static final long LATER_INTERVAL = 250_000_000;

    private static final double FIRST_SECONDS = 3;

    private final RunClock clock;
    private final Timeline timeline;
    private final AtomicReference<@Nullable Snapshot> mailbox = new AtomicReference<>();
    private volatile @Nullable String watched;
    private volatile @Nullable Leader leader;
    private final int first;
    private boolean tabsKnown;

    /** Whether the last snapshot was asked for panels. */
    private boolean panelled;

    /** @param leads whether it still makes steps */
    private record Leader(Looks looks, BooleanSupplier leads) {}

    /** @param first the run's first step is after this one */
    Looks(RunClock clock, Timeline timeline, int first) {
        this.clock = clock;
        this.first = first;
        this.timeline = timeline;
    }

    Optional<Snapshot> poll() {
        return Optional.ofNullable(mailbox.getAndSet(null));
    }

    void watch(String id) {
        watched = id;
    }

    boolean watched() {
        return watched != null;
    }

    /** From now on a snapshot is due where another run has just taken its own, as long as that one leads. */
    void follow(Looks other, BooleanSupplier leads) {
        leader = new Leader(other, leads);
    }

    boolean due(int step) {
        Leader ahead = leader;
        if (ahead != null && ahead.leads.getAsBoolean()) {
            return ahead.looks.lastStep() == step;
        }
        return step == first + 1 || mailbox.get() == null && clock.sinceSnapshot() > interval();
    }

    private long interval() {
        long shortest = clock.seconds() < FIRST_SECONDS ? FIRST_INTERVAL : LATER_INTERVAL;
        return Math.max(shortest, SHARE * clock.snapshotCost());
    }

    /** Whether the next snapshot under way carries panels. */
    boolean panelsWanted(int step) {
        return watched != null && !Run.RECONSTRUCTIONS.equals(watched) || step > first + 1 && !tabsKnown;
    }

    /** Whether candidates are ranked for it: somebody looks at them, and it costs no query. */
    boolean rankingWanted(@Nullable Session session) {
        return Ranking.PANEL.equals(watched)
                && session != null
                && !session.attack().selections().selection().queries();
    }

    /**
     * Takes a snapshot of the present step, unless there is one with all that is asked for.
     *
     * @param panels whether it carries the attack's panels, which cost time
     * @param ranked whether its candidates are ranked, if it carries panels
     * @return whether its images are finite numbers; otherwise there is no snapshot
     */
    boolean take(RunSteps steps, PreparedAttack attack, boolean panels, boolean ranked) {
        Snapshot last = timeline.last();
        if (last != null && last.step() == steps.done() && (panelled || !panels)) {
            return true;
        }
        long from = System.nanoTime();
        Snapshot snapshot = steps.look(attack, clock.seconds(), panels, ranked);
        if (snapshot == null) {
            return false;
        }
        tabsKnown |= panels;
        panelled = panels;
        timeline.add(snapshot);
        mailbox.set(snapshot);
        clock.snapshotTaken(snapshot.step(), System.nanoTime() - from);
        return true;
    }

    /** Step of the newest snapshot; 0 without one. */
    int lastStep() {
        Snapshot last = timeline.last();
        return last == null ? 0 : last.step();
    }
}
