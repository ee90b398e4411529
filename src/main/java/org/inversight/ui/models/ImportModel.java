package org.inversight.ui.models;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.inversight.engine.Progress;
import org.inversight.loading.Probe;
import org.inversight.model.CardOptions;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.run.Laboratory;
import org.inversight.ui.session.Problem;
import org.inversight.ui.session.Role;
import org.inversight.ui.session.UiFutures;
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

    private static final State NOTHING = new State(Stage.NONE, null, ModelKind.CLASSIFIER, null, null);

    private final Laboratory laboratory;
    private final PartsModel parts;
    private final Consumer<Path> remembered;
    private final Executor ui;
    private final Deque<Wanted> queue = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(NOTHING);
    private final ReadOnlyStringWrapper trying = new ReadOnlyStringWrapper("");

    /** Changed on the user's thread, and seen by the thread that tries. */
    private volatile int attempt;

    private Role role = Role.CLASSIFIER;

    /**
     * A file that waits for its turn, and what it is to be used as.
     *
     * @param guessed whether only its name says so
     */
    private record Wanted(Path file, Role role, boolean guessed) {}

    /**
     * @param parts take every file that is a model
     * @param remembered is called with every file that became a model
     */
    public ImportModel(Laboratory laboratory, PartsModel parts, Consumer<Path> remembered, Executor ui) {
        this.laboratory = laboratory;
        this.parts = parts;
        this.remembered = remembered;
        this.ui = ui;
    }

    /** Takes files one after the other, each as what its name suggests. */
    public void open(List<Path> files) {
        files.forEach(file -> queue.add(new Wanted(file, RoleGuess.ofName(file), true)));
        begin();
    }

    /** Takes files one after the other, all in this role. */
    public void open(List<Path> files, Role wanted) {
        files.forEach(file -> queue.add(new Wanted(file, wanted, false)));
        begin();
    }

    private void begin() {
        if (state.get().stage() == Stage.NONE || state.get().stage() == Stage.REFUSED) {
            next();
        }
    }

    /** Uses the same file as something else. */
    public void useAs(Role wanted) {
        Path file = state.get().file();
        if (file != null && wanted != role) {
            probe(file, wanted, false);
        }
    }

    /** What the file at hand is to be used as. */
    public Role role() {
        return role;
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
            state.set(new State(Stage.ASKING, file, now.kind(), probe, Problem.of("Invalid answer", e)));
            return;
        }
        remember(file, now.kind(), probe, card);
    }

    private void next() {
        Wanted wanted = queue.poll();
        if (wanted == null) {
            state.set(NOTHING);
        } else {
            probe(wanted.file(), wanted.role(), wanted.guessed());
        }
    }

    /** Ends with the attempt that it belongs to. */
    private Progress progress(int mine) {
        return Progress.of(
                (what, fraction) -> ui.execute(() -> trying.set(mine == attempt ? what : trying.get())),
                () -> mine != attempt);
    }

    private void probe(Path file, Role wanted, boolean guessed) {
        role = wanted;
        ModelKind kind = Objects.requireNonNull(wanted.kind());
        int mine = ++attempt;
        trying.set("");
        state.set(new State(Stage.PROBING, file, kind, null, null));
        UiFutures.take(laboratory.probe(file, kind, CardOptions.NONE, progress(mine)), ui, (probe, failure) -> {
            if (mine != attempt) {
                return;
            }
            if (failure != null) {
                refuse(file, kind, null, failure);
                return;
            }
            if (guessed && !role.takes(probe.card().kind())) {
                role = Role.of(probe.card().kind());
            }
            if (probe.questions().isEmpty()) {
                use(file, kind, probe.card());
            } else {
                state.set(new State(Stage.ASKING, file, kind, probe, null));
            }
        });
    }

    private void remember(Path file, ModelKind kind, Probe probe, ModelCard card) {
        int mine = ++attempt;
        state.set(new State(Stage.REMEMBERING, file, kind, probe, null));
        UiFutures.take(laboratory.remember(file, card), ui, (checked, failure) -> {
            if (mine != attempt) {
                return;
            }
            if (failure != null) {
                state.set(new State(Stage.ASKING, file, kind, probe, Problem.of("The model does not fit", failure)));
            } else {
                use(file, kind, checked);
            }
        });
    }

    private void use(Path file, ModelKind kind, ModelCard card) {
        try {
            parts.take(role, file, card);
        } catch (IllegalArgumentException e) {
            refuse(file, kind, null, e);
            return;
        }
        remembered.accept(file);
        next();
    }

    private void refuse(Path file, ModelKind kind, @Nullable Probe probe, Throwable failure) {
        String name = String.valueOf(file.getFileName());
        state.set(new State(Stage.REFUSED, file, kind, probe, Problem.of(name + " was not loaded", failure)));
    }

    /** All files that wait for their turn. */
    public List<Path> waiting() {
        return queue.stream().map(Wanted::file).toList();
    }

    /** What is tried just now; empty where nothing is. */
    public ReadOnlyStringProperty tryingProperty() {
        return trying.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
