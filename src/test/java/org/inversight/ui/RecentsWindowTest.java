package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.inversight.experiment.ExperimentFile;
import org.inversight.ui.fake.FakeLaboratory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were opened before, in the whole window. */
@Tag("slow")
class RecentsWindowTest {

    @TempDir
    Path folder;

    private WindowDriver open() throws Exception {
        WindowDriver window = new WindowDriver(new FakeLaboratory(3, 0, null), folder.resolve("settings"));
        window.until("the engine is ready", () -> window.bench().engine().ready());
        return window;
    }

    @Test
    void aRecentFileIsOpenedAgain() throws Exception {
        Path saved = folder.resolve("saved.json");
        Path same = Files.createDirectory(folder.resolve("other")).resolve("saved.json");
        try (WindowDriver window = open()) {
            var draft = window.ask(() -> window.bench().setup().draft());
            ExperimentFile.write(saved, draft.withSeed(31));
            ExperimentFile.write(same, draft.withSeed(32));
            window.drop(saved);
            window.until("it is restored", () -> window.bench().setup().draft().seed() == 31);
            MenuButton recents = (MenuButton) window.node("recents");
            assertEquals(
                    List.of("saved.json"),
                    window.ask(() ->
                            recents.getItems().stream().map(MenuItem::getText).toList()));
            window.drop(same);
            window.until("so is the other", () -> window.bench().setup().draft().seed() == 32);
            assertEquals(
                    List.of("saved.json  ·  " + same.getParent(), "saved.json  ·  " + folder),
                    window.ask(() ->
                            recents.getItems().stream().map(MenuItem::getText).toList()));
        }
        try (WindowDriver window = open()) {
            MenuButton recents = (MenuButton) window.node("recents");
            window.fx(() -> recents.getItems().getLast().fire());
            window.until(
                    "the older is back", () -> window.bench().setup().draft().seed() == 31);
            window.until(
                    "it is the newest",
                    () -> recents.getItems().getFirst().getText().endsWith(folder.toString()));
            Files.delete(same);
            window.fx(() -> recents.getItems().getLast().fire());
            window.until("it is said that it is gone", () -> window.shown("stage-problem"));
            assertTrue(
                    window.words("stage-problem").contains("saved.json was not opened"), window.words("stage-problem"));
            assertEquals(31, window.ask(() -> window.bench().setup().draft().seed()));
        }
    }
}
