package org.inversight.ui.stage;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.inversight.data.LabelledImages;
import org.inversight.experiment.Experiment;
import org.inversight.loading.LoadSummary;
import org.inversight.run.RunState;
import org.inversight.run.RunStatus;
import org.inversight.ui.command.Command;
import org.inversight.ui.command.CommandButton;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.EngineModel;
import org.inversight.ui.session.OpeningModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.ProblemsModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.Words;

/** The card over the stage before a run: whether it can begin, and what it is about. */
public final class StartCard extends VBox {

    private static final double WIDTH = 500;
    private static final double EXAMPLE = 32;
    private static final int MOST_EXAMPLES = 10;

    private final SetupModel setup;
    private final OpeningModel opening;
    private final EngineModel engine;
    private final RunModel runs;
    private final Label heading = Texts.label("", "start-card-title");
    private final Label what = Texts.paragraph("", "start-card-text");
    private final FlowPane examples = new FlowPane(8, 8);
    private final VBox examplesBox = new VBox(Texts.label("Private images", "caption"), examples);
    private final Label doing = Texts.label("", "caption", "sentence");
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel = new Button("Cancel");
    private final HBox progress = new HBox(bar, doing, cancel);

    /**
     * @param lessons what begins each of the lessons
     * @param learning whether one of them is going on; then no other one is offered
     */
    public StartCard(
            SetupModel setup,
            OpeningModel opening,
            EngineModel engine,
            RunModel runs,
            PlaybackModel playback,
            ProblemsModel problems,
            List<Command> lessons,
            ObservableBooleanValue learning) {
        this.setup = setup;
        this.opening = opening;
        this.engine = engine;
        this.runs = runs;
        setId("start-card");
        getStyleClass().add("start-card");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        examplesBox.setSpacing(8);
        progress.setId("engine-progress");
        progress.setAlignment(Pos.CENTER_LEFT);
        progress.setSpacing(12);
        bar.getStyleClass().add("small");
        bar.setPrefWidth(120);
        bar.setMinWidth(120);
        HBox.setHgrow(doing, Priority.ALWAYS);
        doing.setAlignment(Pos.CENTER_LEFT);
        doing.setMaxWidth(Double.MAX_VALUE); // so that the button does not move with the words
        cancel.setId("loading-cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.getStyleClass().add("small");
        cancel.setOnAction(event -> opening.cancel());
        cancel.visibleProperty()
                .bind(opening.loadingProperty().and(opening.cancelledProperty().not()));
        cancel.managedProperty().bind(cancel.visibleProperty());
        FlowPane learn = new FlowPane(8, 8);
        lessons.forEach(lesson -> {
            CommandButton begin = new CommandButton(lesson, true);
            begin.getStyleClass().add("small");
            learn.getChildren().add(begin);
        });
        learn.visibleProperty().bind(Bindings.not(learning));
        learn.managedProperty().bind(learn.visibleProperty());
        getChildren().addAll(heading, what, examplesBox, progress, learn);
        setup.draftProperty().addListener((o, before, now) -> describe());
        opening.summaryProperty().addListener((o, before, now) -> examples());
        opening.loadingProperty().addListener((o, before, now) -> progress());
        engine.doingProperty().addListener((o, before, now) -> progress());
        engine.fractionProperty().addListener((o, before, now) -> progress());
        engine.infoProperty().addListener((o, before, now) -> progress());
        runs.waitingProperty().addListener((o, before, now) -> progress());
        runs.statusProperty().addListener((o, before, now) -> progress());
        describe();
        // Before a run, unless something went wrong.
        visibleProperty()
                .bind(playback.shownProperty()
                        .isNull()
                        .and(problems.worstProperty().isNull()));
    }

    private void describe() {
        Experiment draft = setup.draft();
        String missing = setup.missing();
        what.setText(
                !missing.isEmpty()
                        ? missing
                        : ("Model inversion rebuilds what a classifier was trained on from the classifier itself. %s reconstructs %s of %s and "
                                                + "never sees the private images.")
                                        .formatted(
                                                setup.catalogue()
                                                        .attack(draft.attack())
                                                        .entry()
                                                        .title(),
                                                Words.several(
                                                        draft.targets().size() * draft.restarts(), "image", "images"),
                                                setup.several(draft.targets().size()))
                                + (draft.begin() == 0
                                        ? ""
                                        : " It goes on from step %s of an earlier run, which is computed again."
                                                .formatted(Words.count(draft.begin()))));
        examples();
        progress();
    }

    private void examples() {
        examples.getChildren().clear();
        LoadSummary loaded = opening.summaryProperty().get();
        LabelledImages known = loaded == null ? null : loaded.examples();
        if (known != null) {
            int[] positions = known.positions(setup.draft().targets()::contains);
            for (int i = 0; i < Math.min(MOST_EXAMPLES, positions.length); i++) {
                PixelView view = new PixelView(EXAMPLE);
                view.show(known.images(), positions[i], false);
                examples.getChildren().add(view);
            }
        }
        Texts.show(examplesBox, !examples.getChildren().isEmpty());
    }

    private void progress() {
        String now = engine.doingProperty().get();
        RunStatus status = runs.statusProperty().get();
        String run = status.state() == RunState.PREPARING ? status.doing() : "";
        boolean waiting = runs.waitingProperty().get();
        String shown = now.isEmpty() ? run : now;
        Texts.show(progress, !shown.isEmpty() && engine.fractionProperty().get() < 1);
        bar.setProgress(engine.fractionProperty().get());
        doing.setText(shown + (waiting ? "; the run then starts automatically" : ""));
        boolean ready = engine.ready()
                && !waiting
                && shown.isEmpty()
                && !opening.loadingProperty().get();
        boolean unloaded =
                opening.cancelledProperty().get() && !opening.loadingProperty().get();
        heading.setText(
                !setup.missing().isEmpty()
                        ? "Something is missing"
                        : !ready
                                ? "Getting ready"
                                : unloaded ? "Not loaded. Start loads the models." : "Ready. Press Start.");
    }
}
