package org.inversight.ui.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.data.Glimpse;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.inversight.loading.Probe;
import org.inversight.model.CardOptions;
import org.inversight.model.ModelKind;
import org.inversight.run.Laboratory;
import org.inversight.ui.session.Problem;
import org.inversight.ui.session.Role;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.UiFutures;
import org.jspecify.annotations.Nullable;

/** A folder that was dropped: its files are looked through, shown with what each is used as, and taken over at once. */
public final class SetModel {

    /** How far it is. */
    public enum Stage {
        CLOSED,
        LOOKING,
        REVIEWING,
        TAKING
    }

    /**
     * @param name of the folder
     * @param doing what is going on
     * @param fraction 0..1, or negative where it cannot be known
     * @param files what was found so far
     * @param problem why it cannot be taken over; null where nothing is wrong
     */
    public record State(
            Stage stage,
            String name,
            String doing,
            double fraction,
            List<SetFile> files,
            @Nullable Problem problem) {

        State with(List<SetFile> found) {
            return new State(stage, name, doing, fraction, found, null);
        }

        State with(Stage next, String now, double part, @Nullable Problem wrong) {
            return new State(next, name, now, part, files, wrong);
        }
    }

    private static final State CLOSED = new State(Stage.CLOSED, "", "", -1, List.of(), null);

    private final Laboratory laboratory;
    private final SetupModel setup;
    private final SetTaker taker;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(CLOSED);
    private volatile int attempt;
    private @Nullable Experiment base;
    private Consumer<Experiment> taken = experiment -> {};

    public SetModel(Laboratory laboratory, SetupModel setup, Executor ui) {
        this.laboratory = laboratory;
        this.setup = setup;
        this.taker = new SetTaker(laboratory, setup);
        this.ui = ui;
    }

    /** Whether what was dropped is looked through, and is not a single model. */
    public static boolean takes(List<Path> dropped) {
        return FolderScan.needed(dropped);
    }

    /** Looks through files and folders, in the background. */
    public void open(List<Path> dropped) {
        int mine = ++attempt;
        base = null;
        taken = experiment -> {};
        Path first = dropped.getFirst();
        String name = dropped.size() == 1
                ? nameOf(first)
                : nameOf(first.toAbsolutePath().getParent());
        state.set(new State(Stage.LOOKING, name, "Looking for models and images", -1, List.of(), null));
        UiFutures.look(() -> scan(dropped, mine), ui, (files, failure) -> {
            if (mine == attempt) {
                if (failure == null) {
                    state.set(new State(
                            Stage.REVIEWING,
                            name,
                            "",
                            -1,
                            RoleGuess.of(files, setup.card(ModelKind.CLASSIFIER)),
                            null));
                } else {
                    state.set(new State(
                            Stage.REVIEWING, name, "", -1, List.of(), Problem.of(name + " was not taken", failure)));
                }
            }
        });
    }

    private static String nameOf(@Nullable Path path) {
        Path name = path == null ? null : path.getFileName();
        return name == null ? String.valueOf(path) : name.toString();
    }

    /** Looks at all files, on a thread of its own. */
    private List<SetFile> scan(List<Path> dropped, int mine) {
        FolderScan.Result result;
        try {
            result = FolderScan.of(dropped);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
        if (result.empty()) {
            throw new IllegalArgumentException(
                    "The folder holds no model and no images; one with .pt files, image folders, IDX files or "
                            + "zips of images is expected.");
        }
        int all = result.models().size() + result.images().size();
        List<SetFile> found = new ArrayList<>();
        for (Path file : result.models()) {
            report(mine, file, found, all);
            if (mine != attempt) {
                return found;
            }
            found.add(probed(file, RoleGuess.ofName(file), mine));
        }
        for (Path file : result.images()) {
            report(mine, file, found, all);
            if (mine != attempt) {
                return found;
            }
            found.add(SetFile.images(file, Glimpse.of(file)));
        }
        return found;
    }

    private void report(int mine, Path file, List<SetFile> found, int all) {
        List<SetFile> soFar = List.copyOf(found);
        ui.execute(() -> {
            if (mine == attempt) {
                State now = state.get();
                state.set(new State(
                        Stage.LOOKING,
                        now.name(),
                        "%d of %d: %s".formatted(soFar.size() + 1, all, file.getFileName()),
                        (double) soFar.size() / all,
                        soFar,
                        null));
            }
        });
    }

    /** Tries a model, as something else where its name misled. */
    private SetFile probed(Path file, Role guess, int mine) {
        try {
            return SetFile.model(file, probe(file, guess, mine));
        } catch (CompletionException first) {
            Role other = guess == Role.GENERATOR ? Role.CLASSIFIER : Role.GENERATOR;
            try {
                return SetFile.model(file, probe(file, other, mine));
            } catch (CompletionException second) {
                return SetFile.refused(file, Problem.of("", first).sentence());
            }
        }
    }

    /** Tries a model; Cancel ends it in the middle. */
    private Probe probe(Path file, Role role, int mine) {
        // the file's name already stands there
        Progress progress = Progress.of((what, fraction) -> {}, () -> mine != attempt);
        return laboratory
                .probe(file, Objects.requireNonNull(role.kind()), CardOptions.NONE, progress)
                .join();
    }

    /**
     * Uses a file as something else.
     *
     * @param role null: it is left out
     */
    public void use(SetFile file, @Nullable Role role) {
        replace(file, file.as(role, role == null ? "left out" : "chosen by you"));
    }

    /** Takes what the person knows of a model. */
    public void answer(SetFile file, Map<String, String> answers) {
        replace(file, file.answered(answers));
    }

    private void replace(SetFile before, SetFile after) {
        State now = state.get();
        if (now.stage() == Stage.REVIEWING) {
            state.set(now.with(
                    now.files().stream().map(f -> f.equals(before) ? after : f).toList()));
        }
    }

    /**
     * Opens a set that is known already but for some files.
     *
     * @param of the experiment, which stays as it is but for its files
     * @param done is called with the experiment that was taken over
     */
    void review(String name, List<SetFile> files, Experiment of, Consumer<Experiment> done) {
        attempt++;
        base = of;
        taken = done;
        state.set(new State(Stage.REVIEWING, name, "", -1, files, null));
    }

    /** Looks at a file that comes in the place of another, in the background. */
    public void exchange(SetFile before, Path file) {
        Role role = before.role();
        if (role == null) {
            return;
        }
        int mine = attempt;
        UiFutures.look(
                () -> role.images() ? SetFile.images(file, Glimpse.of(file)) : probed(file, role, mine),
                ui,
                (found, failure) -> {
                    if (mine == attempt && failure == null) {
                        boolean fits = found.usable() && found.possible().contains(role);
                        replace(
                                before,
                                fits || !found.usable()
                                        ? found.as(role, "chosen by you")
                                        : SetFile.refused(
                                                        file,
                                                        "It is not a %s; choose another file.".formatted(role.one()))
                                                .as(role, "chosen by you"));
                    }
                });
    }

    /** Why the files as they are used now are no set, one sentence; empty where they are one. */
    public String conflict() {
        return taker.conflict(state.get().files());
    }

    /** Takes everything over that has a role. */
    public void take() {
        State now = state.get();
        if (now.stage() != Stage.REVIEWING || !conflict().isEmpty()) {
            return;
        }
        int mine = ++attempt;
        state.set(now.with(Stage.TAKING, "Checking the models", -1, null));
        UiFutures.take(taker.cards(now.files()), ui, (cards, failure) -> {
            if (mine != attempt) {
                return;
            }
            if (failure == null) {
                state.set(CLOSED);
                Experiment whole = taker.experiment(now.files(), cards, base);
                setup.take(whole, cards);
                taken.accept(whole);
            } else {
                state.set(now.with(Stage.REVIEWING, "", -1, Problem.of("The set was not loaded", failure)));
            }
        });
    }

    /** Leaves everything as it was. */
    public void cancel() {
        attempt++;
        state.set(CLOSED);
    }

    /** Puts the sentence away. */
    public void dismissProblem() {
        State now = state.get();
        state.set(now.files().isEmpty() ? CLOSED : now.with(now.files()));
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
