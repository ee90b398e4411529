package org.inversight.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.inversight.attack.Ranking;
import org.inversight.experiment.Experiment;
import org.jspecify.annotations.Nullable;

/**
 * When a run is looked at, and with what: a snapshot is taken where somebody took the last one and enough time has
 * passed, and carries panels where somebody looks at them. Nothing is computed that nobody looks at.
 */
final class Looks {

    /** So many looks after that at step 1 may each take half of the time: what is cold at first costs most. */
    private static final int FIRST_LOOKS = 3;

    /** Then, while most changes, evaluating images may take one part in this many of the time. */
    private static final int EARLY_SHARE = 10;

    /** And after that one in this many, so that a watched run is nearly as fast as one alone... */
    private static final int LATER_SHARE = 50;

    /** ... unless a person would wait longer than this to read what evaluators say, in nanoseconds. */
    private static final long LONGEST_INTERVAL = 5_000_000_000L;

    /** However dear they are, they take one part in this many at most. */
    private static final int DEAREST_SHARE = 5;

    /** Between two snapshots of the first seconds, in nanoseconds. */
    private static final long FIRST_INTERVAL = 150_000_000;

    /** Between two snapshots later: four images per second are still seen to move. */
    private static final long LATER_INTERVAL = 250_000_000;

    private static final double FIRST_SECONDS = 3;
    private static final double EARLY_SECONDS = 10;

    private final RunClock clock;
    private final Timeline timeline;
    private final Previews previews = new Previews(System::nanoTime);
    private final AtomicReference<@Nullable Snapshot> mailbox = new AtomicReference<>();
    private volatile @Nullable String watched;
    private final List<Leader> leaders = new CopyOnWriteArrayList<>();
    private final int first;
    private boolean tabsKnown;
    private int taken;

    /** What those that follow have spent since the last snapshot, in nanoseconds. */
    private long followers;

    /** Whether the last snapshot was asked for panels. */
    private boolean panelled;

    /** Whether its candidates were ranked in them. */
    private boolean ordered;

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

    /**
     * From now on a snapshot is due where another run has just taken its own, as long as that one leads. Of several the
     * first one that leads counts.
     */
    void follow(Looks other, BooleanSupplier leads) {
        leaders.add(new Leader(other, leads));
    }

    private @Nullable Leader leader() {
        return leaders.stream()
                .filter(one -> one.leads.getAsBoolean())
                .findFirst()
                .orElse(null);
    }

    boolean due(int step) {
        Leader ahead = leader();
        if (ahead != null) {
            return ahead.looks.lastStep() == step;
        }
        return step == first + 1 || mailbox.get() == null && clock.sinceSnapshot() > interval();
    }

    private long interval() {
        return interval(taken, clock.seconds(), clock.snapshotCost() + followers);
    }

    /**
     * Nanoseconds between two snapshots under way.
     *
     * @param taken snapshots after step 0 until now
     * @param seconds that the run has taken
     * @param cost of the last snapshot, of all runs that are looked at together, in nanoseconds
     */
    static long interval(int taken, double seconds, long cost) {
        long wanted = taken <= FIRST_LOOKS
                ? cost
                : seconds < EARLY_SECONDS
                        ? EARLY_SHARE * cost
                        : Math.max(DEAREST_SHARE * cost, Math.min(LONGEST_INTERVAL, LATER_SHARE * cost));
        return Math.max(seconds < FIRST_SECONDS ? FIRST_INTERVAL : LATER_INTERVAL, wanted);
    }

    Previews previews() {
        return previews;
    }

    /** Whether the images are wanted between two snapshots: where somebody looks at them, and not at panels. */
    boolean previewDue(int step) {
        Leader ahead = leader();
        return (watched == null || Run.RECONSTRUCTIONS.equals(watched))
                && previews.due(step, ahead == null ? null : ahead.looks.previews, clock.sinceSnapshot());
    }

    /**
     * Takes the images as they are.
     *
     * @return whether they are finite numbers
     */
    boolean preview(RunSteps steps, PreparedAttack attack) {
        long from = System.nanoTime();
        Preview preview = steps.preview(attack);
        if (preview == null) {
            return false;
        }
        Leader ahead = leader();
        previews.add(preview, System.nanoTime() - from, ahead == null ? null : ahead.looks.previews);
        return true;
    }

    /** Whether the next snapshot under way carries panels. */
    boolean panelsWanted(int step) {
        return watched != null && !Run.RECONSTRUCTIONS.equals(watched) || step > first + 1 && !tabsKnown;
    }

    /** Whether candidates are ranked for it: somebody looks at them, and it costs no query. */
    boolean rankingWanted(@Nullable Session session, Experiment experiment) {
        return Ranking.PANEL.equals(watched)
                && session != null
                && !session.selections(experiment).selection().queries();
    }

    /**
     * Takes a snapshot of the present step, unless there is one with all that is asked for.
     *
     * @param panels whether it carries the attack's panels, which cost time
     * @param ranked how its candidates are ranked, if it carries panels; null for not at all
     * @return whether its images are finite numbers; otherwise there is no snapshot
     */
    boolean take(RunSteps steps, PreparedAttack attack, boolean panels, @Nullable Selections ranked) {
        Snapshot last = timeline.last();
        if (last != null
                && last.step() == steps.done()
                && (panelled || !panels)
                && (ordered || !panels || ranked == null)) {
            return true;
        }
        long from = System.nanoTime();
        Snapshot snapshot = steps.look(attack, clock.seconds(), panels, ranked);
        if (snapshot == null) {
            return false;
        }
        tabsKnown |= panels;
        panelled = panels;
        ordered = panels && ranked != null;
        timeline.add(snapshot);
        previews.drop();
        mailbox.set(snapshot);
        long cost = System.nanoTime() - from;
        clock.snapshotTaken(snapshot.step(), cost);
        followers = 0;
        if (snapshot.step() > first) {
            taken++;
        }
        Leader ahead = leader();
        if (ahead != null) {
            ahead.looks.followers += cost;
        }
        return true;
    }

    /** Step of the newest snapshot; 0 without one. */
    int lastStep() {
        Snapshot last = timeline.last();
        return last == null ? 0 : last.step();
    }
}
