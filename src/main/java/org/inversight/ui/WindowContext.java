package org.inversight.ui;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.inversight.run.Laboratory;
import org.inversight.ui.control.FileDialogs;
import org.jspecify.annotations.Nullable;

/**
 * What the window needs from whoever opens it.
 *
 * @param laboratory makes everything that computes; called once, away from the window's thread
 * @param settingsFolder where the window remembers its theme, size and recent files
 * @param dialogs asks for files; null for the system's own dialogs
 */
public record WindowContext(
        Supplier<Laboratory> laboratory,
        Path settingsFolder,
        @Nullable FileDialogs dialogs) {

    /** With the system's own file dialogs. */
    public WindowContext(Supplier<Laboratory> laboratory, Path settingsFolder) {
        this(laboratory, settingsFolder, null);
    }
}
