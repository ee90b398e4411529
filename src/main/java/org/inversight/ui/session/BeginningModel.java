package org.inversight.ui.session;

import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.experiment.Experiment;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;

/** Step 0 of what is set up, known before Start is pressed. */
public final class BeginningModel {

    /**
     * What a run begins with.
     *
     * @param experiment the run
     * @param snapshot its step 0
     */
    public record Beginning(Experiment experiment, Snapshot snapshot) {}

    private final SetupModel setup;
    private final OpeningModel opening;
    private final RunModel runs;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<@Nullable Beginning> beginning = new ReadOnlyObjectWrapper<>();
    private @Nullable Experiment asked;
    private boolean busy;

    public BeginningModel(SetupModel setup, OpeningModel opening, RunModel runs, Executor ui) {
        this.setup = setup;
        this.opening = opening;
        this.runs = runs;
        this.ui = ui;
        opening.readyProperty().addListener((o, before, now) -> ask());
        setup.draftProperty().addListener((o, before, now) -> ask());
        runs.runProperty().addListener((o, before, now) -> ask());
    }

    /** Asks where nothing runs and everything is loaded; a question at a time, the latest wins. */
    private void ask() {
        Experiment wanted = begun(setup.draft());
        Beginning known = beginning.get();
        if (known != null && !alike(known.experiment(), wanted)) {
            beginning.set(null);
        }
        if (!opening.readyProperty().get()) {
            asked = null;
            return;
        }
        if (busy || runs.runProperty().get() != null || wanted.equals(asked)) {
            return;
        }
        asked = wanted;
        busy = true;
        UiFutures.take(opening.begin(wanted), ui, (snapshot, failure) -> {
            busy = false;
            if (Objects.equals(wanted, asked) && wanted.equals(begun(setup.draft()))) {
                beginning.set(failure == null ? new Beginning(wanted, snapshot) : null);
            } else {
                ask();
            }
        });
    }

    /** Whether one has the same rows as the other, so that it may stay until the other is known. */
    private static boolean alike(Experiment one, Experiment other) {
        return Objects.equals(one.sample(), other.sample())
                && one.models().equals(other.models())
                && one.attack().equals(other.attack())
                && one.targets().equals(other.targets())
                && one.restarts() == other.restarts();
    }

    /** How long a run is does not change how it begins. */
    private static Experiment begun(Experiment experiment) {
        return experiment.withSteps(1);
    }

    /** Step 0 of a run; null while it is not known. */
    public ReadOnlyObjectProperty<@Nullable Beginning> beginningProperty() {
        return beginning.getReadOnlyProperty();
    }
}
