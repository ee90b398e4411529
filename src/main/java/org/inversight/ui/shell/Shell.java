package org.inversight.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.css.PseudoClass;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.inversight.ui.control.FileDrop;
import org.inversight.ui.control.Overlay;
import org.inversight.ui.control.Zoom;
import org.inversight.ui.lesson.LessonGuide;

/** The whole window: its frame, and what lies over it. In presenter mode it fills the screen, all of it large. */
public final class Shell extends Zoom {

    private static final PseudoClass PRESENTING = PseudoClass.getPseudoClass("presenting");

    /** So many pixels an audience sees from top to bottom, on any screen. */
    private static final double AUDIENCE_HEIGHT = 600;

    private final Frame frame;
    private final PresenterModel presenter;
    private final AnimationTimer timer;

    /**
     * @param dropped takes files that are dropped on the window
     * @param pulse takes what is new; told the time in nanoseconds
     */
    Shell(
            Frame frame,
            LessonGuide guide,
            Overlay overlay,
            PanesModel panes,
            PresenterModel presenter,
            Consumer<List<Path>> dropped,
            LongConsumer pulse) {
        super(new StackPane(frame, guide, overlay));
        this.frame = frame;
        this.presenter = presenter;
        getStyleClass().add("inversight");
        widthProperty().addListener((o, before, now) -> panes.resize(now.doubleValue()));
        presenter.onProperty().addListener((o, before, now) -> present(now));
        FileDrop.install(this, dropped);
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulse.accept(now);
                frame.pulse(now);
                guide.pulse();
            }
        };
    }

    /** Starts to take what is new, once a pulse. */
    public void start() {
        timer.start();
        if (getScene().getWindow() instanceof Stage stage) {
            // Escape is a command, and what it does is in the table.
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
            stage.setFullScreenExitHint("");
            stage.fullScreenProperty().addListener((o, before, now) -> {
                if (!now) {
                    presenter.leave();
                }
            });
        }
    }

    /** Ends that. */
    public void stop() {
        timer.stop();
    }

    private void present(boolean now) {
        pseudoClassStateChanged(PRESENTING, now);
        zoomTo(now ? AUDIENCE_HEIGHT : 0);
        if (getScene().getWindow() instanceof Stage stage) {
            stage.setFullScreen(now);
        }
        (now ? this : frame.home()).requestFocus();
    }
}
