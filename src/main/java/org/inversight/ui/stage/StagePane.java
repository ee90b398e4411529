package org.inversight.ui.stage;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.inversight.ui.control.ProblemView;
import org.inversight.ui.panel.PanelPane;
import org.inversight.ui.session.ProblemsModel;
import org.inversight.ui.timeline.TimelineRow;

/** The middle of the window: reconstructions, what went wrong with them, and the timeline. */
public final class StagePane extends VBox {

    private static final PseudoClass DIMMED = PseudoClass.getPseudoClass("dimmed");

    private final Grid grid;
    private final PanelPane panel;
    private final LineUpPane lineUp;
    private final PanelsModel panels;

    public StagePane(
            StageHeader header,
            Reconstructions reconstructions,
            PanelPane panel,
            LineUpPane lineUp,
            StartCard startCard,
            TimelineRow timeline,
            PanelsModel panels,
            ProblemsModel problems) {
        this.grid = reconstructions.grid();
        this.panel = panel;
        this.lineUp = lineUp;
        this.panels = panels;
        getStyleClass().add("stage");
        setMinWidth(320);
        ProblemView problem = new ProblemView("stage-problem", problems::dismiss);
        problem.setMaxSize(520, USE_PREF_SIZE);
        header.stretch().selectedProperty().addListener((o, before, now) -> grid.setStretch(now));
        StackPane middle = new StackPane(grid, panel, lineUp, startCard, problem);
        StackPane.setAlignment(problem, Pos.CENTER);
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        // A click on the stage takes the keys away from the field or button that had them.
        setOnMousePressed(event -> onStage().requestFocus());
        getChildren().addAll(header, middle, timeline);
        panels.shownProperty().addListener((o, before, now) -> show());
        panels.chosenProperty().addListener((o, before, now) -> show());
        problems.worstProperty().addListener((o, before, now) -> {
            problem.show(now);
            grid.pseudoClassStateChanged(DIMMED, now != null);
        });
        problem.show(problems.worstProperty().get());
        show();
    }

    /** The reconstructions, or what else there is to see in place of them. */
    private void show() {
        Node now = onStage();
        boolean another = !now.isVisible();
        for (Node view : List.of(grid, panel, lineUp)) {
            view.setVisible(view == now);
        }
        if (now == panel) {
            panel.show(panels.shownProperty().get());
        }
        if (another && now == lineUp) {
            // Its keys are numbers, which nothing else wants.
            lineUp.requestFocus();
        }
    }

    private Node onStage() {
        return switch (panels.chosenProperty().get()) {
            case PanelsModel.RECONSTRUCTIONS -> grid;
            case PanelsModel.LINE_UP -> lineUp;
            default -> panel;
        };
    }
}
