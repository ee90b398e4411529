package org.inversight.run;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.inversight.catalog.Values;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.inversight.loading.LoadSummary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The session of a run, opened once. Used on the optimiser thread, apart from its futures. */
final class SessionHolder {

    private static final Logger LOG = LoggerFactory.getLogger(SessionHolder.class);

    private final SessionOpener opener;
    private final CompletableFuture<LoadSummary> opened = new CompletableFuture<>();
    private final CompletableFuture<Snapshot> begun = new CompletableFuture<>();
    private volatile String doing = "";

    /** Nobody looks any more: what is loading ends, and the end of the run takes no last snapshot. */
    private volatile boolean leaving;

    private @Nullable SessionHolder shared;
    private @Nullable Session session;

    /** @param shared the session of an experiment with the same needs, whose materials serve this one too */
    SessionHolder(SessionOpener opener, @Nullable SessionHolder shared) {
        this.opener = opener;
        this.shared = shared;
    }

    CompletableFuture<LoadSummary> opened() {
        return opened;
    }

    CompletableFuture<Snapshot> begun() {
        return begun;
    }

    /** The session; null before it is opened and after {@link #close}. */
    @Nullable
    Session get() {
        return session;
    }

    /** @throws IllegalStateException while there is none */
    Session open() {
        if (session == null) {
            throw new IllegalStateException("The run is closed.");
        }
        return session;
    }

    /** The attack takes over changed values, where there is one. */
    void change(Values values) {
        if (session != null) {
            session.attack().attack().change(values);
        }
    }

    /** Opens it, with what the other one has loaded while that is open. */
    void open(Experiment experiment, KeyFrames frames, Progress progress) throws Exception {
        Session other = shared == null ? null : shared.session;
        shared = null;
        session = opener.open(experiment, frames, other, told(progress), opened::complete);
        doing = "Evaluating step 0";
    }

    /** @param first step 0; null where its images are NaN or infinite, and then the session is closed */
    void begin(@Nullable Snapshot first) {
        doing = "";
        if (first == null) {
            begun.completeExceptionally(new IllegalArgumentException("The images of step 0 are NaN or infinite."));
            close();
        } else {
            begun.complete(first);
        }
    }

    /** @param failure why it could not be opened; null where it could */
    void fail(@Nullable Throwable failure) {
        if (failure == null) {
            return;
        }
        LOG.debug("The run could not be opened.", failure);
        opened.completeExceptionally(failure);
        begun.completeExceptionally(failure);
    }

    /** What is going on before the first step, a few words; empty afterwards. */
    String doing() {
        return doing;
    }

    void leave() {
        leaving = true;
    }

    boolean leaving() {
        return leaving;
    }

    private Progress told(Progress progress) {
        return Progress.of(
                (what, fraction) -> {
                    doing = what;
                    progress.report(what, fraction);
                },
                () -> leaving || progress.cancelled());
    }

    void close() {
        CancellationException gone = new CancellationException("The run was closed.");
        opened.completeExceptionally(gone);
        begun.completeExceptionally(gone);
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
