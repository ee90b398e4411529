package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.inversight.export.PeopleFolder;
import org.inversight.people.Beard;
import org.inversight.people.Identity;
import org.inversight.people.ImageFrame;
import org.inversight.people.PeopleSet;
import org.inversight.people.PortraitSet;
import org.inversight.people.Trait;
import org.inversight.run.RunState;
import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.people.PeopleExport;
import org.inversight.ui.people.PeopleModel;
import org.inversight.ui.people.Portrait;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of drawn people in the whole window. */
@Tag("slow")
class PeopleWindowTest {

    @TempDir
    Path folder;

    private WindowDriver open() throws Exception {
        WindowDriver window = new WindowDriver(new FakeLaboratory(3, 0, null), folder.resolve("settings"));
        window.fire("people");
        assertTrue(window.shown("people-grid"));
        return window;
    }

    private static PeopleModel people(WindowDriver window) {
        return window.bench().people();
    }

    private static Identity shown(WindowDriver window) {
        return portrait(window).person();
    }

    private static Portrait portrait(WindowDriver window) {
        return window.ask(() ->
                Objects.requireNonNull(people(window).personProperty().get()).portrait());
    }

    /** The pixels of the second person, once they are drawn and others than before. */
    private static List<Integer> drawn(WindowDriver window, List<Integer> before) {
        window.until(
                "the second person is drawn",
                () -> window.node("person-1").lookup(".image").isVisible()
                        && !window.pixels("person-1").equals(before));
        return window.pixels("person-1");
    }

    private static int focused(WindowDriver window) {
        String id = window.ask(
                () -> window.node("people-page").getScene().getFocusOwner().getId());
        return Integer.parseInt(id.substring("person-".length()));
    }

    @Test
    void thePageOfPeopleTakesThePlaceOfTheAttackAndGivesItBack() throws Exception {
        try (WindowDriver window = open()) {
            assertFalse(window.shown("start-card"));
            assertTrue(window.ask(() -> window.node("left-pane").isDisabled()));
            window.fire("people-leave");
            assertFalse(window.shown("people-grid"));
            assertTrue(window.shown("start-card"));
            assertTrue(window.ask(() -> window.node("start").isFocused()));
        }
    }

    /** Escape leads back step by step, and never to the run that goes on behind. */
    @Test
    void keysOnThePageDoNotReachTheRun() throws Exception {
        try (WindowDriver window = new WindowDriver(new FakeLaboratory(3, 0, null), folder.resolve("settings"))) {
            window.until("the engine is ready", () -> window.bench().engine().ready());
            window.fire("start");
            window.until("it runs", () -> window.shownStep() >= 8);
            window.fire("people");
            window.until("the page is there", () -> window.shown("people-grid"));
            long seed = window.bench().setup().draft().seed();
            for (KeyCode key : List.of(KeyCode.R, KeyCode.S, KeyCode.N)) {
                window.press(key);
            }
            assertEquals(seed, window.bench().setup().draft().seed());
            assertEquals(RunState.RUNNING, window.state());
            window.press(KeyCode.ESCAPE);
            assertFalse(window.shown("people-grid"));
            assertEquals(RunState.RUNNING, window.state());
            window.press(KeyCode.ESCAPE);
            window.until("the second one stops it", () -> window.state() == RunState.STOPPED);
        }
    }

    @Test
    void peopleAreScrolledAndWalkedByTheKeys() throws Exception {
        try (WindowDriver window = open()) {
            window.until(
                    "people are drawn",
                    () -> List.of(1, 2, 8).stream()
                            .allMatch(i ->
                                    window.node("person-" + i).lookup(".image").isVisible()));
            assertTrue(window.pixels("person-1").stream().distinct().count() > 100, "and not in one colour");
            assertNotEquals(window.pixels("person-1"), window.pixels("person-2"));
            assertEquals("Aldu", window.text("person-0"));
            window.fire("choose-public");
            assertEquals("5\u202f000 people", window.text("people-count"));
            assertEquals("person 0001", window.text("person-0"));
            window.press(KeyCode.PAGE_DOWN);
            int reached = focused(window);
            assertTrue(reached > 8, "a page further: " + reached);
            window.press(KeyCode.RIGHT);
            assertEquals(reached + 1, focused(window));
            window.press(KeyCode.END);
            assertEquals(4999, focused(window));
            window.until(
                    "the last is drawn",
                    () -> window.node("person-4999").lookup(".image").isVisible());
            String name = window.text("person-4999");
            window.press(KeyCode.SPACE);
            assertTrue(window.shown("person-view"));
            assertEquals(name, window.text("person-name"));
            window.press(KeyCode.ESCAPE);
            assertTrue(window.shown("people-grid"));
            assertEquals(4999, focused(window), "where it was left");
        }
    }

    @Test
    void aTraitIsTurnedWhileThePortraitFollowsAndIsReset() throws Exception {
        try (WindowDriver window = open()) {
            window.fire("person-2");
            Identity original = PeopleSet.PRIVATE.of(ImageFrame.BUST, 0, 60).person(2);
            assertEquals(original, shown(window));
            window.until("it is drawn", () -> window.node("portrait").isVisible());
            List<Integer> plain = window.pixels("portrait");

            window.fx(() -> window.node("trait-skin").requestFocus());
            window.press(KeyCode.HOME);
            assertEquals(0, shown(window).of(Trait.SKIN));
            window.until("it follows", () -> !window.pixels("portrait").equals(plain));
            assertTrue(window.shown("person-changed"));
            assertTrue(window.text("person-words").contains("skin:\u00a0light"));
            window.fx(() -> ((ComboBox<?>) window.node("trait-beard"))
                    .getSelectionModel()
                    .select(Beard.FULL.ordinal()));
            assertEquals(Beard.FULL, shown(window).beard());

            window.fire("person-reset");
            assertEquals(original, shown(window));
            assertEquals(original.of(Trait.SKIN), window.ask(() -> ((Slider) window.node("trait-skin")).getValue()));
            window.until("it is drawn again", () -> window.pixels("portrait").equals(plain));
            assertFalse(window.shown("person-changed"));

            window.fire("image-3");
            window.until("as it was taken", () -> !window.pixels("portrait").equals(plain));
            assertFalse(window.shown("person-changed"));
            double turn = PeopleSet.PRIVATE
                    .of(ImageFrame.BUST, 0, 6000)
                    .nuisance(3 * 60 + 2)
                    .pose()
                    .yaw();
            assertEquals(
                    Math.clamp(turn, -38, 38), window.ask(() -> ((Slider) window.node("image-pose-turn")).getValue()));
            window.fire("person-next");
            assertEquals(PeopleSet.PRIVATE.of(ImageFrame.BUST, 0, 60).person(3), shown(window));
        }
    }

    @Test
    void asManyOtherPeopleAreDrawnAnew() throws Exception {
        try (WindowDriver window = open()) {
            List<Integer> before = drawn(window, List.of());
            window.fx(() -> people(window).setSeed(1));
            assertNotEquals(before, drawn(window, before));
        }
    }

    @Test
    void theSamePeopleAreShownInAnotherFrame() throws Exception {
        PortraitSet aligned = PeopleSet.PRIVATE.of(ImageFrame.ALIGNED, 0, 6000);
        try (WindowDriver window = open()) {
            List<Integer> bust = drawn(window, List.of());
            window.fire("choose-aligned");
            drawn(window, bust);
            assertTrue(window.pixels("person-1").stream().distinct().count() > 100, "and not in one colour");

            window.fire("person-1");
            assertEquals(ImageFrame.ALIGNED.plain(), portrait(window).image());
            window.fire("image-3");
            assertEquals(aligned.nuisance(3 * 60 + 1), portrait(window).image());
            assertEquals(
                    portrait(window).image().framing().scale(),
                    window.ask(() -> ((Slider) window.node("image-camera-size")).getValue()));
            window.until("it is drawn", () -> window.node("portrait").isVisible());
            List<Integer> taken = window.pixels("portrait");

            window.fire("choose-bust");
            assertEquals(aligned.person(1), shown(window), "the person stays");
            assertEquals(
                    ImageFrame.BUST.plain().framing(), portrait(window).image().framing());
            window.until(
                    "it follows",
                    () -> window.node("portrait").isVisible()
                            && !window.pixels("portrait").equals(taken));
        }
    }

    @ParameterizedTest
    @EnumSource(ImageFrame.class)
    void aSetIsExportedAsTheCommandDoes(ImageFrame frame) throws Exception {
        Path made = folder.resolve("made");
        try (WindowDriver window = open()) {
            window.fire("choose-" + frame.id());
            window.fire("people-export-open");
            window.fire("export-start");
            assertTrue(window.words("export-problem").contains("folder"));
            window.dialogs.answer(List.of(made));
            window.fire("export-choose");
            window.fx(() -> people(window).export().change(o -> o.withCount(61).withSize(32)));
            window.fire("export-start");
            window.until("it is done", () -> window.text("export-doing").startsWith("61 images of 60 people"));
            Path again = folder.resolve("again");
            PeopleFolder.write(again, PeopleSet.PRIVATE.of(frame, 0, 61), 32, org.inversight.engine.Progress.NONE);
            for (String file : List.of("people.json", "Aldu/001.png", "Zulmi/000.png")) {
                assertEquals(-1, Files.mismatch(made.resolve(file), again.resolve(file)), file);
            }
        }
    }

    @Test
    void anExportIsCancelled() throws Exception {
        Path made = folder.resolve("made");
        try (WindowDriver window = open()) {
            window.fire("people-export-open");
            window.dialogs.answer(List.of(made));
            window.fire("export-choose");
            window.fx(() -> people(window).export().change(o -> o.withCount(900_000)));
            window.fire("export-start");
            window.until("it has begun", () -> Files.isDirectory(made));
            assertTrue(window.shown("export-progress"));
            window.fire("export-cancel");
            window.until(
                    "it ends",
                    () -> people(window).export().stateProperty().get().stage() == PeopleExport.Stage.ASKING);
            assertEquals("Cancelled.", window.text("export-doing"));
            assertFalse(Files.exists(made.resolve("people.json")));
        }
    }
}
