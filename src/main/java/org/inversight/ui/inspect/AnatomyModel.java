package org.inversight.ui.inspect;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.inversight.attack.Anatomy;
import org.inversight.attack.Needs;
import org.inversight.experiment.Catalogue;
import org.inversight.run.Run;
import org.inversight.run.RunState;
import org.inversight.run.Snapshot;
import org.inversight.ui.session.LoadedModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.Problem;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.SelectionModel;
import org.inversight.ui.session.UiFutures;
import org.jspecify.annotations.Nullable;

/** What the next step of a paused run will do to the selected image, and whether it is being narrated. */
public final class AnatomyModel {

    /** A live change makes another step of the same one. */
    private record Question(long run, int step, int image, Map<String, Object> parameters) {}

    private final RunModel runs;
    private final PlaybackModel playback;
    private final SelectionModel selection;
    private final LoadedModel loaded;
    private final Catalogue catalogue;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<@Nullable Anatomy> anatomy = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper narrated = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper absence = new ReadOnlyStringWrapper("");
    private @Nullable Question asked;

    public AnatomyModel(
            RunModel runs,
            PlaybackModel playback,
            SelectionModel selection,
            LoadedModel loaded,
            Catalogue catalogue,
            Executor ui) {
        this.runs = runs;
        this.playback = playback;
        this.selection = selection;
        this.loaded = loaded;
        this.catalogue = catalogue;
        this.ui = ui;
        obstacle.bind(Bindings.createStringBinding(this::hindered, runs.runProperty(), runs.statusProperty()));
        absence.bind(Bindings.createStringBinding(
                this::absent, runs.runProperty(), runs.statusProperty(), playback.liveProperty(), anatomy));
    }

    private String hindered() {
        Run run = runs.runProperty().get();
        return run == null || runs.statusProperty().get().state().ended()
                ? "A step of a run is narrated; start one."
                : unsuited(run);
    }

    private String unsuited(Run run) {
        Needs needs = needs(run);
        return needs.narrated()
                ? ""
                : needs.gradients()
                        ? "This attack trains a network; its steps do not move the images one by one."
                        : "This attack only queries, and its steps have no gradient.";
    }

    private String absent() {
        Run run = runs.runProperty().get();
        if (run == null || anatomy.get() != null) {
            return "";
        }
        if (!unsuited(run).isEmpty()) {
            return unsuited(run);
        }
        RunState state = runs.statusProperty().get().state();
        return state.ended()
                ? "The gradient is that of the next step, and this run has ended."
                : state == RunState.RUNNING
                        ? "Pause, and the gradient of the next step is shown here."
                        : playback.liveProperty().get()
                                ? ""
                                : "The gradient is that of the next step; go to the newest step to see it.";
    }

    private Needs needs(Run run) {
        return catalogue.attack(run.experiment().attack()).needs();
    }

    /** Whether the anatomy of the run on the stage has a latent, known or not yet. */
    boolean latentExpected() {
        Run run = runs.runProperty().get();
        return run != null && needs(run).narrated() && needs(run).generator();
    }

    /** Pauses where the run goes on, and narrates the next step of the selected image, or of the first one. */
    public void narrate() {
        RunState state = runs.statusProperty().get().state();
        if (state == RunState.RUNNING || state == RunState.PREPARING) {
            runs.startOrPause();
        }
        playback.backToLive();
        if (selection.imageProperty().get() == SelectionModel.NONE) {
            selection.select(0);
        }
        narrated.set(true);
    }

    /** Makes the step that was narrated; the one after it comes next. */
    public void makeStep() {
        runs.step();
    }

    /** Ends the narration. */
    public void leave() {
        narrated.set(false);
    }

    /** Asks where the run stands still and an image is selected; called once a pulse. */
    public void pulse() {
        Question now = question();
        Question before = asked;
        if (Objects.equals(now, before)) {
            return;
        }
        boolean goesOn = before != null
                && runs.statusProperty().get().state() == RunState.PAUSED
                && playback.liveProperty().get()
                && selection.imageProperty().get() == before.image();
        if (now == null && goesOn) {
            return; // a step has just been made, and is not on the stage yet
        }
        if (now == null || before == null || !goesOn || now.run() != before.run()) {
            anatomy.set(null);
        }
        trouble.set("");
        asked = now;
        Run run = runs.runProperty().get();
        if (now != null && run != null) {
            UiFutures.take(run.anatomy(now.image()), ui, (found, failure) -> take(now, found, failure));
        }
    }

    /** What there is to ask now: the newest step of a paused run, on the stage; null while there is nothing. */
    private @Nullable Question question() {
        Snapshot shown = playback.shownProperty().get();
        Run run = runs.runProperty().get();
        int image = selection.imageProperty().get();
        boolean still = runs.statusProperty().get().state() == RunState.PAUSED
                && shown != null
                && shown.step() == runs.statusProperty().get().step();
        return !still || run == null || !needs(run).narrated() || image == SelectionModel.NONE
                ? null
                : new Question(run.id(), shown.step(), image, run.experiment().parameters());
    }

    private void take(Question question, @Nullable Anatomy found, @Nullable Throwable failure) {
        if (!question.equals(asked)) {
            return;
        }
        if (failure != null) {
            trouble.set(Problem.of("No anatomy", failure).sentence());
        } else if (found != null && found.step() == question.step() + 1) {
            anatomy.set(found);
        }
    }

    /** {@return what a class of the run on the stage is called} */
    String className(int index) {
        return loaded.className(loaded.onStage(), index);
    }

    /** {@return the attacked class of the selected image; -1 where none is} */
    int attacked() {
        Snapshot shown = playback.shownProperty().get();
        int image = selection.imageProperty().get();
        return shown == null || image < 0 || image >= shown.verdicts().size()
                ? -1
                : shown.verdicts().get(image).classIndex();
    }

    /** {@return which image of its class it is, from 0} */
    int restart(Anatomy of) {
        return of.image() % loaded.onStage().restarts();
    }

    /** The next step of the selected image; null while it is not known. */
    public ReadOnlyObjectProperty<@Nullable Anatomy> anatomyProperty() {
        return anatomy.getReadOnlyProperty();
    }

    /** Why it cannot be said, one sentence; empty where it can. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Why no step can be narrated, one sentence; empty where one can. */
    public ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** Why the gradient of the selected image is not there, one sentence; empty where it is or is coming. */
    public ReadOnlyStringProperty absenceProperty() {
        return absence.getReadOnlyProperty();
    }

    /** Whether a step is being narrated. */
    public ReadOnlyBooleanProperty narratedProperty() {
        return narrated.getReadOnlyProperty();
    }
}
