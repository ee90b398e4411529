package org.inversight.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    @TempDir
    Path folder;

    @Test
    void remembersWhatWasChanged() {
        try (SettingsFile file = SettingsFile.read(folder.resolve("new"))) {
            file.update(s -> s.withTheme("dark").withRecent("a.pt").withRecent("b.pt"));
            file.update(s -> s.withRecent("a.pt").withWidth(1200).withHeight(800));
        }
        try (SettingsFile again = SettingsFile.read(folder.resolve("new"))) {
            assertEquals(List.of("a.pt", "b.pt"), again.get().recents());
            assertEquals("dark", again.get().theme());
            assertEquals(1200, again.get().width());
        }
    }

    @Test
    void whatIsNoFileHereIsNoRecentFile() throws Exception {
        Files.writeString(
                folder.resolve("window.json"), "{\"recents\": [\"/\", \"\", null, \"bad\\u0000name\", \"a.pt\"]}");
        try (SettingsFile file = SettingsFile.read(folder)) {
            assertEquals(List.of("a.pt"), file.get().recents());
        }
    }

    @Test
    void aFileThatCannotBeReadCountsAsNone() throws Exception {
        Files.writeString(folder.resolve("window.json"), "{ half a docu");
        try (SettingsFile file = SettingsFile.read(folder)) {
            assertEquals(Settings.DEFAULT, file.get());
        }
    }
}
