package org.inversight.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import org.inversight.run.RunState;
import org.inversight.run.RunStatus;
import org.inversight.ui.fake.FakeLaboratory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a screen reader says of one state after the other. */
class AnnouncementsModelTest {

    private final Workbench bench = new FakeLaboratory(1, 0, null).bench(Runnable::run);
    private final SimpleObjectProperty<RunStatus> status = new SimpleObjectProperty<>(at(RunState.IDLE, 0));
    private final List<String> said = new ArrayList<>();

    AnnouncementsModelTest() {
        new AnnouncementsModel(bench.opening, status, bench.onStage, new SimpleStringProperty(""), bench.problems)
                .saidProperty()
                .addListener((o, before, now) -> said.add(now));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static RunStatus at(RunState state, int step) {
        return new RunStatus(state, step, 600, 0, 0, "", null);
    }

    @Test
    void aResetIsSaidAndSoIsTheStartAfterIt() {
        status.set(at(RunState.RUNNING, 0));
        status.set(at(RunState.IDLE, 0));
        status.set(at(RunState.RUNNING, 0));
        assertEquals(List.of("The run started.", "Back at step 0.", "The run started."), said);
    }

    @Test
    void aBranchIsNoReset() {
        status.set(at(RunState.PAUSED, 40));
        status.set(at(RunState.IDLE, 20));
        status.set(at(RunState.RUNNING, 20));
        assertEquals(List.of("Paused at step 40 of 600.", "The run goes on at step 20."), said);
    }
}
