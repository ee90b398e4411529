package org.inversight.ui.timeline;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.inversight.run.Preview;
import org.inversight.run.RunStatus;
import org.inversight.run.Snapshot;
import org.inversight.ui.command.Command;
import org.inversight.ui.command.CommandButton;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.Words;
import org.inversight.ui.theme.Palette;

/** The timeline between its buttons, with the step that is shown; disabled before there is one. */
public final class TimelineRow extends HBox {

    /** That of a step of six digits, so that the timeline beside it keeps its width. */
    private static final double STEP_WIDTH = 84;

    private final Label step = Texts.label("", "shown-step");

    /** Below it, while images are newer than what is said of them. */
    private final Label figures = Texts.label("", "figures-step");

    private final PlaybackModel playback;

    /**
     * @param branched the step at which a run began as a branch, if it did
     * @param before its buttons at the left
     * @param behind those at the right
     */
    public TimelineRow(
            PlaybackModel playback,
            ObservableValue<RunStatus> status,
            ObservableValue<Integer> branched,
            ObservableValue<Palette> palette,
            List<Command> before,
            List<Command> behind) {
        this.playback = playback;
        TimelineBar bar = new TimelineBar(playback, status, branched, palette);
        HBox.setHgrow(bar, Priority.ALWAYS);
        getStyleClass().add("timeline-row");
        setAlignment(Pos.CENTER_LEFT);
        step.setId("shown-step");
        figures.setId("figures-step");
        VBox steps = new VBox(step, figures);
        steps.setMinWidth(STEP_WIDTH);
        steps.setAlignment(Pos.CENTER_LEFT);
        Tooltip.install(
                steps,
                Texts.tooltip(
                        "The step whose images are shown. Evaluators take several times as long as the images, so "
                                + "figures, bars and badges may be those of an earlier step, which then stands below."));
        before.forEach(command -> getChildren().add(new CommandButton(command, false)));
        getChildren().addAll(bar, steps);
        behind.forEach(command -> getChildren().add(new CommandButton(command, false)));
        playback.shownProperty().addListener((o, was, now) -> show());
        playback.previewProperty().addListener((o, was, now) -> show());
        show();
    }

    private void show() {
        Snapshot snapshot = playback.shownProperty().get();
        Preview newer = playback.previewProperty().get();
        setDisable(snapshot == null);
        step.setVisible(snapshot != null);
        Texts.show(figures, snapshot != null && newer != null);
        if (snapshot != null) {
            step.setText("step " + Words.count(newer == null ? snapshot.step() : newer.step()));
            figures.setText(newer == null ? "" : "figures: " + Words.count(snapshot.step()));
        }
    }
}
