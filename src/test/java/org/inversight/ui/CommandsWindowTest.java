package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.inversight.ui.command.Command;
import org.inversight.ui.command.CommandGroup;
import org.inversight.ui.fake.FakeLaboratory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of commands where a person meets it: menu, palette, sheet of keys. */
@Tag("slow")
class CommandsWindowTest {

    @TempDir
    Path folder;

    private WindowDriver open() throws Exception {
        WindowDriver window = new WindowDriver(new FakeLaboratory(3, 0, null), folder.resolve("settings"));
        window.until("the engine is ready", () -> window.bench().engine().ready());
        window.fx(() -> window.bench().setup().setSteps(50_000));
        return window;
    }

    private static List<String> found(WindowDriver window) {
        return window.ask(() -> {
            List<String> titles = new ArrayList<>();
            window.node("palette-list")
                    .lookupAll(".list-cell")
                    .forEach(
                            cell -> cell.lookupAll(".label").forEach(label -> titles.add(((Labeled) label).getText())));
            return titles;
        });
    }

    @Test
    void theTableHasEachCommandOnceAndEachObstacleAReason() throws Exception {
        try (WindowDriver window = open()) {
            Set<String> ids = new HashSet<>();
            List<CommandGroup> groups = window.ask(() -> window.bench().commands());
            assertTrue(groups.size() >= 5);
            for (CommandGroup group : groups) {
                for (Command command : group.commands()) {
                    assertTrue(ids.add(command.id()), command.id() + " is there twice");
                    String why = window.ask(() -> command.obstacle().getValue());
                    assertTrue(why.isEmpty() || why.matches("[A-Z].*\\."), command.id() + ": " + why);
                    assertFalse(window.ask(() -> command.title().getValue()).isBlank());
                }
            }
            assertTrue(ids.containsAll(Set.of("start", "undo", "find", "keys", "present", "earlier", "theme")));
        }
    }

    @Test
    void aFewLettersChooseALossAndTheFocusGoesBack() throws Exception {
        try (WindowDriver window = open()) {
            window.fire("choose-cross-entropy");
            window.fx(() -> window.node("new-seed").requestFocus());
            window.press(KeyCode.CONTROL, KeyCode.K);
            assertTrue(window.shown("palette"));
            window.type("choose lom");
            assertEquals("Choose Logit (LOM)", found(window).getFirst());
            window.press(KeyCode.ENTER);
            assertFalse(window.shown("overlay"));
            assertEquals("lom", window.ask(() -> window.bench().setup().draft().loss()));
            assertTrue(window.ask(() -> window.node("new-seed").isFocused()));
        }
    }

    @Test
    void arrowsGoThroughWhatIsFoundAndEscapeChangesNothing() throws Exception {
        try (WindowDriver window = open()) {
            var before = window.ask(() -> window.bench().setup().draft());
            window.press(KeyCode.CONTROL, KeyCode.K);
            window.type("choose");
            ListView<?> list = (ListView<?>) window.node("palette-list");
            assertTrue(window.ask(() -> list.getItems().size()) > 10, "attacks, losses, augmentations, samples");
            window.press(KeyCode.DOWN);
            window.press(KeyCode.DOWN);
            window.press(KeyCode.UP);
            assertEquals(1, window.ask(() -> list.getSelectionModel().getSelectedIndex()));
            window.press(KeyCode.ESCAPE);
            assertFalse(window.shown("overlay"));
            assertEquals(before, window.ask(() -> window.bench().setup().draft()));
            assertEquals(0, window.step(), "no letter was a command");
        }
    }

    @Test
    void aClickBesideWhatIsFoundDoesNothing() throws Exception {
        try (WindowDriver window = open()) {
            window.press(KeyCode.CONTROL, KeyCode.K);
            window.type("new seed");
            ListView<?> list = (ListView<?>) window.node("palette-list");
            assertTrue(window.ask(() -> list.getItems().size()) < 5, "there is room below");
            long seed = window.ask(() -> window.bench().setup().draft().seed());
            window.clickAt("palette-list", 100, window.ask(() -> list.getHeight()) - 12);
            assertTrue(window.shown("palette"));
            window.clickAt("palette-list", 100, 16);
            assertFalse(window.shown("overlay"), "a click on one does it");
            assertNotEquals(
                    seed, (long) window.ask(() -> window.bench().setup().draft().seed()));
        }
    }

    @Test
    void whatCannotBeDoneSaysWhyAndIsNotDone() throws Exception {
        try (WindowDriver window = open()) {
            window.fire("choose-mirror");
            window.press(KeyCode.CONTROL, KeyCode.K);
            window.type("choose lom");
            assertTrue(
                    found(window).toString().contains("neither an identity loss"),
                    found(window).toString());
            window.press(KeyCode.ENTER);
            assertTrue(window.shown("palette"), "it stays");
            window.press(KeyCode.ESCAPE);
        }
    }

    /** Whatever is changed after its end, even what could change under way, is for the next run. */
    @Test
    void aRunThatHasEndedDoesNotSayThatItHasAllSettings() throws Exception {
        try (WindowDriver window = open()) {
            assertEquals("Nothing was started yet.", obstacle(window, "restart"));
            window.fire("start");
            window.until("it runs", () -> window.shownStep() >= 5);
            assertEquals("The run has all settings already.", obstacle(window, "restart"));
            window.fire("stop");
            window.until("it has ended", () -> window.state().ended());
            window.fx(() -> window.bench().setup().setSteps(40_000));
            assertEquals("The run has ended; Start begins another with what is set up.", obstacle(window, "restart"));
        }
    }

    private static String obstacle(WindowDriver window, String id) {
        return window.ask(() -> window.bench().commands().stream()
                .flatMap(group -> group.commands().stream())
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow()
                .obstacle()
                .getValue());
    }

    @Test
    void presetsAndSamplesAreFound() throws Exception {
        try (WindowDriver window = open()) {
            window.press(KeyCode.CONTROL, KeyCode.K);
            window.type("preset gmi");
            window.press(KeyCode.ENTER);
            assertEquals("gmi", window.ask(() -> window.bench().setup().draft().attack()));
            assertEquals(600, window.ask(() -> window.bench().setup().draft().steps()));
            window.press(KeyCode.CONTROL, KeyCode.K);
            window.type("drawn people");
            window.press(KeyCode.ENTER);
            assertEquals(
                    "identities",
                    window.ask(() -> window.bench().setup().draft().sample()));
        }
    }

    @Test
    void theQuestionMarkListsEveryCommandAndIsAnOrdinaryCharacterInAField() throws Exception {
        try (WindowDriver window = open()) {
            window.fx(() -> window.node("start").requestFocus());
            window.type("?");
            assertTrue(window.shown("keys"));
            String words = window.words("keys");
            for (CommandGroup group : window.ask(() -> window.bench().commands())) {
                assertTrue(words.contains(group.title().toUpperCase(java.util.Locale.ROOT)), words);
                for (Command command : group.commands()) {
                    assertTrue(words.contains(window.ask(() -> command.title().getValue())), words);
                    assertTrue(words.contains(command.shownKeys()), words);
                }
            }
            window.press(KeyCode.S);
            assertEquals(0, window.step(), "the keys stay with what lies over the window");
            window.press(KeyCode.ESCAPE);
            assertFalse(window.shown("overlay"));
            assertTrue(window.ask(() -> window.node("start").isFocused()));
            window.fx(() -> window.node("seed").requestFocus());
            window.type("?");
            assertFalse(window.shown("overlay"));
        }
    }

    @Test
    void theMenuHasTheWholeTable() throws Exception {
        try (WindowDriver window = open()) {
            MenuButton menu = (MenuButton) window.node("menu");
            List<CommandGroup> groups = window.ask(() -> window.bench().commands());
            assertEquals(
                    groups.stream().map(CommandGroup::title).toList(),
                    menu.getItems().stream().map(MenuItem::getText).toList());
            for (int i = 0; i < groups.size(); i++) {
                Menu group = (Menu) menu.getItems().get(i);
                assertEquals(
                        groups.get(i).commands().stream()
                                .map(command -> "menu-" + command.id())
                                .toList(),
                        group.getItems().stream().map(MenuItem::getId).toList());
            }
            MenuItem stop = item(menu, "menu-stop");
            assertTrue(window.ask(stop::isDisable));
            window.fx(item(menu, "menu-start")::fire);
            window.until("it runs", () -> window.shownStep() >= 8);
            assertFalse(window.ask(stop::isDisable));
            assertEquals("Pause", window.ask(() -> item(menu, "menu-start").getText()));
            window.fx(() -> window.node("seed").requestFocus());
            window.type("s");
            window.fx(stop::fire);
        }
    }

    private static MenuItem item(MenuButton menu, String id) {
        return menu.getItems().stream()
                .flatMap(group -> ((Menu) group).getItems().stream())
                .filter(item -> item.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void changesAreUndoneByKeysAlsoFromTheFieldThatMadeThem() throws Exception {
        try (WindowDriver window = open()) {
            long seed = window.ask(() -> window.bench().setup().draft().seed());
            window.click("seed");
            window.press(KeyCode.CONTROL, KeyCode.A);
            window.type("71");
            window.press(KeyCode.ENTER);
            assertEquals(71, window.ask(() -> window.bench().setup().draft().seed()));
            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertEquals(seed, window.ask(() -> window.bench().setup().draft().seed()));
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
            assertEquals(71, window.ask(() -> window.bench().setup().draft().seed()));
            window.click("start");
            window.until("it runs", () -> window.shownStep() >= 8);
            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertEquals(seed, window.ask(() -> window.bench().setup().draft().seed()));
            assertTrue(window.shown("pending"), "the run keeps its seed");
            window.press(KeyCode.ESCAPE);
        }
    }
}
