package org.inversight.ui.shelf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.inversight.blind.Sittings;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.experiment.Restored;
import org.inversight.experiment.Sample;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelException;
import org.inversight.model.ModelFile;
import org.inversight.run.Laboratory;
import org.inversight.run.Run;
import org.inversight.shelf.KeptRun;
import org.inversight.shelf.Label;
import org.inversight.shelf.RecalledRun;
import org.inversight.shelf.RunKeeper;
import org.inversight.shelf.Shelf;
import org.inversight.ui.session.Problem;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.UiFutures;
import org.jspecify.annotations.Nullable;

/** The runs of this and earlier sessions: each is kept while it goes on, and can be taken up again. */
public final class ShelfModel implements AutoCloseable {

    private static final Comparator<KeptRun> NEWEST_FIRST =
            Comparator.comparing(KeptRun::id).reversed();

    private final Laboratory laboratory;
    private final Shelf shelf;
    private final RunKeeper keeper;
    private final SetupModel setup;
    private final RunModel runs;
    private final Runnable clearStage;
    private final Executor ui;

    /** Changes one after the other: what is put back was removed before. */
    private final ExecutorService changes = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().name("shelf-changes").daemon().unstarted(task));

    private final ReadOnlyObjectWrapper<List<KeptRun>> kept = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable KeptRun> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable KeptRun> removed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(false);

    /** @param clearStage takes whatever stands before the run from the stage */
    public ShelfModel(
            Laboratory laboratory, Shelf shelf, SetupModel setup, RunModel runs, Runnable clearStage, Executor ui) {
        this.clearStage = clearStage;
        this.laboratory = laboratory;
        this.shelf = shelf;
        this.setup = setup;
        this.runs = runs;
        this.ui = ui;
        this.keeper = new RunKeeper(
                shelf, (run, now) -> ui.execute(() -> take(run, now)), why -> ui.execute(() -> trouble(why)));
        UiFutures.look(shelf::all, ui, (all, failure) -> {
            if (failure == null) {
                all.forEach(this::replace);
            }
        });
        runs.runProperty().addListener((o, before, now) -> {
            shown.set(now instanceof RecalledRun recalled ? recalled.kept() : null);
            if (now != null && !(now instanceof RecalledRun)) {
                keeper.follow(now);
            }
        });
    }

    /** Keeps a run that is not alone on the stage. */
    public void keep(Run run) {
        keeper.follow(run);
    }

    private void trouble(String why) {
        said.set(why.isEmpty() ? "" : "Runs are not kept: " + why);
    }

    private void take(Run run, Shelf.Kept now) {
        kept.set(kept.get().stream()
                .filter(other -> !now.dropped().contains(other.id()))
                .toList());
        replace(now.run());
        if (run.equals(runs.runProperty().get())) {
            shown.set(now.run());
        }
    }

    /** Opens the shelf or closes it. */
    public void toggle() {
        open.set(!open.get());
    }

    /** Closes the shelf. */
    public void hide() {
        open.set(false);
    }

    /** Sets a run's experiment up, and shows the steps that are kept of it; the run on the stage stays there. */
    public void recall(KeptRun run) {
        problem.set(null);
        String unknown = unknown(run);
        if (!unknown.isEmpty()) {
            problem.set(new Problem("Not recalled", unknown, unknown));
            return;
        }
        KeptRun onStage = shown.get();
        if (onStage != null && onStage.id().equals(run.id())) {
            clearStage.run();
            hide();
            return;
        }
        UiFutures.look(
                () -> new Recalled(new RecalledRun(laboratory, shelf, run), cards(run)), ui, (found, failure) -> {
                    if (failure != null || found.run().timeline().size() == 0) {
                        problem.set(new Problem(
                                "Not recalled",
                                "The steps of this run cannot be read any more; remove it, or start its experiment again.",
                                String.valueOf(failure)));
                        return;
                    }
                    Restored restored = Restored.of(
                            run.experiment().withBranch(null),
                            laboratory.catalogue(),
                            setup.samples().stream().map(Sample::name).toList());
                    // on the stage first: what is set up would change a run that goes on
                    clearStage.run();
                    runs.show(found.run());
                    setup.take(restored.experiment(), found.cards());
                    said.set(
                            run.experiment().begin() == 0
                                    ? ""
                                    : "Its settings were changed at step %d; what is set up has those from there on, and begins at step 0."
                                            .formatted(run.experiment().begin()));
                    if (!restored.lost().isEmpty()) {
                        String sentence = "Not set up: %s.".formatted(String.join(", ", restored.lost()));
                        problem.set(new Problem("Not fully recalled", sentence, sentence));
                    }
                    if (restored.lost().isEmpty()) {
                        hide();
                    }
                });
    }

    /** Why this program cannot show a run, one sentence; empty where it can. */
    private String unknown(KeptRun run) {
        try {
            laboratory.catalogue().variant(run.experiment());
            laboratory.catalogue().values(run.experiment());
            return "";
        } catch (IllegalArgumentException e) {
            return "Another version of this program kept this run. " + e.getMessage();
        }
    }

    private record Recalled(RecalledRun run, Map<String, ModelCard> cards) {}

    /** Cards of the person's own files, as far as they are there. */
    private static Map<String, ModelCard> cards(KeptRun run) {
        ModelFiles models = run.experiment().models();
        Map<String, ModelCard> cards = new HashMap<>();
        Stream.of(
                        Stream.of(models.classifier(), models.generator(), models.critic(), models.verifier()),
                        Stream.ofNullable(models.students()).flatMap(List::stream),
                        Stream.ofNullable(models.evaluators()).flatMap(List::stream))
                .flatMap(files -> files)
                .filter(Objects::nonNull)
                .forEach(file -> {
                    try {
                        ModelCard card = ModelFile.readCard(Path.of(file));
                        if (card != null) {
                            cards.put(file, card);
                        }
                    } catch (ModelException e) {
                        // opening the model says what is wrong with it
                    }
                });
        return cards;
    }

    /** Pins a run, so that it stays however many follow, or lets it go. */
    public void pin(KeptRun run) {
        label(run, new Label(run.label().name(), !run.label().pinned()));
    }

    /** Calls a run something else; by nothing, it is called by its experiment again. */
    public void rename(KeptRun run, String name) {
        label(run, new Label(name.strip(), run.label().pinned()));
    }

    private void label(KeptRun run, Label label) {
        replace(run.withLabel(label));
        write("The run was not labelled", () -> keeper.label(run.id(), label));
    }

    /** Takes a run off the shelf. */
    public void remove(KeptRun run) {
        kept.set(kept.get().stream().filter(r -> !r.id().equals(run.id())).toList());
        removed.set(run);
        write("The run was not removed", () -> keeper.remove(run.id()));
    }

    /** Puts the run back that was removed last. */
    public void putBack() {
        KeptRun run = removed.get();
        if (run != null) {
            removed.set(null);
            replace(run);
            write("The run was not put back", () -> keeper.restore(run.id()));
        }
    }

    /** Keeps what a viewer answered of the images of a run, once the run is on the shelf. */
    public void answered(Run run, Sittings sittings) {
        keeper.answered(run, sittings);
    }

    /**
     * Has a comparison begun with a kept run.
     *
     * @param begin takes its experiment, and says why it cannot be; empty where it has begun
     */
    void beside(KeptRun run, Function<Experiment, String> begin) {
        String unknown = unknown(run);
        String refusal = unknown.isEmpty() ? begin.apply(run.experiment()) : unknown;
        problem.set(refusal.isEmpty() ? null : new Problem("Not compared", refusal, refusal));
        if (refusal.isEmpty()) {
            hide();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void write(String title, Work work) {
        problem.set(null);
        UiFutures.take(
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                work.run();
                                return true;
                            } catch (IOException e) {
                                throw new CompletionException(e);
                            }
                        },
                        changes),
                ui,
                (done, failure) -> {
                    if (failure != null) {
                        problem.set(Problem.of(title, failure));
                    }
                });
    }

    /** Puts a run in its place; one that was just removed stays away. */
    private void replace(KeptRun run) {
        KeptRun away = removed.get();
        if (away != null && away.id().equals(run.id())) {
            return;
        }
        List<KeptRun> all = new ArrayList<>(kept.get());
        all.removeIf(r -> r.id().equals(run.id()));
        all.add(run);
        all.sort(NEWEST_FIRST);
        kept.set(List.copyOf(all));
    }

    /** Writes what is new, and ends. */
    @Override
    public void close() {
        changes.shutdown();
        keeper.close();
        shelf.close();
    }

    /** All runs, the newest first. */
    public ReadOnlyObjectProperty<List<KeptRun>> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** What is kept of the run on the stage; null where there is none, or nothing of it is kept yet. */
    public ReadOnlyObjectProperty<@Nullable KeptRun> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The run that was removed last and can be put back; null where there is none. */
    public ReadOnlyObjectProperty<@Nullable KeptRun> removedProperty() {
        return removed.getReadOnlyProperty();
    }

    /** Why something was not done; null where nothing is wrong. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Why runs cannot be kept at present; empty where they can. */
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** Whether the shelf is open. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }
}
