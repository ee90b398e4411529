package org.inversight.ui.command;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * A command of the window.
 *
 * @param id unique; also the id of its button
 * @param title what it does, as a tooltip and a screen reader say it
 * @param icon of its button
 * @param keys that ask for it; null where there are none
 * @param action does it
 * @param obstacle why it cannot be done now, one sentence; empty where it can
 */
public record Command(
        String id,
        ObservableValue<String> title,
        ObservableValue<Feather> icon,
        @Nullable KeyCombination keys,
        Runnable action,
        ObservableValue<String> obstacle) {

    /** No obstacle, ever; a value of its own for each command, since it holds whoever listens. */
    public static ObservableValue<String> always() {
        return new ReadOnlyObjectWrapper<>("");
    }

    /**
     * No obstacle while something is so.
     *
     * @param otherwise why it cannot be done, one sentence
     */
    public static ObservableValue<String> when(ObservableValue<Boolean> possible, String otherwise) {
        return possible.map(now -> now ? "" : otherwise);
    }

    /** With a title and an icon that stay. */
    public Command(
            String id,
            String title,
            Feather icon,
            @Nullable KeyCombination keys,
            Runnable action,
            ObservableValue<String> obstacle) {
        this(id, new ReadOnlyObjectWrapper<>(title), new ReadOnlyObjectWrapper<>(icon), keys, action, obstacle);
    }

    /** A key alone. */
    public static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    /** A key with Control, on a Mac with Command. */
    public static KeyCombination control(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    /** Whether it can be done now. */
    public boolean possible() {
        return obstacle.getValue().isEmpty();
    }

    /** Does it, if it can be done now. */
    public void run() {
        if (possible()) {
            action.run();
        }
    }

    /** The keys as a person reads them; empty where there are none. */
    public String shownKeys() {
        return keys == null ? "" : keys.getDisplayText();
    }

    /** The title with the keys behind it. */
    public String hint(String shownTitle) {
        return keys == null ? shownTitle : "%s  (%s)".formatted(shownTitle, keys.getDisplayText());
    }
}
