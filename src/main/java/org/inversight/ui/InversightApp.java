package org.inversight.ui;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.inversight.experiment.Sample;
import org.inversight.run.Laboratory;
import org.inversight.shelf.Shelf;
import org.inversight.ui.control.FileDialogs;
import org.inversight.ui.control.SystemFileDialogs;
import org.inversight.ui.models.SetsFolder;
import org.inversight.ui.settings.Settings;
import org.inversight.ui.settings.SettingsFile;
import org.inversight.ui.shell.Shell;
import org.inversight.ui.shell.Workbench;
import org.inversight.ui.theme.Themes;
import org.jspecify.annotations.Nullable;

/** The application: reads what it needs in the background, shows the window, cleans up behind it. */
public final class InversightApp extends Application {

    private static final double MIN_WIDTH = 1000;
    private static final double MIN_HEIGHT = 640;

    private record Opening(
            Laboratory laboratory, List<Sample> samples, SettingsFile settings, SetsFolder sets, Shelf runs) {}

    private final WindowContext context;
    private final CompletableFuture<Opening> opening;
    private Consumer<@Nullable Throwable> closed = failure -> {};
    private @Nullable Workbench bench;
    private @Nullable Shell shell;
    private @Nullable SettingsFile settings;
    private @Nullable SetsFolder sets;

    /** Begins to read settings and samples at once, beside the start of the toolkit. */
    public InversightApp(WindowContext context) {
        this.context = context;
        this.opening = CompletableFuture.supplyAsync(this::read);
    }

    private Opening read() {
        SettingsFile file = SettingsFile.read(context.settingsFolder());
        Laboratory laboratory = context.laboratory().get();
        SetsFolder kept = SetsFolder.read(context.settingsFolder().resolve("sets"));
        Shelf runs = Shelf.open(context.settingsFolder().resolve("runs"));
        return new Opening(laboratory, laboratory.samples(), file, kept, runs);
    }

    /**
     * Has something done when the window is closed and everything behind it has ended.
     *
     * @param action is called with why the window did not open, or null
     */
    void onClosed(Consumer<@Nullable Throwable> action) {
        closed = action;
    }

    /** The view models of the window; null until it is shown. */
    public @Nullable Workbench bench() {
        return bench;
    }

    /** The window's content; null until it is shown. */
    public @Nullable Shell shell() {
        return shell;
    }

    @Override
    public void start(Stage stage) {
        Platform.setImplicitExit(false);
        opening.thenAcceptAsync(ready -> show(stage, ready), Platform::runLater).exceptionally(failure -> {
            closed.accept(failure);
            return null;
        });
    }

    private void show(Stage stage, Opening ready) {
        SettingsFile file = ready.settings();
        settings = file;
        sets = ready.sets();
        Workbench made = new Workbench(
                ready.laboratory(),
                ready.samples(),
                ready.sets(),
                ready.runs(),
                context.settingsFolder().resolve("students"),
                path -> file.update(s -> s.withRecent(path.toString())),
                RandomGenerator.getDefault(),
                Platform::runLater);
        bench = made;
        String chosen = Objects.requireNonNullElse(file.get().theme(), Themes.SYSTEM);
        Themes themes = new Themes(
                Platform.getPreferences().colorSchemeProperty(), System.getProperty("inversight.theme", chosen));
        FileDialogs given = context.dialogs();
        FileDialogs dialogs =
                given != null ? given : new SystemFileDialogs(() -> stage, getHostServices()::showDocument);
        Shell content = made.shell(dialogs, file, themes);
        shell = content;
        Rectangle2D place = place(file.get());
        // With a size of its own the scene need not be laid out once more to find one.
        Scene scene = new Scene(content, place.getWidth(), place.getHeight());
        themes.dress(scene);
        stage.setTitle("Inversight");
        stage.getIcons().add(new Image("/org/inversight/ui/icon.png", true));
        stage.setScene(scene);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setX(place.getMinX());
        stage.setY(place.getMinY());
        stage.setWidth(place.getWidth());
        stage.setHeight(place.getHeight());
        stage.setMaximized(file.get().maximized() && forced() == null);
        stage.setOnCloseRequest(event -> close(stage));
        content.start();
        stage.show();
        content.lookup("#start").requestFocus();
        // The engine takes the processor for itself; the window is drawn first.
        Platform.runLater(made::startEngine);
    }

    private static Rectangle2D place(Settings remembered) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        String forced = forced();
        if (forced != null) {
            double width = Double.parseDouble(forced.substring(0, forced.indexOf('x')));
            double height = Double.parseDouble(forced.substring(forced.indexOf('x') + 1));
            return new Rectangle2D(
                    screen.getMinX(),
                    screen.getMinY(),
                    Math.min(width, screen.getWidth()),
                    Math.min(height, screen.getHeight()));
        }
        return Placement.of(
                remembered,
                Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream())
                        .map(Screen::getVisualBounds)
                        .toList());
    }

    /** A size for looking at the window, e.g. 1000x700; null for the usual. */
    private static @Nullable String forced() {
        String size = System.getProperty("inversight.size");
        return size != null && size.matches("\\d+x\\d+") ? size : null;
    }

    /** Ends everything away from the window's thread, so that the window is gone at once. */
    private void close(Stage stage) {
        Shell content = shell;
        if (content != null) {
            content.stop();
        }
        SettingsFile file = settings;
        if (file != null && forced() == null && !stage.isFullScreen()) {
            file.update(s -> stage.isMaximized()
                    ? s.withMaximized(true)
                    : s.with()
                            .x(stage.getX())
                            .y(stage.getY())
                            .width(stage.getWidth())
                            .height(stage.getHeight())
                            .maximized(false)
                            .build());
        }
        Workbench made = bench;
        SetsFolder kept = sets;
        Thread.ofPlatform().name("closing").start(() -> {
            if (made != null) {
                made.close();
            }
            if (file != null) {
                file.close();
            }
            if (kept != null) {
                kept.close();
            }
            closed.accept(null);
        });
    }
}
