package org.inversight.ui.session;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What went wrong with the run on the stage or its setup, the worst of it. */
public final class ProblemsModel {

    private final EngineModel engine;
    private final RunModel runs;
    private final OpeningModel opening;
    private final Runnable dismissRestoring;
    private final Runnable startEngine;
    private final ReadOnlyObjectWrapper<@Nullable Problem> worst = new ReadOnlyObjectWrapper<>();

    /**
     * @param restoring what of an exported file could not be restored
     * @param dismissRestoring puts that away
     * @param startEngine starts the engine once more
     */
    public ProblemsModel(
            EngineModel engine,
            RunModel runs,
            OpeningModel opening,
            ObservableValue<@Nullable Problem> restoring,
            Runnable dismissRestoring,
            Runnable startEngine) {
        this.engine = engine;
        this.runs = runs;
        this.opening = opening;
        this.dismissRestoring = dismissRestoring;
        this.startEngine = startEngine;
        List<ObservableValue<@Nullable Problem>> worstFirst =
                List.of(engine.problemProperty(), runs.problemProperty(), opening.problemProperty(), restoring);
        worstFirst.forEach(source -> source.addListener((o, before, now) -> worst.set(worstFirst.stream()
                .map(ObservableValue::getValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null))));
    }

    /** Forgets the problem that is shown, and shows the next; an engine that did not start is started again. */
    public void dismiss() {
        if (engine.problemProperty().get() != null) {
            startEngine.run();
        } else if (runs.problemProperty().get() != null) {
            runs.dismissProblem();
        } else if (opening.problemProperty().get() != null) {
            opening.dismissProblem();
        } else {
            dismissRestoring.run();
        }
    }

    /** The worst problem; null where there is none. */
    public ReadOnlyObjectProperty<@Nullable Problem> worstProperty() {
        return worst.getReadOnlyProperty();
    }
}
