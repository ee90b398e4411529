package org.inversight.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A choice in plain sight: one of a few words, side by side and in several lines where they are
 * many. Arrow keys go from one to the next.
 */
public final class Segmented extends Region {

    /**
     * A word to choose.
     *
     * @param id what is chosen
     * @param title as shown
     * @param hint what it means
     */
    public record Item(String id, String title, String hint) {}

    private static final double GAP = 2;
    private static final double BOLD = 1.08;

    private final ToggleGroup group = new ToggleGroup();
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final Consumer<String> chosen;
    private boolean quiet;

    /**
     * @param name of the choice, for screen readers
     * @param chosen hears of what the person chose
     */
    public Segmented(String name, List<Item> items, Consumer<String> chosen) {
        this.chosen = chosen;
        getStyleClass().add("segmented");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(name);
        items.forEach(item -> add(name, item));
        group.selectedToggleProperty()
                .addListener(
                        (o, before, now) -> {
                            if (now == null && before != null && !quiet) {
                                before.setSelected(true);
                            } else if (now != null && !quiet) {
                                this.chosen.accept((String) now.getUserData());
                            }
                        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
    }

    private void add(String name, Item item) {
        ToggleButton button = new ToggleButton(item.title());
        button.setUserData(item.id());
        button.setId("choose-" + item.id());
        button.setToggleGroup(group);
        button.setMnemonicParsing(false);
        button.setTooltip(Texts.tooltip(item.title() + ". " + item.hint()));
        button.setAccessibleText(name + ": " + item.title());
        buttons.add(button);
        getChildren().add(button);
    }

    private void arrows(KeyEvent event) {
        if (!(event.getTarget() instanceof ToggleButton focused)) {
            return;
        }
        int by =
                switch (event.getCode()) {
                    case LEFT -> -1;
                    case RIGHT -> 1;
                    case UP -> -columns(getWidth());
                    case DOWN -> columns(getWidth());
                    default -> 0;
                };
        boolean across = event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT;
        int index = buttons.indexOf(focused) + by;
        if (by == 0 || (!across && (index < 0 || index >= buttons.size()))) {
            return;
        }
        event.consume();
        ToggleButton next = buttons.get(Math.clamp(index, 0, buttons.size() - 1));
        next.requestFocus();
        next.setSelected(true);
    }

    /**
     * Shows a choice without telling anybody.
     *
     * @param id null: nothing is chosen
     */
    public void show(@Nullable String id) {
        quiet = true;
        for (ToggleButton button : buttons) {
            button.setSelected(button.getUserData().equals(id));
        }
        quiet = false;
    }

    /** All words in one line where they fit; otherwise lines that are as full as each other. */
    private int columns(double width) {
        double room = width - getInsets().getLeft() - getInsets().getRight() + GAP;
        double widest = 1;
        double sum = 0;
        for (ToggleButton button : buttons) {
            widest = Math.max(widest, wide(button) + GAP);
            sum += wide(button) + GAP;
        }
        if (sum <= room || buttons.isEmpty()) {
            return Math.max(1, buttons.size());
        }
        int lines = lines(Math.clamp((long) (room / widest), 1, buttons.size()));
        return (buttons.size() + lines - 1) / lines;
    }

    /** The width that a word needs when it is chosen, which makes it bold. */
    private static double wide(ToggleButton button) {
        double now = button.prefWidth(-1);
        return Math.ceil(button.isSelected() ? now : now * BOLD);
    }

    private int lines(int columns) {
        return Math.max(1, (buttons.size() + columns - 1) / columns);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        double sum = getInsets().getLeft() + getInsets().getRight() - GAP;
        for (ToggleButton button : buttons) {
            sum += wide(button) + GAP;
        }
        return sum;
    }

    @Override
    protected double computePrefHeight(double width) {
        int lines = lines(columns(width < 0 ? Double.MAX_VALUE : width));
        return getInsets().getTop() + getInsets().getBottom() + lines * (line() + GAP) - GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private double line() {
        return buttons.isEmpty() ? 0 : Math.ceil(buttons.getFirst().prefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        Insets around = getInsets();
        int columns = columns(getWidth());
        double line = line();
        double width = getWidth() - around.getLeft() - around.getRight();
        // In one line, a longer word has more room; in several, words stand in columns.
        double spare = (getWidth() - computePrefWidth(-1)) / Math.max(1, buttons.size());
        boolean single = columns == buttons.size();
        double even = (width + GAP) / columns - GAP;
        double x = 0;
        for (int i = 0; i < buttons.size(); i++) {
            ToggleButton button = buttons.get(i);
            x = i % columns == 0 ? 0 : x;
            double wide = single ? wide(button) + spare : even;
            double left = Math.round(x);
            button.resizeRelocate(
                    around.getLeft() + left,
                    around.getTop() + i / columns * (line + GAP),
                    Math.round(x + wide) - left,
                    line);
            x += wide + GAP;
        }
    }
}
