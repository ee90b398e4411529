package org.inversight.ui.session;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.engine.Progress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Long work: what is wanted is asked for, then done in the background, where it can be ended. */
public abstract class BackgroundJob {

    /** How far it is. */
    public enum Stage {
        CLOSED,
        ASKING,
        WORKING
    }

    /**
     * @param doing what is going on, with the time that is left, or what was done
     * @param fraction 0..1, or negative where it cannot be known
     * @param problem why there is no result; null where nothing is wrong
     */
    public record State(
            Stage stage,
            String doing,
            double fraction,
            @Nullable Problem problem) {}

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundJob.class);

    private static final int CLOSING_SECONDS = 5;

    private final Executor ui;
    private final String failed;
    private final String stopping;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State(Stage.CLOSED, "", -1, null));
    private volatile @Nullable Reports reports;
    private volatile CompletableFuture<?> working = CompletableFuture.completedFuture(null);

    /**
     * @param failed title of a problem
     * @param stopping what is said until cancelled work ends
     */
    protected BackgroundJob(Executor ui, String failed, String stopping) {
        this.ui = ui;
        this.failed = failed;
        this.stopping = stopping;
    }

    protected final boolean is(Stage stage) {
        return state.get().stage() == stage;
    }

    protected final void show(Stage stage, String doing, double fraction) {
        state.set(new State(stage, doing, fraction, null));
    }

    /** Asks again, and says why there is no result. */
    protected final void refuse(Throwable failure) {
        state.set(new State(Stage.ASKING, "", -1, Problem.of(failed, failure)));
    }

    /**
     * Begins the work.
     *
     * @param doing what is said until it reports
     * @param work begins to be done; reports to the progress
     * @param cancelled what is said when it was cancelled
     * @param done takes the result, on the window's thread
     */
    protected final <T> void work(
            String doing, Function<Progress, CompletableFuture<T>> work, String cancelled, Consumer<T> done) {
        Reports own = new Reports(ui, now -> {
            if (is(Stage.WORKING)) {
                show(Stage.WORKING, now.what(), now.fraction());
            }
        });
        reports = own;
        show(Stage.WORKING, doing, -1);
        CompletableFuture<T> result = work.apply(own);
        working = result;
        UiFutures.take(result, ui, (value, failure) -> {
            reports = null;
            own.clear();
            if (failure == null) {
                done.accept(value);
            } else if (own.cancelled()) {
                show(Stage.ASKING, cancelled, -1);
            } else {
                refuse(failure);
            }
        });
    }

    /** Ends the work, or puts the question away. */
    public final void cancel() {
        if (is(Stage.WORKING)) {
            stop();
            show(Stage.WORKING, stopping, -1);
        } else {
            show(Stage.CLOSED, "", -1);
        }
    }

    /** Asks the work to end, on any thread; nothing that is shown changes. */
    public final void stop() {
        Reports now = reports;
        if (now != null) {
            now.cancel();
        }
    }

    /** As {@link #stop}, and waits until the work has ended and left nothing half done; a few seconds at most. */
    public final void close() {
        stop();
        try {
            working.get(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | CancellationException e) {
            LOG.debug("The work had no result.", e);
        } catch (TimeoutException e) {
            LOG.warn("The work took too long to end.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts the sentence away. */
    public final void dismissProblem() {
        show(state.get().stage(), "", -1);
    }

    /** {@return how far it is} */
    public final ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
