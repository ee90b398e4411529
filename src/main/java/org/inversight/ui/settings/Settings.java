package org.inversight.ui.settings;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the window remembers.
 *
 * @param theme {@code system}, {@code dark} or {@code light}
 * @param x left end of the window on the screen
 * @param y upper end of the window on the screen
 * @param width of the window, 0 where it was never shown
 * @param height of the window, 0 where it was never shown
 * @param maximized whether it filled the screen
 * @param open whether a pane is open, by the id of the pane; those that the person never touched are missing
 * @param recents files that were opened, the newest first
 * @param exports endings of the formats that were ticked for the last export; empty where nothing was exported
 */
@RecordBuilder
public record Settings(
        @Nullable String theme,
        double x,
        double y,
        double width,
        double height,
        boolean maximized,
        Map<String, Boolean> open,
        List<String> recents,
        List<String> exports)
        implements SettingsBuilder.With {

    private static final int RECENTS = 8;

    /** What a first start has. */
    public static final Settings DEFAULT = new Settings("system", 0, 0, 0, 0, false, Map.of(), List.of(), List.of());

    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public Settings {
        open = open == null ? Map.of() : Map.copyOf(open);
        recents = recents == null
                ? List.of()
                : recents.stream().filter(Settings::file).toList();
        exports = exports == null ? List.of() : List.copyOf(exports);
    }

    /** Whether this is the path of a file; another system's need not be one here. */
    private static boolean file(@Nullable String path) {
        try {
            return path != null && Path.of(path).getFileName() != null && !path.isBlank();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** This pane open, or folded. */
    public Settings withPane(String id, boolean unfolded) {
        Map<String, Boolean> all = new TreeMap<>(open);
        all.put(id, unfolded);
        return withOpen(all);
    }

    /** This file first. */
    public Settings withRecent(String file) {
        List<String> newest = new ArrayList<>(recents);
        newest.remove(file);
        newest.addFirst(file);
        return withRecents(newest.subList(0, Math.min(RECENTS, newest.size())));
    }
}
