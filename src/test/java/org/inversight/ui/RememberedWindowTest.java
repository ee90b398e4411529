package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TitledPane;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.ui.fake.FakeLaboratory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the person folded is folded at the next start, whatever the program opened meanwhile. */
@Tag("slow")
class RememberedWindowTest {

    @TempDir
    Path folder;

    private final FakeLaboratory laboratory = new FakeLaboratory(3, 0, null);

    private WindowDriver open() throws Exception {
        WindowDriver window = new WindowDriver(new FakeLaboratory(3, 0, null), folder.resolve("settings"));
        window.until("the engine is ready", () -> window.bench().engine().ready());
        window.fx(() -> window.shell().getScene().getWindow().setWidth(1440));
        window.until("both panes have room", () -> window.shell().getWidth() >= 1440);
        return window;
    }

    private static boolean left(WindowDriver window) {
        return window.ask(() -> window.bench().panes().leftProperty().get());
    }

    private static boolean expanded(WindowDriver window) {
        return window.ask(() -> ((TitledPane) window.node("students-pane")).isExpanded());
    }

    @Test
    void aSetupThatOpensForADroppedFileIsFoldedAgainAtTheNextStart() throws Exception {
        Path model = Files.writeString(folder.resolve("target.pt"), "a network");
        try (WindowDriver window = open()) {
            window.fx(() -> window.bench().panes().toggleLeft());
            assertFalse(left(window));
            window.drop(model);
            window.until("it opens for what is asked", () -> left(window));
        }
        try (WindowDriver window = open()) {
            assertFalse(left(window));
        }
    }

    @Test
    void theStudentsOpenOnceForATargetThatHasNoneAndStayFoldedThen() throws Exception {
        ModelCard card = laboratory
                .probe(Path.of("pom.xml"), ModelKind.CLASSIFIER)
                .join()
                .card();
        try (WindowDriver window = open()) {
            assertFalse(expanded(window));
            window.fx(() -> window.bench().setup().useModel(ModelKind.CLASSIFIER, Path.of("pom.xml"), card));
            assertEquals(List.of(), window.bench().students().knownProperty().get());
            assertTrue(expanded(window));
            window.fx(() -> ((TitledPane) window.node("students-pane")).setExpanded(false));
            window.fx(() -> window.bench().setup().newSeed());
            assertFalse(expanded(window), "folded by hand");
            window.fx(() -> window.bench()
                    .setup()
                    .chooseSample(window.bench().setup().samples().getFirst()));
            window.fx(() -> window.bench().setup().useModel(ModelKind.CLASSIFIER, Path.of("pom.xml"), card));
            assertTrue(expanded(window), "anew for the next one");
        }
        try (WindowDriver window = open()) {
            assertFalse(expanded(window));
        }
    }
}
