package org.inversight.ui.compare;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.inversight.ui.command.Command;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.ProblemView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.ProblemsModel;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.theme.Palette;
import org.inversight.ui.timeline.TimelineRow;
import org.kordamp.ikonli.feather.Feather;

/** The stage of a comparison: all sides, one slider over the steps that were recorded of them. */
public final class ComparePane extends VBox {

    private static final double PROBLEM_WIDTH = 520;

    /**
     * @param bounds ceilings and floors of the sides
     * @param problems of files that were opened meanwhile; a side says itself what is wrong with it
     * @param before buttons at the left of the timeline
     * @param behind those at its right
     */
    public ComparePane(
            CompareModel model,
            SetupModel setup,
            SideBounds bounds,
            ProblemsModel problems,
            ObservableValue<Palette> palette,
            List<Command> before,
            List<Command> behind,
            Command leave) {
        setId("comparison");
        getStyleClass().add("stage");
        setMinWidth(320);
        CompareGrid grid = new CompareGrid(model, setup, bounds, palette);
        CheckBox difference = new CheckBox("Difference to first");
        difference.setId("compare-difference");
        difference.setMinWidth(USE_PREF_SIZE);
        difference.setTooltip(Texts.tooltip("Shows how each image departs from the first side's: grey where they agree,"
                + " lighter or darker where a value is larger or smaller."));
        difference.selectedProperty().addListener((o, was, now) -> grid.showDifference(now));
        Button close = new Button("Leave", Icons.of(Feather.X));
        close.setId("leave-compare");
        close.setMinWidth(USE_PREF_SIZE);
        close.setTooltip(Texts.tooltip(leave.hint(leave.title().getValue())));
        close.setOnAction(event -> leave.run());
        Label about = Texts.label(
                "one clock, same classes; on the bars ⊤ genuine images, ⊥ unselected ones", "stage-choices", "value");
        about.setTooltip(Texts.tooltip("Bars: mean confidence in the attacked class. A tick above a bar: what genuine"
                + " images of the class reach, which were never trained on. A tick below: what unselected images of"
                + " the side's generator do."));
        HBox header = new HBox(Texts.label("Comparison", "stage-title"), about, Texts.spring(), difference, close);
        header.getStyleClass().add("stage-header");
        header.setAlignment(Pos.CENTER_LEFT);
        ProblemView problem = new ProblemView("compare-problem", problems::dismiss);
        problem.setMaxSize(PROBLEM_WIDTH, USE_PREF_SIZE);
        // what went wrong before is no matter of the comparison
        model.openProperty().addListener((o, was, now) -> problem.show(null));
        problems.worstProperty().addListener((o, was, now) -> problem.show(now));
        StackPane middle = new StackPane(grid, problem);
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        getChildren()
                .addAll(
                        header,
                        middle,
                        new TimelineRow(
                                model.playback(),
                                model.statusProperty(),
                                new ReadOnlyObjectWrapper<>(),
                                palette,
                                before,
                                behind));
    }
}
