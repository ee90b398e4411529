package org.inversight.ui.session;

import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.run.DataFiles;
import org.inversight.run.Experiment;
import org.inversight.run.Laboratory;
import org.inversight.run.ModelFiles;
import org.inversight.run.Preparation;
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

        static Needs of(Experiment e) {
            return new Needs(
                    e.sample(), e.models(), e.data(), e.attack(), e.loss(), e.augmentation());
        }
    }

    private final Laboratory laboratory;
    private final SetupModel setup;
    private final EngineModel engine;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<@Nullable Preparation> preparation =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable Needs asked;
    private boolean busy;

    public PreparationModel(
            Laboratory laboratory, SetupModel setup, EngineModel engine, Executor ui) {
        this.laboratory = laboratory;
        this.setup = setup;
        this.engine = engine;
        this.ui = ui;
        setup.draftProperty().addListener((o, before, now) -> prepare());
        engine.infoProperty()
                .addListener(
                        (o, before, now) -> {
                            // Another engine has nothing loaded.
                            asked = null;
                            prepare();
                        });
    }

    private void prepare() {
        Experiment wanted = setup.draft();
        Needs needs = Needs.of(wanted);
        if (!engine.ready() || busy || needs.equals(asked) || !setup.missing().isEmpty()) {
            return;
        }
        asked = needs;
        busy = true;
        Answers.take(
                laboratory.prepare(wanted, engine.progress()),
                ui,
                (loaded, failure) -> {
                    busy = false;
                    engine.idle();
                    if (needs.equals(Needs.of(setup.draft()))) {
                        preparation.set(loaded);
                        problem.set(
                                failure == null ? null : Problem.of("This does not fit", failure));
                    } else {
                        prepare();
                    }
                });
    }

    /** Puts the sentence away. */
    public void dismissProblem() {
        problem.set(null);
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
