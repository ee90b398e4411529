package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.SampleStore;
import org.inversight.fixtures.TestPeople;
import org.inversight.metric.LeakTable;
import org.inversight.run.EngineLaboratory;
import org.inversight.ui.stage.PanelsModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole window over the real engine and evaluators of people, whose networks are random. */
class EnginePeopleWindowTest {

    @TempDir
    Path folder;

    @Test
    void peopleAreJudgedLive() throws Exception {
        TestPeople.write(folder.resolve("samples"));
        EngineLaboratory laboratory =
                new EngineLaboratory(Catalogue.standard(), new SampleStore(folder.resolve("samples")));
        try (WindowDriver window = new WindowDriver(laboratory, folder.resolve("settings"))) {
            window.until(
                    "the models are loaded",
                    () -> window.bench().opening().summaryProperty().get() != null);
            window.press(KeyCode.SPACE);
            window.until("it is done", () -> window.shownStep() == 2);
            assertTrue(window.words("grid").contains("Aldu"));
            String said = window.ask(() -> {
                Node marks = window.node("grid").lookup(".marks");
                return Objects.requireNonNull(marks).getAccessibleText();
            });
            assertTrue(said.contains(" of 8, "), said);
            assertTrue(said.contains("hair colour: "), said);
            window.fx(() -> window.bench().selection().select(0));
            assertTrue(window.words("selected").contains("Aldu: 3/3 private images"), window.words("selected"));
            assertTrue(window.text("similarity").contains("threshold 0.40"));
            window.fx(() -> window.bench().panels().choose(LeakTable.ID));
            assertTrue(window.words("matrix").contains("by guessing"));
            window.fx(() -> window.bench().panels().choose(PanelsModel.LINE_UP));
            assertEquals("No picks yet.", window.text("line-up-score"));
        }
    }
}
