package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentFile;
import org.inversight.experiment.ModelFiles;
import org.inversight.export.EmbeddedExperiment;
import org.inversight.run.RunState;
import org.inversight.ui.fake.FakeLaboratory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that goes out of the window as files, and comes back by a drop. */
@Tag("slow")
class ExportWindowTest {

    @TempDir
    Path folder;

    private final FakeLaboratory laboratory = new FakeLaboratory(3, 0, null);

    private WindowDriver open() throws Exception {
        WindowDriver window = new WindowDriver(laboratory, folder.resolve("settings"));
        window.until("the engine is ready", () -> window.bench().engine().ready());
        window.fx(() -> window.bench().setup().setSteps(50_000));
        return window;
    }

    private static Experiment draft(WindowDriver window) {
        return window.ask(() -> window.bench().setup().draft());
    }

    private static void fire(WindowDriver window, String id) {
        window.fx(() -> ((ButtonBase) window.popped(id)).fire());
    }

    private static void tick(WindowDriver window, String format, boolean ticked) {
        window.fx(() -> ((CheckBox) window.popped("run-export-" + format)).setSelected(ticked));
    }

    /** Asks for an export of the run on the stage into a folder. */
    private static void ask(WindowDriver window, Path made) {
        window.press(KeyCode.CONTROL, KeyCode.S);
        window.until("it asks", () -> window.popped("run-export") != null);
        window.dialogs.answer(List.of(made));
        fire(window, "run-export-choose");
        assertEquals(made.toString(), window.ask(() -> ((TextField) window.popped("run-export-folder")).getText()));
    }

    private static void await(WindowDriver window, Path made) {
        window.until("it is exported", () -> window.text("saved").equals("Exported to " + made));
    }

    @Test
    void aRunIsExportedWhileItGoesOnAndTheFormatsAreRemembered() throws Exception {
        Path made = folder.resolve("made");
        try (WindowDriver window = open()) {
            assertTrue(window.ask(() -> window.node("save").isDisabled()), "nothing is there yet");
            window.click("start");
            window.until("it runs", () -> window.shownStep() >= 16);
            ask(window, made);
            assertTrue(window.ask(() -> ((CheckBox) window.popped("run-export-png")).isSelected()));
            assertFalse(window.ask(() -> ((CheckBox) window.popped("run-export-gif")).isSelected()));
            tick(window, "csv", false);
            tick(window, "gif", true);
            tick(window, "html", true);
            int recorded = window.shownStep();
            int begun = window.step();
            fire(window, "run-export-start");
            await(window, made);
            assertEquals(RunState.RUNNING, window.state());
            assertTrue(window.step() > begun, "the run went on");
            Label place = (Label) window.popped("run-export-place");
            assertEquals(made.toString(), window.ask(place::getText));
            fire(window, "run-export-open");
            assertEquals(List.of(made), window.dialogs.shown);
            fire(window, "run-export-cancel");
            for (String name : List.of("contact-sheet.png", "run.gif", "report.html", "result.json")) {
                Experiment carried = EmbeddedExperiment.read(made.resolve(name)).experiment();
                assertEquals(draft(window).withSteps(carried.steps()), carried, name);
                assertTrue(carried.steps() >= recorded, "up to the last image, not the steps that were planned");
                assertTrue(carried.steps() < 50_000);
            }
            assertFalse(Files.exists(made.resolve("metrics.csv")));
            int steps = EmbeddedExperiment.read(made.resolve("run.gif"))
                    .experiment()
                    .steps();
            String page = Files.readString(made.resolve("report.html"));
            assertTrue(
                    page.contains("max=\"%d\"".formatted(Math.min(59, steps / 8))), "a recorded step is one of eight");
        }
        assertTrue(Files.readString(folder.resolve("settings/window.json")).contains("\"html\""));
        try (WindowDriver window = open()) {
            window.press(KeyCode.S);
            window.until("there is an image", () -> window.shownStep() == 1);
            window.press(KeyCode.CONTROL, KeyCode.S);
            window.until("it asks", () -> window.popped("run-export") != null);
            assertTrue(window.ask(() -> ((CheckBox) window.popped("run-export-gif")).isSelected()));
            assertFalse(window.ask(() -> ((CheckBox) window.popped("run-export-csv")).isSelected()));
        }
    }

    @Test
    void theCommandLineOfARunIsCopied() throws Exception {
        try (WindowDriver window = open()) {
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
            assertEquals("", window.text("saved"), "nothing was started yet");
            window.press(KeyCode.S);
            window.until("there is an image", () -> window.shownStep() == 1);
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
            window.until("it is copied", () -> window.text("saved").contains("clipboard"));
            String line = window.ask(() -> Clipboard.getSystemClipboard().getString());
            Experiment made = draft(window);
            assertTrue(line.startsWith("run --sample " + made.sample() + " --attack " + made.attack()), line);
            assertTrue(line.contains(" --steps 1 ") && line.contains(" --seed " + made.seed() + " "), line);
        }
    }

    @Test
    void aComparisonIsExportedWholeAndSideBySide() throws Exception {
        Path made = folder.resolve("made");
        try (WindowDriver window = open()) {
            window.fx(() -> window.node("grid").requestFocus());
            window.press(KeyCode.C);
            fire(window, "compare-four");
            window.until("all four are seen", () -> window.shown("compare-tile-3-0-0"));
            ask(window, made);
            assertTrue(window.ask(() -> window.popped("run-export-sides").isVisible()));
            tick(window, "gif", true);
            fire(window, "run-export-start");
            await(window, made);
        }
        BufferedImage film = ImageIO.read(made.resolve("comparison.gif").toFile());
        BufferedImage one = ImageIO.read(made.resolve("1-baseline/run.gif").toFile());
        assertTrue(film.getWidth() > 2 * one.getWidth(), film.getWidth() + " beside " + one.getWidth());
        List<String> losses = List.of("cross-entropy", "lom", "cross-entropy", "lom");
        List<String> sides = List.of("1-baseline", "2-lom", "3-students", "4-lomma");
        for (int i = 0; i < sides.size(); i++) {
            Path side = made.resolve(sides.get(i));
            assertEquals(
                    losses.get(i),
                    EmbeddedExperiment.read(side.resolve("result.json"))
                            .experiment()
                            .loss());
            assertTrue(Files.exists(side.resolve("experiment.json")), "figures of " + side);
        }
    }

    @Test
    void whatIsMissingAndAFolderThatIsNoneIsSaidInThePanel() throws Exception {
        Path taken = Files.writeString(folder.resolve("taken"), "x");
        try (WindowDriver window = open()) {
            window.press(KeyCode.S);
            window.until("there is an image", () -> window.shownStep() == 1);
            window.press(KeyCode.CONTROL, KeyCode.S);
            window.until("it asks", () -> window.popped("run-export") != null);
            fire(window, "run-export-start");
            assertTrue(problem(window).contains("Choose a folder"), problem(window));
            window.dialogs.answer(List.of(taken));
            fire(window, "run-export-choose");
            fire(window, "run-export-start");
            window.until("it is refused", () -> problem(window).contains(taken.toString()));
            assertFalse(window.shown("stage-problem"));
        }
    }

    private static String problem(WindowDriver window) {
        Node problem = window.popped("run-export-problem");
        return window.ask(() -> problem.isVisible() ? problem.getAccessibleText() : "");
    }

    @Test
    void anExportedFileThatIsDroppedSetsItsExperimentUpAgain() throws Exception {
        Path made = folder.resolve("made");
        try (WindowDriver window = open()) {
            window.fx(() -> {
                window.bench().setup().chooseAttack("gmi");
                window.bench().setup().setTargets(List.of(2, 7));
                window.bench().setup().setSeed(77);
            });
            window.press(KeyCode.S);
            window.until("there is an image", () -> window.shownStep() == 1);
            ask(window, made);
            tick(window, "gif", true);
            tick(window, "mp4", true);
            tick(window, "html", true);
            fire(window, "run-export-start");
            await(window, made);
            fire(window, "run-export-cancel");
            Experiment exported = draft(window).withSteps(1);
            for (String name : List.of(
                    "class-07-restart-01.png",
                    "contact-sheet.png",
                    "run.gif",
                    "run.mp4",
                    "report.html",
                    "result.json",
                    "experiment.json")) {
                window.fx(() -> {
                    window.bench()
                            .setup()
                            .chooseSample(window.bench().setup().samples().getLast());
                    window.bench().setup().chooseAttack("pixel");
                    window.bench().setup().setSeed(1);
                });
                window.drop(made.resolve(name));
                window.until(name + " is restored", () -> window.text("saved").equals("Restored from " + name));
                assertEquals(exported, draft(window), name);
                assertFalse(window.shown("stage-problem"), name);
            }
        }
    }

    @Test
    void aFileWithoutAnExperimentGivesOneMessage() throws Exception {
        Path image = folder.resolve("holiday.gif");
        ImageIO.write(new BufferedImage(5, 5, BufferedImage.TYPE_INT_RGB), "gif", image.toFile());
        Path page = Files.writeString(folder.resolve("page.html"), "<html>somebody else's</html>");
        try (WindowDriver window = open()) {
            Experiment before = draft(window);
            for (Path file : List.of(image, page)) {
                window.drop(file);
                window.until("it is said", () -> window.words("stage-problem").contains(file.getFileName() + ""));
                String words = window.words("stage-problem");
                assertTrue(words.startsWith(file.getFileName() + " was not opened\n"), words);
                assertTrue(words.contains("holds no experiment of Inversight; choose a PNG, GIF"), words);
                assertEquals(before, draft(window));
            }
        }
    }

    @Test
    void whatCannotBeRestoredIsSaidInOneLine() throws Exception {
        Path saved = folder.resolve("later.json");
        try (WindowDriver window = open()) {
            ExperimentFile.write(
                    saved,
                    draft(window)
                            .withSample("faces-of-others")
                            .withParameters(Map.of("kedmi.learning-rate", 0.07, "kedmi.colour", "red"))
                            .withDevice("gpu:7")
                            .withSeed(31));
            window.drop(saved);
            window.until("it is said", () -> window.shown("stage-problem"));
            assertEquals(
                    "later.json was not fully restored\nNot restored: the sample faces-of-others (not in this program), the"
                            + " parameter kedmi.colour (not in this program), the device gpu:7 (not on this machine).\n",
                    window.words("stage-problem"));
            assertEquals(31, draft(window).seed());
            assertEquals(Map.of("kedmi.learning-rate", 0.07), draft(window).parameters());
            assertTrue(window.ask(() -> window.bench().setup().missing()).startsWith("There is no target classifier"));
        }
    }

    @Test
    void aModelThatWasMovedIsAskedFor() throws Exception {
        Path saved = folder.resolve("own.json");
        Path model = folder.resolve("moved.pt");
        try (WindowDriver window = open()) {
            ExperimentFile.write(saved, draft(window).withModels(ModelFiles.NONE.withClassifier(model.toString())));
            window.drop(saved);
            window.until("the files are shown", () -> window.shown("set-review"));
            String words = window.words("set-review");
            assertTrue(words.contains("It is missing; choose its new place."), words);
            assertTrue(words.contains("moved.pt"), words);
        }
    }
}
