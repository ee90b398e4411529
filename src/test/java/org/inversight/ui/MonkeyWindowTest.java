package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.Sample;
import org.inversight.experiment.SampleStore;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.RunState;
import org.inversight.ui.command.Command;
import org.inversight.ui.command.CommandButton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who presses and clicks whatever there is, over the real engine; the seed repeats what was done. */
@Tag("slow")
class MonkeyWindowTest {

    private static final int ACTIONS = Integer.getInteger("inversight.monkey", 100);
    private static final long SEED = Long.getLong("inversight.monkey.seed", 1);

    /** What would train, draw or write for minutes. */
    private static final Pattern LONG_WORK = Pattern.compile("distil-.*|people-export.*|export-.*|keep.*");

    private static final List<String> LETTERS = List.of("lom", "kedmi", "gmi", "seed", "choose", "none", "step", "zzz");

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<String> done = new ArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    /** Presses and clicks without the pauses of a person. */
    private record Hand(WindowDriver window) {

        /** Whatever it does is done with the answers of the window's thread to it. */
        void does(Runnable action) {
            window.ask(() -> {
                action.run();
                return true;
            });
            window.ask(() -> true);
        }

        void press(List<KeyCode> keys) {
            does(() -> {
                Robot robot = new Robot();
                keys.forEach(robot::keyPress);
                keys.reversed().forEach(robot::keyRelease);
            });
        }

        void click(Point2D place) {
            does(() -> {
                Robot robot = new Robot();
                robot.mouseMove(place);
                robot.mouseClick(MouseButton.PRIMARY);
            });
        }
    }

    @Test
    void whateverIsPressedNothingBreaksAndNothingIsLeft() throws Exception {
        EngineLaboratory laboratory =
                new EngineLaboratory(Catalogue.standard(), new SampleStore(Path.of("sample-models")));
        try (WindowDriver window = new WindowDriver(laboratory, folder.resolve("settings"))) {
            window.fx(() -> Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> note(trace(e))));
            window.until(
                    "the models are loaded",
                    () -> window.bench().opening().summaryProperty().get() != null);
            readReferences(window, laboratory);
            toDigits(window);
            Experiment digits = window.ask(() -> window.bench().setup().draft());
            int arrays = arrays(laboratory, digits);
            for (int i = 0; i < ACTIONS; i++) {
                act(window);
                assertEquals(List.of(), failures, () -> "seed " + SEED + " after " + done);
            }
            home(window);
            deadControls(window);
            toDigits(window);
            assertEquals(arrays, arrays(laboratory, digits), () -> "arrays are left; seed " + SEED + ", " + done);
            window.fire("start");
            window.until("a run goes", () -> window.shownStep() >= 1);
            assertEquals(List.of(), failures, () -> done.toString());
        }
    }

    /** The digits as their first preset has them, nothing begun, all of it loaded. */
    private static void toDigits(WindowDriver window) {
        window.fx(() -> {
            var bench = window.bench();
            bench.runs().reset();
            bench.setup()
                    .chooseSample(bench.setup().samples().stream()
                            .filter(sample -> sample.name().equals("digits"))
                            .findFirst()
                            .orElseThrow());
            bench.setup().choosePreset("kedmi");
            bench.setup().setSeed(1);
        });
        window.until(
                "it is loaded", () -> window.bench().opening().readyProperty().get());
        window.until(
                "its first step is known",
                () -> window.bench().beginning().beginningProperty().get() != null);
    }

    /** The headless screen fails to draw the part of a popup that reaches beyond it; a real screen cuts it off. */
    private void note(String trace) {
        if (!trace.contains("com.sun.glass.ui.headless.HeadlessWindow.blit")) {
            failures.add(trace);
        }
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Feature references are kept once they were read: all that the samples need is read before arrays are counted. */
    private static void readReferences(WindowDriver window, EngineLaboratory laboratory) throws Exception {
        for (Sample sample : window.ask(() -> window.bench().setup().samples())) {
            for (String attack : List.of("gmi", "kedmi", "vmi", "patch-mi", "pixel")) {
                Optional<Experiment> experiment = window.ask(() -> {
                    var setup = window.bench().setup();
                    setup.chooseSample(sample);
                    setup.chooseAttack(attack);
                    setup.chooseLoss("lom");
                    return setup.missing().isEmpty() ? Optional.of(setup.draft()) : Optional.empty();
                });
                if (experiment.isPresent()) {
                    arrays(laboratory, experiment.get());
                }
            }
        }
    }

    private static int arrays(EngineLaboratory laboratory, Experiment experiment) throws Exception {
        return laboratory
                .measure(experiment, (engine, attack) -> engine.managedArrays())
                .get(2, TimeUnit.MINUTES);
    }

    private void act(WindowDriver window) {
        switch (random.nextInt(8)) {
            case 0, 1 -> command(window);
            case 2 -> keys(window);
            case 3, 4, 5 -> click(window);
            case 6 -> palette(window);
            default ->
                key(
                        window,
                        pick(List.of(
                                KeyCode.TAB,
                                KeyCode.LEFT,
                                KeyCode.RIGHT,
                                KeyCode.UP,
                                KeyCode.DOWN,
                                KeyCode.ENTER,
                                KeyCode.ESCAPE,
                                KeyCode.PAGE_UP,
                                KeyCode.PAGE_DOWN,
                                KeyCode.HOME,
                                KeyCode.END,
                                KeyCode.DELETE)));
        }
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Command any(WindowDriver window) {
        return pick(window.bench().commands().stream()
                .flatMap(group -> group.commands().stream())
                .toList());
    }

    private void command(WindowDriver window) {
        Command command = any(window);
        done.add(command.id());
        new Hand(window).does(command::run);
    }

    private void keys(WindowDriver window) {
        if (any(window).keys() instanceof KeyCodeCombination keys) {
            done.add(keys.getDisplayText());
            List<KeyCode> all = new ArrayList<>();
            if (keys.getShortcut() == KeyCombination.ModifierValue.DOWN) {
                all.add(KeyCode.CONTROL);
            }
            if (keys.getShift() == KeyCombination.ModifierValue.DOWN) {
                all.add(KeyCode.SHIFT);
            }
            all.add(keys.getCode());
            new Hand(window).press(all);
        }
    }

    private void key(WindowDriver window, KeyCode key) {
        done.add(key.toString());
        new Hand(window).press(List.of(key));
    }

    private void palette(WindowDriver window) {
        String letters = pick(LETTERS);
        boolean take = random.nextBoolean();
        done.add("find %s %s".formatted(letters, take));
        new Hand(window).press(List.of(KeyCode.CONTROL, KeyCode.K));
        if (window.shown("palette")) {
            letters.toUpperCase(Locale.ROOT)
                    .chars()
                    .forEach(letter -> new Hand(window).press(List.of(KeyCode.valueOf(String.valueOf((char) letter)))));
            new Hand(window).press(List.of(take ? KeyCode.ENTER : KeyCode.ESCAPE));
        }
    }

    /** Clicks something that can be clicked and is in sight, wherever. */
    private void click(WindowDriver window) {
        Point2D place = window.ask(() -> {
            List<Node> there = new ArrayList<>();
            collect(window.shell(), there);
            if (there.isEmpty()) {
                return null;
            }
            Node node = pick(there);
            done.add("click " + (node.getId() == null ? node.getStyleClass() : node.getId()));
            Bounds bounds = node.getLayoutBounds();
            return node.localToScreen(
                    bounds.getMinX() + bounds.getWidth() * random.nextDouble(0.2, 0.8), bounds.getCenterY());
        });
        if (place != null) {
            new Hand(window).click(place);
        }
    }

    private static void collect(Node node, List<Node> there) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        boolean clickable = node instanceof ButtonBase
                || node instanceof Slider
                || node.getOnMousePressed() != null
                || "timeline".equals(node.getId());
        boolean harmless =
                node.getId() == null || !LONG_WORK.matcher(node.getId()).matches();
        if (clickable && harmless && inSight(node)) {
            there.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, there));
        }
    }

    private static boolean inSight(Node node) {
        Bounds there = node.localToScene(node.getLayoutBounds());
        return there.getMinX() >= 0
                && there.getMinY() >= 0
                && there.getMaxX() <= node.getScene().getWidth()
                && there.getMaxY() <= node.getScene().getHeight();
    }

    /** Back to the attack's page, with nothing over it and nothing running. */
    private static void home(WindowDriver window) {
        window.fx(() -> List.copyOf(Window.getWindows()).stream()
                .filter(PopupWindow.class::isInstance)
                .forEach(Window::hide));
        for (int i = 0; i < 8 && window.shown("overlay"); i++) {
            window.press(KeyCode.ESCAPE);
        }
        window.fx(() -> {
            window.bench().presenter().leave();
            window.bench().people().leave();
            window.bench().lessons().leave();
            window.bench().comparison().leave();
            window.bench().runs().stop();
        });
        window.until("nothing runs", () -> {
            RunState state = window.bench().runs().statusProperty().get().state();
            return state != RunState.RUNNING && state != RunState.PREPARING;
        });
    }

    /** Each button of a command can be used exactly when its command can. */
    private static void deadControls(WindowDriver window) {
        window.fx(() -> {
            for (Command command : window.bench().commands().stream()
                    .flatMap(group -> group.commands().stream())
                    .toList()) {
                if (window.shell().lookup("#" + command.id()) instanceof CommandButton button) {
                    boolean disabled = button.isDisable();
                    assertEquals(!command.possible(), disabled, command.id());
                }
            }
            assertTrue(Objects.requireNonNull(window.shell().lookup("#start")).isVisible());
        });
    }
}
