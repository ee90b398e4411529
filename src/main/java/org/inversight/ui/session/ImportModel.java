package org.inversight.ui.session;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.inversight.engine.Progress;
import org.inversight.model.CardOptions;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.run.Laboratory;
import org.inversight.run.Probe;
import org.jspecify.annotations.Nullable;

/** A file on its way to becoming a model of the experiment: tried, asked about, remembered. */
public final class ImportModel {

    /** How far a file is. */
    public enum Stage {
        NONE,
        PROBING,
        ASKING,
        REMEMBERING,
        REFUSED
    }

    /**
     * A file and what is known of it.
     *
     * @param stage how far it is
     * @param file the file; null in {@link Stage#NONE}
     * @param kind what it is to be used as
     * @param probe what trying it found; null until it was tried
     * @param problem why it cannot be used
     */
    public record State(
            Stage stage,
            @Nullable Path file,
            ModelKind kind,
            @Nullable Probe probe,
            @Nullable Problem problem) {}

    private static final State NOTHING =
            new State(Stage.NONE, null, ModelKind.CLASSIFIER, null, null);

    private final Laboratory laboratory;
    private final SetupModel setup;
    private final Consumer<Path> remembered;
    private final Executor ui;
    private final Deque<Path> queue = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(NOTHING);
    private final ReadOnlyStringWrapper trying = new ReadOnlyStringWrapper("");

    /** Changed on the user's thread, and seen by the thread that tries. */
    private volatile int attempt;

    /**
     * @param remembered hears of every file that became a model
     */
    public ImportModel(
            Laboratory laboratory, SetupModel setup, Consumer<Path> remembered, Executor ui) {
        this.laboratory = laboratory;
        this.setup = setup;
        this.remembered = remembered;
        this.ui = ui;
    }

    /** Takes files one after the other, each as what its name suggests. */
    public void open(List<Path> files) {
        queue.addAll(files);
        if (state.get().stage() == Stage.NONE || state.get().stage() == Stage.REFUSED) {
            next();
        }
    }

    /** Takes one file as this kind of model. */
    public void open(Path file, ModelKind kind) {
        queue.clear();
        probe(file, kind);
    }

    /** Tries the same file as another kind of model. */
    public void useAs(ModelKind kind) {
        Path file = state.get().file();
        if (file != null && kind != state.get().kind()) {
            probe(file, kind);
        }
    }

    /** Leaves this file alone. */
    public void cancel() {
        attempt++;
        next();
    }

    /**
     * Completes the card with what the person knows.
     *
     * @param answers by field of the question
     */
    public void answer(Map<String, String> answers) {
        State now = state.get();
        Path file = now.file();
        Probe probe = now.probe();
        if (file == null || probe == null) {
            return;
        }
        ModelCard card;
        try {
            card = CardAnswers.apply(probe.card(), new LinkedHashMap<>(answers));
        } catch (IllegalArgumentException e) {
            state.set(
                    new State(
                            Stage.ASKING,
                            file,
                            now.kind(),
                            probe,
                            Problem.of("One answer does not fit", e)));
            return;
        }
        remember(file, now.kind(), probe, card);
    }

    private void next() {
        Path file = queue.poll();
        if (file == null) {
            state.set(NOTHING);
        } else {
            probe(file, guess(file));
        }
    }

    /** Ends with the attempt that it belongs to. */
    private Progress progress(int mine) {
        return new Progress() {
            @Override
            public void report(String what, double fraction) {
                ui.execute(() -> trying.set(mine == attempt ? what : trying.get()));
            }

            @Override
            public boolean cancelled() {
                return mine != attempt;
            }
        };
    }

    private void probe(Path file, ModelKind kind) {
        int mine = ++attempt;
        trying.set("");
        state.set(new State(Stage.PROBING, file, kind, null, null));
        Answers.take(
                laboratory.probe(file, kind, CardOptions.NONE, progress(mine)),
                ui,
                (probe, failure) -> {
                    if (mine != attempt) {
                        return;
                    }
                    if (failure != null) {
                        refuse(file, kind, null, failure);
                    } else if (probe.questions().isEmpty()) {
                        use(file, kind, probe.card());
                    } else {
                        state.set(new State(Stage.ASKING, file, kind, probe, null));
                    }
                });
    }

    private void remember(Path file, ModelKind kind, Probe probe, ModelCard card) {
        int mine = ++attempt;
        state.set(new State(Stage.REMEMBERING, file, kind, probe, null));
        Answers.take(
                laboratory.remember(file, card),
                ui,
                (checked, failure) -> {
                    if (mine != attempt) {
                        return;
                    }
                    if (failure != null) {
                        state.set(
                                new State(
                                        Stage.ASKING,
                                        file,
                                        kind,
                                        probe,
                                        Problem.of("That does not fit", failure)));
                    } else {
                        use(file, kind, checked);
                    }
                });
    }

    private void use(Path file, ModelKind kind, ModelCard card) {
        if (card.kind().judge()) {
            refuse(
                    file,
                    kind,
                    null,
                    new IllegalArgumentException(
                            "%s is a %s, which judges reconstructions and is not attacked; a sample names its own."
                                    .formatted(file, card.kind())));
            return;
        }
        setup.useModel(kind, file, card);
        remembered.accept(file);
        next();
    }

    private void refuse(Path file, ModelKind kind, @Nullable Probe probe, Throwable failure) {
        String name = String.valueOf(file.getFileName());
        state.set(
                new State(
                        Stage.REFUSED,
                        file,
                        kind,
                        probe,
                        Problem.of(name + " was not loaded", failure)));
    }

    /** What a file's name suggests that it is. */
    static ModelKind guess(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.contains("critic") || name.contains("discrim")) {
            return ModelKind.CRITIC;
        }
        return name.contains("gen") ? ModelKind.GENERATOR : ModelKind.CLASSIFIER;
    }

    /** All files that wait for their turn. */
    public List<Path> waiting() {
        return new ArrayList<>(queue);
    }

    /** What is tried just now; empty where nothing is. */
    public ReadOnlyStringProperty tryingProperty() {
        return trying.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
