package org.inversight.ui.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.model.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings and the file that keeps them; a file that cannot be read counts as none. */
public final class SettingsFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

    private final Path file;
    private final ReadOnlyObjectWrapper<Settings> settings;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("settings").unstarted(task));

    private SettingsFile(Path file, Settings settings) {
        this.file = file;
        this.settings = new ReadOnlyObjectWrapper<>(settings);
    }

    /** Reads the settings of this folder, which need not exist. */
    public static SettingsFile read(Path folder) {
        Path file = folder.resolve("window.json");
        Settings settings = Settings.DEFAULT;
        if (Files.isRegularFile(file)) {
            try {
                settings = Json.read(file, Settings.class);
            } catch (IOException | RuntimeException e) {
                LOG.warn("The settings were not read and start anew: {}", e.getMessage());
            }
        }
        return new SettingsFile(file, settings);
    }

    public Settings get() {
        return settings.get();
    }

    public ReadOnlyObjectProperty<Settings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /** Changes the settings and writes them, on a thread of their own. */
    public void update(UnaryOperator<Settings> change) {
        Settings changed = change.apply(settings.get());
        if (!changed.equals(settings.get())) {
            settings.set(changed);
            writer.execute(() -> write(changed));
        }
    }

    private void write(Settings changed) {
        try {
            Files.createDirectories(file.getParent());
            Json.write(file, changed);
        } catch (IOException e) {
            LOG.warn("The settings were not written: {}", e.getMessage());
        }
    }

    /** Waits until everything is written, three seconds at most. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(3, TimeUnit.SECONDS)) {
                LOG.warn("The settings took too long to write.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
