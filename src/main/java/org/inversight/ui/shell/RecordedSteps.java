package org.inversight.ui.shell;

import javafx.beans.value.ObservableValue;
import org.inversight.ui.command.Command;
import org.inversight.ui.session.PlaybackModel;

/**
 * The recorded steps of what has the stage as slides.
 *
 * @param stage the run's, or the comparison's
 */
record RecordedSteps(ObservableValue<PlaybackModel> stage) implements Slides {

    @Override
    public void move(int by) {
        stage.getValue().move(by);
    }

    @Override
    public ObservableValue<String> obstacle() {
        return Command.when(
                stage.flatMap(PlaybackModel::recordedProperty).map(all -> all.size() > 1),
                "No other step is recorded yet.");
    }
}
