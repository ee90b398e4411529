package org.inversight.ui.settings;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the window remembers.
 *
 * @param theme {@code system}, {@code dark} or {@code light}
 * @param width of the window, 0 where it was never changed
 * @param height of the window, 0 where it was never changed
 * @param maximized whether it filled the screen
 * @param recents files that were opened, the newest first
 * @param exports endings of the formats that were ticked for the last export; empty where nothing was exported
 */
@RecordBuilder
public record Settings(
        @Nullable String theme,
        double width,
        double height,
        boolean maximized,
        List<String> recents,
        List<String> exports)
        implements SettingsBuilder.With {

    private static final int RECENTS = 8;

    /** What a first start has. */
    public static final Settings DEFAULT = new Settings("system", 0, 0, false, List.of(), List.of());

    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public Settings {
        recents = recents == null ? List.of() : List.copyOf(recents);
        exports = exports == null ? List.of() : List.copyOf(exports);
    }

    /** This file first. */
    public Settings withRecent(String file) {
        List<String> newest = new ArrayList<>(recents);
        newest.remove(file);
        newest.addFirst(file);
        return withRecents(newest.subList(0, Math.min(RECENTS, newest.size())));
    }
}
