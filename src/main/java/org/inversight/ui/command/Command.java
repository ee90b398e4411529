package org.inversight.ui.command;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Something that can be asked of the window.
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
