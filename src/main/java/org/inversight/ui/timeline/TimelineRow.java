package org.inversight.ui.timeline;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.inversight.run.RunStatus;
import org.inversight.run.Snapshot;
import org.inversight.ui.command.Command;
import org.inversight.ui.command.CommandButton;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.Words;
import org.inversight.ui.theme.Palette;
import org.jspecify.annotations.Nullable;

/** The timeline between its buttons, with the step that is shown; disabled before there is one. */
public final class TimelineRow extends HBox {

    /** That of a step of six digits, so that the timeline beside it keeps its width. */
    private static final double STEP_WIDTH = 84;

    private final Label step = Texts.label("", "shown-step");

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
        TimelineBar bar = new TimelineBar(playback, status, branched, palette);
        HBox.setHgrow(bar, Priority.ALWAYS);
        getStyleClass().add("timeline-row");
        setAlignment(Pos.CENTER_LEFT);
        step.setMinWidth(STEP_WIDTH);
        before.forEach(command -> getChildren().add(new CommandButton(command, false)));
        getChildren().addAll(bar, step);
        behind.forEach(command -> getChildren().add(new CommandButton(command, false)));
        playback.shownProperty().addListener((o, was, now) -> show(now));
        show(playback.shownProperty().get());
    }

    private void show(@Nullable Snapshot snapshot) {
        setDisable(snapshot == null);
        step.setVisible(snapshot != null);
        if (snapshot != null) {
            step.setText("step " + Words.count(snapshot.step()));
        }
    }
}
