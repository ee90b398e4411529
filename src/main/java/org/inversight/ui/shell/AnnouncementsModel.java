package org.inversight.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.inversight.loading.LoadSummary;
import org.inversight.run.Ending;
import org.inversight.run.RunState;
import org.inversight.run.RunStatus;
import org.inversight.run.Snapshot;
import org.inversight.ui.session.OpeningModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.ProblemsModel;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a screen reader says when something came to be: models loaded, a run or a comparison started, paused or ended,
 * something went wrong.
 */
public final class AnnouncementsModel {

    private final ObservableValue<List<Snapshot>> recorded;
    private final ObservableValue<String> standing;
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

    /**
     * @param status of what has the stage
     * @param onStage its playback
     * @param standing how the sides of a comparison stand; empty where none is open
     */
    public AnnouncementsModel(
            OpeningModel opening,
            ObservableValue<RunStatus> status,
            ObservableValue<PlaybackModel> onStage,
            ObservableValue<String> standing,
            ProblemsModel problems) {
        this.recorded = onStage.flatMap(PlaybackModel::recordedProperty);
        this.standing = standing;
        opening.summaryProperty().addListener((o, before, now) -> loaded(now));
        status.addListener((o, before, now) -> changed(before, now));
        recorded.addListener((o, before, now) -> {
            RunStatus then = status.getValue();
            if (then.state() == RunState.FINISHED && !complete(before, then) && complete(now, then)) {
                ended(then.ending());
            }
        });
        problems.worstProperty().addListener((o, before, now) -> {
            if (now != null && !said.get().contains(now.sentence())) {
                said.set("%s. %s".formatted(now.title(), now.sentence()));
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
                if (complete(recorded.getValue(), now)) {
                    ended(now.ending());
                }
            }
            case STOPPED, FAILED -> ended(now.ending());
            case IDLE -> {
                if (now.step() == 0) { // a branch is idle too before it goes on
                    said.set("Back at step 0.");
                }
            }
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
        if (ending == null) {
            return;
        }
        List<Snapshot> steps = recorded.getValue();
        String came = !standing.getValue().isEmpty()
                ? " " + standing.getValue()
                : steps.isEmpty()
                        ? ""
                        : " At step %d %s.".formatted(steps.getLast().step(), CaptionModel.result(steps.getLast()));
        said.set(ending.sentence() + came);
    }

    /** The newest of them, a sentence or two; empty before the first. */
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }
}
