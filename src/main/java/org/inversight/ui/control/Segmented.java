package org.inversight.ui.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A choice in plain sight: one of a few words, side by side and in several lines where they are many. Arrow keys go
 * from one to the next.
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

    /**
     * Words in lines.
     *
     * @param columns of words that are as wide as each other; 0 where each line is filled
     */
    private record Lines(List<List<ToggleButton>> lines, int columns) {}

    private static final double GAP = 2;
    private static final double BOLD = 1.08;

    private final ToggleGroup group = new ToggleGroup();
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final Consumer<String> chosen;
    private boolean quiet;

    /**
     * @param name of the choice, for screen readers
     * @param chosen is called with what the person chose
     */
    public Segmented(String name, List<Item> items, Consumer<String> chosen) {
        this.chosen = chosen;
        getStyleClass().add("segmented");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(name);
        items.forEach(item -> add(name, item));
        group.selectedToggleProperty().addListener((o, before, now) -> {
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
        int index = buttons.indexOf(focused);
        ToggleButton next = switch (event.getCode()) {
            case LEFT -> buttons.get(Math.max(0, index - 1));
            case RIGHT -> buttons.get(Math.min(buttons.size() - 1, index + 1));
            case UP -> beside(focused, -1);
            case DOWN -> beside(focused, 1);
            default -> null;
        };
        if (next != null) {
            event.consume();
            next.requestFocus();
            next.setSelected(true);
        }
    }

    /** The word above or below, or null. */
    private @Nullable ToggleButton beside(ToggleButton from, int lines) {
        double y = from.getLayoutY() + lines * (from.getHeight() + GAP);
        return buttons.stream()
                .filter(button -> Math.abs(button.getLayoutY() - y) < 1)
                .min(Comparator.comparingDouble(button -> Math.abs(middle(button) - middle(from))))
                .orElse(null);
    }

    private static double middle(ToggleButton button) {
        return button.getLayoutX() + button.getWidth() / 2;
    }

    /**
     * Shows a choice without calling {@code chosen}.
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

    /** The words in as few lines as they need, in columns where that takes no more lines. */
    private Lines lines(double width) {
        double room = width - getInsets().getLeft() - getInsets().getRight();
        List<List<ToggleButton>> filled = fill(room);
        double widest = 1;
        for (ToggleButton button : buttons) {
            widest = Math.max(widest, wide(button));
        }
        int fitting = Math.max(1, (int) ((room + GAP) / (widest + GAP)));
        int even = (buttons.size() + fitting - 1) / fitting;
        if (filled.size() > 1 && even <= filled.size()) {
            int columns = (buttons.size() + even - 1) / even;
            List<List<ToggleButton>> lines = new ArrayList<>();
            for (int from = 0; from < buttons.size(); from += columns) {
                lines.add(buttons.subList(from, Math.min(buttons.size(), from + columns)));
            }
            return new Lines(lines, columns);
        }
        // The narrowest room for as many lines makes them as full as each other.
        List<List<ToggleButton>> balanced = filled;
        for (double less = room; filled.size() > 1 && less > widest; less -= GAP) {
            List<List<ToggleButton>> tried = fill(less);
            if (tried.size() > filled.size()) {
                break;
            }
            balanced = tried;
        }
        return new Lines(balanced, 0);
    }

    /** As many words in each line as fit. */
    private List<List<ToggleButton>> fill(double room) {
        List<List<ToggleButton>> lines = new ArrayList<>();
        double left = -1;
        for (ToggleButton button : buttons) {
            if (left < wide(button) || lines.isEmpty()) {
                lines.add(new ArrayList<>());
                left = room;
            }
            lines.getLast().add(button);
            left -= wide(button) + GAP;
        }
        return lines;
    }

    /** The width that a word needs when it is chosen, which makes it bold. */
    private static double wide(ToggleButton button) {
        double now = button.prefWidth(-1);
        return Math.ceil(button.isSelected() ? now : now * BOLD);
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
        int lines = Math.max(
                1, lines(width < 0 ? computePrefWidth(-1) : width).lines().size());
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
        Lines lines = lines(getWidth());
        double width = getWidth() - around.getLeft() - around.getRight();
        double y = around.getTop();
        for (List<ToggleButton> line : lines.lines()) {
            double words = -GAP;
            for (ToggleButton button : line) {
                words += wide(button) + GAP;
            }
            double x = around.getLeft();
            for (ToggleButton button : line) {
                double wide = lines.columns() > 0
                        ? (width + GAP) / lines.columns() - GAP
                        : wide(button) + (width - words) / line.size();
                double left = Math.round(x);
                button.resizeRelocate(left, y, Math.round(x + wide) - left, line());
                x += wide + GAP;
            }
            y += line() + GAP;
        }
    }
}
