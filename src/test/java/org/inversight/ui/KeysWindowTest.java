package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.inversight.run.RunState;
import org.inversight.ui.fake.FakeLaboratory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the keys do in the whole window. */
@Tag("slow")
class KeysWindowTest {

    @TempDir
    Path folder;

    private WindowDriver open() throws Exception {
        WindowDriver window = new WindowDriver(new FakeLaboratory(3, 0, null), folder.resolve("settings"));
        window.until("the engine is ready", () -> window.bench().engine().ready());
        // More than any test waits for, however busy the machine is.
        window.fx(() -> window.bench().setup().setSteps(50_000));
        return window;
    }

    /** A speaker clicks a loss, then presses the space bar. */
    @Test
    void theSpaceBarIsTheRunsAfterAClickAndTheControlsAfterKeys() throws Exception {
        try (WindowDriver window = open()) {
            window.click("choose-max-margin");
            window.press(KeyCode.SPACE);
            window.until("it runs", () -> window.shownStep() >= 8);
            window.click("choose-none");
            window.click("restart");
            assertFalse(
                    window.ask(() -> window.node("seed").isFocused()),
                    "a button that goes away leaves the focus to no field");
            window.until("it runs again", () -> window.shownStep() >= 8);
            window.press(KeyCode.SPACE);
            window.until("it pauses", () -> window.state() == RunState.PAUSED);
            window.fx(() -> window.node("seed").requestFocus());
            window.press(KeyCode.SHIFT, KeyCode.TAB);
            window.press(KeyCode.TAB);
            window.press(KeyCode.TAB);
            assertTrue(window.ask(() -> window.node("new-seed").isFocused()));
            long seed = window.ask(() -> window.bench().setup().draft().seed());
            window.press(KeyCode.SPACE);
            assertNotEquals(
                    seed, (long) window.ask(() -> window.bench().setup().draft().seed()));
            assertEquals(RunState.PAUSED, window.state());
        }
    }

    @Test
    void choicesStandInLinesAndArrowsGoAllWays() throws Exception {
        try (WindowDriver window = open()) {
            window.fx(() -> window.bench().panes().openLeft());
            window.fx(() -> window.node("choose-cross-entropy").requestFocus());
            window.press(KeyCode.DOWN);
            assertEquals(
                    "max-margin",
                    window.ask(() -> window.bench().setup().draft().loss()));
            window.press(KeyCode.UP);
            window.press(KeyCode.RIGHT);
            assertEquals("lom", window.ask(() -> window.bench().setup().draft().loss()));
            assertTrue(window.ask(() -> window.node("choose-lom").getLayoutX()
                    > window.node("choose-cross-entropy").getLayoutX()));
        }
    }

    @Test
    void aRefusedNumberSaysWhyAndIsNotLeftStanding() throws Exception {
        try (WindowDriver window = open()) {
            TextField seed = (TextField) window.node("seed");
            String good = window.ask(seed::getText);
            window.fx(seed::requestFocus);
            window.fx(() -> seed.setText("12.5"));
            window.press(KeyCode.ENTER);
            assertEquals("12.5", window.ask(seed::getText), "it can be mended");
            assertTrue(window.ask(() -> seed.getAccessibleHelp().contains("12.5")));
            window.fx(() -> window.node("grid").getScene().getRoot().requestFocus());
            assertEquals(good, window.ask(seed::getText), "what holds");
            assertFalse(window.ask(() -> seed.getAccessibleHelp().contains("12.5")), "the refusal is over");
            // taken, and written in another way by the model
            window.fx(seed::requestFocus);
            window.fx(() -> seed.setText("0012"));
            window.press(KeyCode.ENTER);
            assertEquals("12", window.ask(seed::getText));
            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertEquals(good, window.ask(seed::getText), "the setting is undone, not the typing");
        }
    }

    @Test
    void everythingGoesByKeyboardAlone() throws Exception {
        try (WindowDriver window = open()) {
            window.press(KeyCode.S);
            window.until("one step is made", () -> window.shownStep() == 1);
            window.fx(() -> window.node("grid").requestFocus());
            window.press(KeyCode.SPACE);
            window.until("it runs", () -> window.shownStep() >= 24);
            window.press(KeyCode.RIGHT);
            window.press(KeyCode.DOWN);
            window.press(KeyCode.RIGHT);
            assertEquals(
                    6,
                    window.ask(() -> window.bench().selection().imageProperty().get()));
            window.press(KeyCode.CONTROL, KeyCode.I);
            window.until(
                    "the nearest private image is there",
                    () -> window.words("selected").contains("Nearest first, of 100 private images"));
            long seed = window.ask(() -> window.bench().setup().draft().seed());
            window.press(KeyCode.N);
            assertNotEquals(
                    seed, window.ask(() -> window.bench().setup().draft().seed()));
            assertTrue(window.shown("pending"));
            window.press(KeyCode.ESCAPE);
            window.until(
                    "it stops",
                    () -> window.bench().runs().statusProperty().get().state() == RunState.STOPPED);
            window.press(KeyCode.R);
            window.until("it is reset", () -> window.step() == 0 && window.shown("start-card"));
        }
    }

    @Test
    void lettersInAFieldAreTextAndNoCommands() throws Exception {
        try (WindowDriver window = open()) {
            window.click("seed");
            window.press(KeyCode.CONTROL, KeyCode.A);
            window.type("s7 ");
            window.press(KeyCode.ENTER);
            assertEquals(0, window.step());
            assertEquals(0, window.ask(() -> window.bench().setup().draft().seed()));
            window.press(KeyCode.CONTROL, KeyCode.A);
            window.type("71");
            window.press(KeyCode.ENTER);
            assertEquals(71, window.ask(() -> window.bench().setup().draft().seed()));
        }
    }
}
