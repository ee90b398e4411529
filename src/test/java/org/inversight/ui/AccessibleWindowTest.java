package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.inversight.run.RunState;
import org.inversight.ui.control.Switch;
import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.stage.PanelsModel;
import org.inversight.ui.stage.StagePane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In every state of the real window, whatever can be used has a role and a name, and Tab comes to it. */
@Tag("slow")
class AccessibleWindowTest {

    private static final int MOST_STOPS = 500;

    /** What a control is made of; its keys and its name are the control's. */
    private static final Set<String> INNER = Set.of(
            "arrow-button", "arrow", "title", "thumb", "track", "thumb-area", "increment-button", "decrement-button");

    @TempDir
    Path folder;

    private final Set<String> faults = new TreeSet<>();
    private int seen;

    private WindowDriver open() throws Exception {
        WindowDriver window = new WindowDriver(new FakeLaboratory(3, 0, null), folder.resolve("settings"));
        window.until("the engine is ready", () -> window.bench().engine().ready());
        window.fx(() -> window.bench().setup().setSteps(50_000));
        window.fx(() -> window.shell().getScene().getWindow().setWidth(1440));
        window.until("both panes have room", () -> window.shell().getWidth() >= 1440);
        return window;
    }

    private void check(WindowDriver window, String state) {
        window.fx(() -> window.shell().lookupAll(".titled-pane").stream()
                .filter(pane -> pane.isVisible())
                .forEach(pane -> ((TitledPane) pane).setExpanded(true)));
        Set<Node> reached = tour(window);
        window.fx(() -> walk(window.shell(), state, reached, false));
    }

    /** Whatever Tab comes to; the first stops are made by the key itself. */
    private static Set<Node> tour(WindowDriver window) {
        Set<Node> stops = Collections.newSetFromMap(new IdentityHashMap<>());
        window.fx(() -> window.shell().requestFocus());
        window.press(KeyCode.TAB);
        Node first = window.ask(() -> window.shell().getScene().getFocusOwner());
        window.press(KeyCode.TAB);
        Node second = window.ask(() -> window.shell().getScene().getFocusOwner());
        window.fx(() -> {
            first.requestFocus();
            for (Node at = first;
                    stops.size() < MOST_STOPS && stops.add(at);
                    at = at.getScene().getFocusOwner()) {
                at.requestFocusTraversal(TraversalDirection.NEXT);
                if (stops.size() == 1) {
                    assertEquals(second, at.getScene().getFocusOwner());
                }
            }
        });
        return stops;
    }

    private void walk(Node node, String state, Set<Node> reached, boolean within) {
        if (!node.isVisible() || node instanceof ScrollBar || INNER.stream().anyMatch(node.getStyleClass()::contains)) {
            return;
        }
        // A click beside everything on the stage only gives the stage the focus.
        boolean pressed = node.getOnMousePressed() != null
                && !(node instanceof StagePane)
                && !node.getStyleClass().contains("viewport");
        // A term of the formula is enlarged by the button beside its curve as well, which has a name and the keys.
        boolean clicked =
                node.getOnMouseClicked() != null && !node.getStyleClass().contains("formula-text");
        boolean usable = node.isFocusTraversable() || node instanceof ButtonBase || pressed || clicked;
        if (usable) {
            seen++;
            AccessibleRole role = node.getAccessibleRole();
            if (role == null || role == AccessibleRole.NODE || role == AccessibleRole.PARENT) {
                faults.add("%s: %s has no role".formatted(state, named(node)));
            }
            String name = name(node);
            if (name == null || name.isBlank()) {
                faults.add("%s: %s has no name".formatted(state, named(node)));
            }
            // What lies in something that Tab comes to is reached by the arrow keys there.
            if (!node.isDisabled() && !within && !reached(node, reached)) {
                faults.add("%s: Tab does not come to %s".formatted(state, named(node)));
            }
        }
        // A closed list or a menu shows what was chosen; that is no control of its own.
        boolean inner =
                within || node instanceof Cell || usable && reached.contains(node) && !(node instanceof TitledPane);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, state, reached, inner));
        }
    }

    /** Tab comes to one of a group; the arrow keys go to the others. */
    private static boolean reached(Node node, Set<Node> stops) {
        return stops.contains(node)
                || node instanceof ToggleButton button
                        && button.getToggleGroup() != null
                        && button.getToggleGroup().getToggles().stream().anyMatch(stops::contains);
    }

    private static @Nullable String name(Node node) {
        String given = node.getAccessibleText();
        if (given != null || node instanceof TextInputControl) {
            return given;
        }
        Object text = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        if (text instanceof String words && !words.isBlank()) {
            return words;
        }
        return node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) instanceof Labeled label
                ? label.getText()
                : null;
    }

    private static String named(Node node) {
        StringBuilder where = new StringBuilder();
        for (Node at = node; at != null && where.length() < 160; at = at.getParent()) {
            where.append(at.getClass().getSimpleName())
                    .append(at.getId() == null ? "" : "#" + at.getId())
                    .append(at.getStyleClass())
                    .append(" < ");
        }
        return (node instanceof Labeled labeled ? "\"" + labeled.getText() + "\" " : "") + where;
    }

    private void report(int least) {
        assertEquals("", String.join("\n", faults));
        assertTrue(seen >= least, "looked at only " + seen);
    }

    @Test
    void setupStageAndInspector() throws Exception {
        try (WindowDriver window = open()) {
            check(window, "before a run");
            window.fire("start");
            window.until("there are images", () -> window.shownStep() >= 16);
            window.fire("start");
            window.until("it pauses", () -> window.state() == RunState.PAUSED);
            window.fx(() -> window.bench().selection().select(3));
            window.fire("choose-mirror");
            check(window, "paused, with a change");
            window.fx(() -> window.bench().panels().choose(PanelsModel.LINE_UP));
            check(window, "line-up");
            window.press(KeyCode.F11);
            check(window, "presenter");
            window.press(KeyCode.ESCAPE);
            report(250);
        }
    }

    @Test
    void blindPanel() throws Exception {
        try (WindowDriver window = open()) {
            window.fire("start");
            window.until("there are images", () -> window.shownStep() >= 300);
            window.fire("start");
            window.until("it pauses", () -> window.state() == RunState.PAUSED);
            window.fx(() -> window.bench().blind().open());
            window.until("a question is asked", () -> window.shown("judge-same"));
            check(window, "same or not");
            for (int i = 0; i < 12; i++) {
                answer(window);
            }
            window.until("six are shown", () -> window.shown("judge-pick-6"));
            check(window, "line-up of the panel");
            for (int i = 0; i < 6; i++) {
                answer(window);
            }
            window.until("all is answered", () -> window.shown("judge-rates"));
            check(window, "what came of the panel");
            report(40);
        }
    }

    private static void answer(WindowDriver window) {
        window.fx(() -> {
            window.bench().blind().pick(0);
            window.bench().blind().confirm();
        });
    }

    @Test
    void peopleOnTheStage() throws Exception {
        try (WindowDriver window = open()) {
            window.fire("sample-identities");
            window.until("the people are known", () -> {
                var loaded = window.bench().opening().summaryProperty().get();
                return loaded != null && loaded.verifier() != null;
            });
            window.fx(() -> window.bench().setup().setSteps(50_000));
            window.fire("start");
            window.until("there are images", () -> window.shownStep() >= 16);
            window.fire("start");
            window.until("it pauses", () -> window.state() == RunState.PAUSED);
            window.fx(() -> window.bench().selection().select(3));
            check(window, "people on the stage");
            report(80);
        }
    }

    @Test
    void filesAndProblems() throws Exception {
        try (WindowDriver window = open()) {
            window.fire("distil-open");
            window.drop(Files.writeString(folder.resolve("mine.pt"), "x"));
            window.until("it asks", () -> window.shown("import-use"));
            check(window, "import");
            window.fire("import-use");
            window.until("it can be kept", () -> window.shown("keep"));
            window.fire("keep");
            window.drop(Files.writeString(folder.resolve("noise.pt"), "x"));
            window.until("it is refused", () -> window.shown("import-problem"));
            check(window, "own models and a problem");
            Path set = Files.createDirectory(folder.resolve("set"));
            Files.writeString(set.resolve("known-generator.pt"), "x");
            Files.writeString(set.resolve("target.pt"), "x");
            window.drop(set);
            window.until("the set is shown", () -> window.shown("set-take"));
            check(window, "set");
            report(150);
        }
    }

    @Test
    void peoplePage() throws Exception {
        try (WindowDriver window = open()) {
            window.fire("people");
            window.fire("people-export-open");
            check(window, "people");
            window.fire("person-2");
            check(window, "one person");
            report(60);
        }
    }

    @Test
    void arrowsChooseASampleAndTheSpaceBarTurnsASwitch() throws Exception {
        try (WindowDriver window = open()) {
            window.fx(() -> window.node("sample-digits").requestFocus());
            window.press(KeyCode.RIGHT);
            assertEquals(
                    "digits-disjoint",
                    window.ask(() -> window.bench().setup().draft().sample()));
            window.fx(() -> window.bench().setup().setSteps(50_000));
            window.fire("start");
            window.until("there are images", () -> window.shownStep() >= 16);
            window.fx(() -> window.node("timeline").requestFocus());
            Switch stretch = (Switch) window.node("stretch");
            for (int i = 0; i < 50 && !window.ask(stretch::isFocused); i++) {
                window.press(KeyCode.SHIFT, KeyCode.TAB);
            }
            window.press(KeyCode.SPACE);
            assertTrue(window.ask(stretch::isSelected));
            assertEquals(true, window.ask(() -> stretch.queryAccessibleAttribute(AccessibleAttribute.SELECTED)));
            assertEquals(RunState.RUNNING, window.state());
            window.fire("stop");
        }
    }

    @Test
    void whatChangesIsSaid() throws Exception {
        try (WindowDriver window = open()) {
            List<String> said = new ArrayList<>();
            window.fx(
                    () -> window.node("state").accessibleTextProperty().addListener((o, before, now) -> said.add(now)));
            window.fire("start");
            window.until("it runs", () -> window.shownStep() >= 8);
            window.fire("start");
            window.until("it pauses", () -> window.state() == RunState.PAUSED);
            window.fire("stop");
            window.until("it stops", () -> window.state() == RunState.STOPPED);
            assertTrue(said.getFirst().startsWith("running. The run"), said.toString());
            assertTrue(said.get(1).startsWith("paused. Paused at step"), said.toString());
            assertTrue(said.getLast().startsWith("stopped. Stopped by you at step"), said.toString());
            assertTrue(said.getLast().contains("the target accepts"), said.toString());
        }
    }
}
