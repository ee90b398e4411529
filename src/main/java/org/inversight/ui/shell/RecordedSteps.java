package org.inversight.ui.shell;

import javafx.beans.value.ObservableValue;
import org.inversight.ui.command.Command;
import org.inversight.ui.session.PlaybackModel;

/** The recorded steps of a run as slides. */
record RecordedSteps(PlaybackModel playback) implements Slides {

    @Override
    public void move(int by) {
        playback.move(by);
    }

    @Override
    public ObservableValue<String> obstacle() {
        return Command.when(playback.recordedProperty().map(all -> all.size() > 1), "No other step is recorded yet.");
    }
}
