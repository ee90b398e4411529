package org.inversight.ui.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.inversight.loading.LoadSummary;
import org.inversight.run.Laboratory;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Opens what is set up ahead of Start, and says what came of it. The run that waits here is the one that Start plays:
 * nothing is loaded or computed twice.
 */
public final class OpeningModel {

    private final Laboratory laboratory;
    private final SetupModel setup;
    private final EngineModel engine;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<@Nullable LoadSummary> summary = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper cancelled = new ReadOnlyBooleanWrapper(false);
    private Experiment.@Nullable Needs asked;
    private Experiment.@Nullable Needs loaded;

    /** What came of loading that. */
    private @Nullable LoadSummary last;

    /** Loading just now; null while nothing is. */
    private @Nullable Run opening;

    /** Given up for what somebody chose meanwhile. */
    private @Nullable Run abandoned;

    /** Opened and not yet played; nobody else has it. */
    private @Nullable Run idle;

    /** The last that was opened: others with the same needs begin from it. */
    private @Nullable Run source;

    public OpeningModel(Laboratory laboratory, SetupModel setup, EngineModel engine, Executor ui) {
        this.laboratory = laboratory;
        this.setup = setup;
        this.engine = engine;
        this.ui = ui;
        setup.draftProperty().addListener((o, before, now) -> open());
        engine.infoProperty().addListener((o, before, now) -> {
            // Another engine has nothing loaded.
            asked = null;
            loaded = null;
            last = null;
            source = null;
            keep(null);
            open();
        });
    }

    private void open() {
        Experiment wanted = setup.draft();
        Experiment.Needs needs = wanted.needs();
        ready.set(needs.equals(loaded) && setup.missing().isEmpty());
        if (loaded != null) {
            summary.set(loaded.sameModels(needs) ? last : null); // whoever comes back to it has it still
        }
        if (!needs.equals(asked)) {
            problem.set(null); // it was said of another setup
        }
        Run before = opening;
        if (before != null && !needs.equals(asked)) {
            abandoned = before; // nobody waits for it any more; what is wanted now comes when it has ended
            before.close();
        }
        if (!engine.ready()
                || before != null
                || needs.equals(asked)
                || !setup.missing().isEmpty()) {
            return;
        }
        asked = needs;
        cancelled.set(false);
        Run now = laboratory.open(wanted, engine.progress());
        opening = now;
        loading.set(true);
        UiFutures.take(now.opened(), ui, (found, failure) -> {
            opening = null;
            loading.set(false);
            engine.idle();
            // a run that was closed is of no use, also where all was loaded by then
            boolean left = now == abandoned;
            boolean there = failure == null && !left && !cancelled.get();
            loaded = there ? needs : null;
            last = there ? found : null;
            boolean still = !left && needs.equals(setup.draft().needs());
            if (there && still) {
                source = now;
                keep(now);
            } else {
                now.close();
            }
            if (still) {
                summary.set(there ? found : null);
                boolean asWished = failure == null || cancelled.get();
                problem.set(asWished ? null : Problem.of("The models do not fit", failure));
                ready.set(there);
            } else {
                asked = null;
                open();
            }
        });
    }

    /** Ends the loading that goes on; whoever starts a run has the models loaded then. */
    public void cancel() {
        Run now = opening;
        if (now != null) {
            cancelled.set(true);
            now.close();
        }
    }

    /** Step 0 of an experiment whose models and images are loaded. */
    CompletableFuture<Snapshot> begin(Experiment wanted) {
        Run waiting = idle;
        if (waiting == null || !alike(waiting.experiment(), wanted)) {
            waiting = another(wanted);
            keep(waiting);
        }
        return waiting.begun();
    }

    /** The run of an experiment, to be played: the one that waits, if it is of this experiment. */
    Run take(Experiment wanted) {
        Run waiting = idle;
        if (waiting == null || !alike(waiting.experiment(), wanted)) {
            Run other = another(wanted);
            keep(null);
            return other;
        }
        idle = null;
        waiting.setSteps(wanted.steps());
        return waiting;
    }

    /** Others with the same needs begin from this run, which was opened elsewhere. */
    void beginFrom(Run other) {
        source = other;
    }

    private Run another(Experiment wanted) {
        Run known = source;
        if (known != null && known.experiment().needs().equals(wanted.needs())) {
            Run other = known.again(wanted);
            source = other;
            return other;
        }
        Run first = laboratory.open(wanted, Progress.NONE);
        source = first;
        UiFutures.take(first.opened(), ui, (found, failure) -> {
            if (failure == null && wanted.needs().equals(setup.draft().needs())) {
                asked = wanted.needs();
                loaded = wanted.needs();
                last = found;
                cancelled.set(false);
                summary.set(found);
                ready.set(setup.missing().isEmpty());
            }
        });
        return first;
    }

    /** What waited until now is let go after what came of it has begun. */
    private void keep(@Nullable Run other) {
        Run before = idle;
        idle = other;
        if (before != null && before != other) {
            before.close();
        }
    }

    /** How long a run is does not change how it begins. */
    private static boolean alike(Experiment one, Experiment other) {
        return one.withSteps(1).equals(other.withSteps(1));
    }

    /** Puts the sentence away. */
    public void dismissProblem() {
        problem.set(null);
    }

    /** Whether all that the setup needs is loaded. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** Whether something is loading now. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Whether the loading for this setup was cancelled. */
    public ReadOnlyBooleanProperty cancelledProperty() {
        return cancelled.getReadOnlyProperty();
    }

    /** The loaded models; null while they are not known. */
    public ReadOnlyObjectProperty<@Nullable LoadSummary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Why the models of this setup do not load or do not fit. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
