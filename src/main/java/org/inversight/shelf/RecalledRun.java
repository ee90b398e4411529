package org.inversight.shelf;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.inversight.attack.Anatomy;
import org.inversight.blind.Deck;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.inversight.loading.LoadSummary;
import org.inversight.metric.Neighbour;
import org.inversight.run.Ending;
import org.inversight.run.Laboratory;
import org.inversight.run.LossHistory;
import org.inversight.run.Run;
import org.inversight.run.RunReport;
import org.inversight.run.RunState;
import org.inversight.run.RunStatus;
import org.inversight.run.RunTimes;
import org.inversight.run.Snapshot;
import org.inversight.run.Timeline;

/**
 * A run from the shelf: it has ended, nothing of it is loaded, and its recorded steps are there to be looked at. A branch
 * of it has them up to its step, and computes what came before once more.
 */
public final class RecalledRun implements Run {

    /** Below those of the laboratory. */
    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.decrementAndGet();
    private final Laboratory laboratory;
    private final KeptRun kept;
    private final Timeline timeline = new Timeline();
    private final LossHistory losses;
    private final Ending ending;

    /**
     * Reads the recorded steps, which may take a moment.
     *
     * @param laboratory computes whatever goes on from here
     * @param shelf that has the run
     * @param kept the run
     */
    public RecalledRun(Laboratory laboratory, Shelf shelf, KeptRun kept) {
        this.laboratory = laboratory;
        this.kept = kept;
        this.losses = shelf.losses(kept.id());
        shelf.steps(kept.id(), id).forEach(timeline::add);
        String ended = kept.figures().ended();
        String now = ended == null
                ? "It is kept up to step %d of %d."
                        .formatted(kept.figures().step(), kept.figures().steps())
                : ended;
        this.ending = new Ending(Ending.Reason.STOPPED, "Recalled. " + now);
    }

    /** {@return the run on the shelf} */
    public KeptRun kept() {
        return kept;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public Experiment experiment() {
        return kept.experiment();
    }

    @Override
    public RunStatus status() {
        return new RunStatus(
                RunState.STOPPED, kept.figures().step(), kept.figures().steps(), 0, 0, "", ending);
    }

    @Override
    public CompletableFuture<LoadSummary> opened() {
        return notLoaded();
    }

    @Override
    public CompletableFuture<Snapshot> begun() {
        return CompletableFuture.completedFuture(timeline.all().getFirst());
    }

    @Override
    public Run again(Experiment other) {
        return laboratory.open(other, Progress.NONE);
    }

    @Override
    public Run branch(int step, Experiment wanted) {
        Experiment next = experiment().branched(step, wanted);
        laboratory.catalogue().requireStart(next);
        return laboratory.branch(this, next, Progress.NONE);
    }

    @Override
    public CompletableFuture<Neighbour> nearest(Snapshot snapshot, int image) {
        return notLoaded();
    }

    @Override
    public CompletableFuture<Anatomy> anatomy(int image) {
        return notLoaded();
    }

    @Override
    public CompletableFuture<Deck> deck(Snapshot snapshot, long seed, Set<Integer> before) {
        return notLoaded();
    }

    @Override
    public CompletableFuture<RunReport> report(boolean full) {
        Figures figures = kept.figures();
        return CompletableFuture.completedFuture(
                RunReport.recorded(this, timeline.all().getLast(), figures.rejects(), figures.reason()));
    }

    private static <T> CompletableFuture<T> notLoaded() {
        return CompletableFuture.failedFuture(new IllegalStateException(
                "A recalled run has its recorded steps only and nothing is loaded for it; start it again."));
    }

    /** It has ended: nothing happens here, and below. */
    @Override
    public void play() {}

    @Override
    public void pause() {}

    @Override
    public void step() {}

    @Override
    public void stop() {}

    @Override
    public void change(Map<String, Object> changes) {}

    @Override
    public void setSteps(int steps) {}

    @Override
    public void showPanels(String panels) {}

    @Override
    public void close() {}

    @Override
    public Optional<Snapshot> poll() {
        return Optional.empty();
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public LossHistory losses() {
        return losses;
    }

    @Override
    public RunTimes times() {
        double seconds = kept.figures().seconds();
        return new RunTimes(Double.NaN, seconds, seconds > 0 ? kept.figures().step() / seconds : 0);
    }

    @Override
    public CompletableFuture<Ending> ended() {
        return CompletableFuture.completedFuture(ending);
    }
}
