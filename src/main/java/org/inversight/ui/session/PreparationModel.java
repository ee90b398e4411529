package org.inversight.ui.session;

import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.loading.Preparation;
import org.inversight.run.Laboratory;
import org.jspecify.annotations.Nullable;

/** Loads the models of what is set up ahead of Start, and says what came of it. */
public final class PreparationModel {

    /** What decides which models are loaded. */
    private record Needs(
            @Nullable String sample,
            ModelFiles models,
            DataFiles data,
            String attack,
            @Nullable String loss,
            @Nullable String augmentation) {

        boolean sameModels(Needs other) {
            return Objects.equals(sample, other.sample) && models.equals(other.models) && attack.equals(other.attack);
        }

        static Needs of(Experiment e) {
            return new Needs(e.sample(), e.models(), e.data(), e.attack(), e.loss(), e.augmentation());
        }
    }

    private final Laboratory laboratory;
    private final SetupModel setup;
    private final EngineModel engine;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<@Nullable Preparation> preparation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(false);
    private @Nullable Needs asked;
    private @Nullable Needs loaded;
    private boolean busy;

    public PreparationModel(Laboratory laboratory, SetupModel setup, EngineModel engine, Executor ui) {
        this.laboratory = laboratory;
        this.setup = setup;
        this.engine = engine;
        this.ui = ui;
        setup.draftProperty().addListener((o, before, now) -> prepare());
        engine.infoProperty().addListener((o, before, now) -> {
            // Another engine has nothing loaded.
            asked = null;
            loaded = null;
            prepare();
        });
    }

    private void prepare() {
        Experiment wanted = setup.draft();
        Needs needs = Needs.of(wanted);
        ready.set(needs.equals(loaded) && setup.missing().isEmpty());
        if (loaded != null && !loaded.sameModels(needs)) {
            preparation.set(null);
        }
        if (!needs.equals(asked)) {
            problem.set(null); // it was said of another setup
        }
        if (!engine.ready() || busy || needs.equals(asked) || !setup.missing().isEmpty()) {
            return;
        }
        asked = needs;
        busy = true;
        Answers.take(laboratory.prepare(wanted, engine.progress()), ui, (found, failure) -> {
            busy = false;
            engine.idle();
            loaded = failure == null ? needs : null;
            if (needs.equals(Needs.of(setup.draft()))) {
                preparation.set(found);
                problem.set(failure == null ? null : Problem.of("This does not fit", failure));
                ready.set(failure == null);
            } else {
                prepare();
            }
        });
    }

    /** Puts the sentence away. */
    public void dismissProblem() {
        problem.set(null);
    }

    /** Whether all that the setup needs is loaded. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** The loaded models; null while they are not known. */
    public ReadOnlyObjectProperty<@Nullable Preparation> preparationProperty() {
        return preparation.getReadOnlyProperty();
    }

    /** Why the models of this setup do not load or do not fit. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
