package org.inversight.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A choice in plain sight: one of a few words side by side. Arrow keys go from one to the next. */
public final class Segmented extends HBox {

    /**
     * A word to choose.
     *
     * @param id what is chosen
     * @param title as shown
     * @param hint what it means
     */
    public record Item(String id, String title, String hint) {}

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
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        button.setMnemonicParsing(false);
        button.setTooltip(Texts.tooltip(item.title() + ". " + item.hint()));
        button.setAccessibleText(name + ": " + item.title());
        HBox.setHgrow(button, Priority.ALWAYS);
        buttons.add(button);
        getChildren().add(button);
    }

    private void arrows(KeyEvent event) {
        int by = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (by == 0 || !(event.getTarget() instanceof ToggleButton focused)) {
            return;
        }
        event.consume();
        int index = Math.clamp(buttons.indexOf(focused) + by, 0, buttons.size() - 1);
        buttons.get(index).requestFocus();
        buttons.get(index).setSelected(true);
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
}
