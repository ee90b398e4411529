package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import javafx.scene.Scene;
import org.inversight.ui.fake.FakeLaboratory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window that was closed leaves nothing behind. */
class ReleasedWindowTest {

    @TempDir
    Path folder;

    @Test
    void aClosedWindowIsReleased() throws Exception {
        WeakReference<Scene> window = opened();
        // another window takes the places where JavaFX remembers the last one
        opened();
        for (int i = 0; i < 100 && window.get() != null; i++) {
            System.gc();
            Thread.sleep(50);
        }
        assertNull(window.get());
    }

    private WeakReference<Scene> opened() throws Exception {
        try (WindowDriver window = new WindowDriver(new FakeLaboratory(3, 0, null), folder.resolve("settings"))) {
            window.fire("people");
            window.fire("people-leave");
            return new WeakReference<>(window.ask(() -> window.node("start").getScene()));
        }
    }
}
