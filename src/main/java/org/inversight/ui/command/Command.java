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
 * @param enabled whether it can be done now
 */
public record Command(
        String id,
        ObservableValue<String> title,
        ObservableValue<Feather> icon,
        @Nullable KeyCombination keys,
        Runnable action,
        ObservableValue<Boolean> enabled) {

    /** Always enabled; a value of its own for each command, since it holds whoever listens. */
    public static ObservableValue<Boolean> always() {
        return new ReadOnlyObjectWrapper<>(true);
    }

    /** With a title and an icon that stay. */
    public Command(
            String id,
            String title,
            Feather icon,
            @Nullable KeyCombination keys,
            Runnable action,
            ObservableValue<Boolean> enabled) {
        this(id, new ReadOnlyObjectWrapper<>(title), new ReadOnlyObjectWrapper<>(icon), keys, action, enabled);
    }

    /** A key alone. */
    public static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    /** A key with Control, on a Mac with Command. */
    public static KeyCombination control(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    /** Does it, if it can be done now. */
    public void run() {
        if (enabled.getValue()) {
            action.run();
        }
    }

    /** The title with the keys behind it. */
    public String hint(String shownTitle) {
        return keys == null ? shownTitle : "%s  (%s)".formatted(shownTitle, keys.getDisplayText());
    }
}
