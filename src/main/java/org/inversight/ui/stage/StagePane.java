package org.inversight.ui.stage;

import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.inversight.model.ModelCard;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.inversight.ui.command.CommandButton;
import org.inversight.ui.command.Commands;
import org.inversight.ui.control.ProblemView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.panel.PanelPane;
import org.inversight.ui.session.BeginningModel;
import org.inversight.ui.session.Problem;
import org.inversight.ui.session.Words;
import org.inversight.ui.shell.Workbench;
import org.inversight.ui.theme.Palette;
import org.inversight.ui.timeline.TimelineBar;
import org.jspecify.annotations.Nullable;

/** The middle of the window: reconstructions, what went wrong with them, and the timeline. */
public final class StagePane extends VBox {

    private static final PseudoClass DIMMED = PseudoClass.getPseudoClass("dimmed");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");

    /** That of a step of six digits, so that the timeline beside it keeps its width. */
    private static final double STEP_WIDTH = 84;

    private final Workbench bench;
    private final Grid grid;
    private final Overture overture;
    private final PanelPane panels;
    private final LineUpPane lineUp;
    private final ProblemView problem;

    /** Where problems come from, the worst first. */
    private final List<ObservableValue<@Nullable Problem>> sources;

    private final Label shownStep = Texts.label("", "shown-step");
    private final HBox timeline;

    public StagePane(Workbench bench, Commands commands, ObservableValue<Palette> palette) {
        this.bench = bench;
        sources = List.of(
                bench.engine().problemProperty(),
                bench.runs().problemProperty(),
                bench.preparation().problemProperty(),
                bench.saving().problemProperty());
        getStyleClass().add("stage");
        setMinWidth(320);
        StageHeader header = new StageHeader(bench, commands);
        grid = new Grid(bench, palette);
        overture = new Overture(bench);
        problem = new ProblemView("stage-problem", this::dismiss);
        problem.setMaxSize(520, USE_PREF_SIZE);
        header.stretch().selectedProperty().addListener((o, before, now) -> grid.setStretch(now));
        panels = new PanelPane(palette);
        lineUp = new LineUpPane(bench);
        StackPane middle = new StackPane(grid, panels, lineUp, overture, problem);
        StackPane.setAlignment(problem, Pos.CENTER);
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        // A click on the stage takes the keys away from the field or button that had them.
        setOnMousePressed(event -> onStage().requestFocus());

        TimelineBar bar = new TimelineBar(bench.playback(), bench.runs().statusProperty(), palette);
        HBox.setHgrow(bar, Priority.ALWAYS);
        CommandButton live = new CommandButton(commands.get("live"), false);
        timeline = new HBox(new CommandButton(commands.get("replay"), false), bar, shownStep, live);
        timeline.getStyleClass().add("timeline-row");
        timeline.setAlignment(Pos.CENTER_LEFT);
        shownStep.setMinWidth(STEP_WIDTH);
        getChildren().addAll(header, middle, timeline);

        bench.playback().shownProperty().addListener((o, before, now) -> show());
        bench.panels().shownProperty().addListener((o, before, now) -> panels());
        bench.panels().chosenProperty().addListener((o, before, now) -> panels());
        bench.runs().runProperty().addListener((o, before, now) -> show());
        bench.beginning().beginningProperty().addListener((o, before, now) -> show());
        bench.setup().draftProperty().addListener((o, before, now) -> show());
        sources.forEach(source -> source.addListener((o, before, now) -> problems()));
        problems();
        show();
        panels();
    }

    /** The run's pictures; before there are any, its step 0; before that is known, its rows. */
    private void show() {
        Snapshot snapshot = bench.playback().shownProperty().get();
        Run run = bench.runs().runProperty().get();
        BeginningModel.Beginning beginning =
                bench.beginning().beginningProperty().get();
        if (snapshot != null && run != null) {
            grid.show(snapshot, run.experiment());
            shownStep.setText("step " + Words.count(snapshot.step()));
        } else if (beginning != null) {
            grid.show(beginning.snapshot(), beginning.experiment());
        } else if (run == null) {
            ModelCard drawn = bench.setup().drawn();
            grid.show(bench.setup().draft(), drawn == null ? 1 : drawn.width(), drawn == null ? 1 : drawn.height());
        }
        boolean before = snapshot == null;
        overture.setVisible(before && !problem.isVisible());
        grid.pseudoClassStateChanged(QUIET, before);
        grid.setMouseTransparent(before);
        timeline.setDisable(before);
        shownStep.setVisible(!before);
    }

    /** What else there is to see, in place of the reconstructions. */
    private void panels() {
        Node now = onStage();
        boolean another = !now.isVisible();
        for (Node view : List.of(grid, panels, lineUp)) {
            view.setVisible(view == now);
        }
        if (now == panels) {
            panels.show(bench.panels().shownProperty().get());
        }
        if (another && now == lineUp) {
            // Its keys are numbers, which nothing else wants.
            lineUp.requestFocus();
        }
    }

    private Node onStage() {
        return switch (bench.panels().chosenProperty().get()) {
            case PanelsModel.RECONSTRUCTIONS -> grid;
            case PanelsModel.LINE_UP -> lineUp;
            default -> panels;
        };
    }

    private void problems() {
        Problem shown = sources.stream()
                .map(ObservableValue::getValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        problem.show(shown);
        grid.pseudoClassStateChanged(DIMMED, shown != null);
        show();
    }

    private void dismiss() {
        bench.runs().dismissProblem();
        bench.preparation().dismissProblem();
        bench.saving().dismissProblem();
        if (bench.engine().problemProperty().get() != null) {
            bench.startEngine();
        }
    }
}
