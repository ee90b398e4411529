package org.inversight.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.inversight.loading.LoadSummary;
import org.inversight.run.Ending;
import org.inversight.run.RunState;
import org.inversight.run.RunStatus;
import org.inversight.run.Snapshot;
import org.inversight.ui.session.OpeningModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;

/** What a screen reader says when something came to be: models loaded, a run started, paused or ended. */
public final class AnnouncementsModel {

    private final PlaybackModel playback;
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

    public AnnouncementsModel(OpeningModel opening, RunModel runs, PlaybackModel playback) {
        this.playback = playback;
        opening.summaryProperty().addListener((o, before, now) -> loaded(now));
        runs.statusProperty().addListener((o, before, now) -> changed(before, now));
        playback.recordedProperty().addListener((o, before, now) -> {
            RunStatus status = runs.statusProperty().get();
            if (status.state() == RunState.FINISHED && !complete(before, status) && complete(now, status)) {
                ended(status.ending());
            }
        });
    }

    private void loaded(@Nullable LoadSummary summary) {
        if (summary != null) {
            List<String> names = new ArrayList<>(List.of(summary.classifier().name()));
            if (summary.generator() != null) {
                names.add(summary.generator().name());
            }
            said.set("Models loaded: %s.".formatted(Words.list(names)));
        }
    }

    private void changed(RunStatus before, RunStatus now) {
        if (before.state() == now.state()) {
            return;
        }
        switch (now.state()) {
            case RUNNING ->
                said.set(now.step() == 0 ? "The run started." : "The run goes on at step " + now.step() + ".");
            case PAUSED -> said.set("Paused at step %d of %d.".formatted(now.step(), now.steps()));
            case FINISHED -> {
                // The last images may come after the end.
                if (complete(playback.recordedProperty().get(), now)) {
                    ended(now.ending());
                }
            }
            case STOPPED, FAILED -> ended(now.ending());
            default -> {
                // Loading says so itself once it is done.
            }
        }
    }

    private static boolean complete(List<Snapshot> recorded, RunStatus status) {
        return !recorded.isEmpty() && recorded.getLast().step() >= status.step();
    }

    /** How it ended, and what came of it. */
    private void ended(@Nullable Ending ending) {
        List<Snapshot> recorded = playback.recordedProperty().get();
        if (ending != null) {
            said.set(
                    recorded.isEmpty()
                            ? ending.sentence()
                            : "%s At step %d %s."
                                    .formatted(
                                            ending.sentence(),
                                            recorded.getLast().step(),
                                            CaptionModel.result(recorded.getLast())));
        }
    }

    /** The newest of them, a sentence or two; empty before the first. */
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }
}
