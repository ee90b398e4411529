package org.inversight.ui.compare;

import java.util.List;
import java.util.Objects;
import org.inversight.run.RunState;
import org.inversight.run.RunStatus;

/** How all sides of a comparison stand, as if they were one run. */
final class Together {

    private Together() {}

    /** One status for all: it goes on as long as one of them does. */
    static RunStatus of(List<RunStatus> all) {
        RunState state = RunState.IDLE;
        for (RunState candidate : List.of(
                RunState.RUNNING,
                RunState.PREPARING,
                RunState.PAUSED,
                RunState.IDLE,
                RunState.FINISHED,
                RunState.STOPPED,
                RunState.FAILED)) {
            if (all.stream().anyMatch(s -> s.state() == candidate)) {
                state = candidate;
                break;
            }
        }
        RunState found = state;
        return new RunStatus(
                state,
                all.stream().mapToInt(RunStatus::step).max().orElse(0),
                all.stream().mapToInt(RunStatus::steps).max().orElse(0),
                all.stream().mapToDouble(RunStatus::stepsPerSecond).max().orElse(0),
                all.stream().mapToDouble(RunStatus::stepMillis).sum(),
                all.stream()
                        .map(RunStatus::doing)
                        .filter(d -> !d.isEmpty())
                        .findFirst()
                        .orElse(""),
                all.stream()
                        .filter(s -> s.state() == found)
                        .map(RunStatus::ending)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }
}
