package org.inversight.ui.inspect;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;
import org.inversight.run.Snapshot;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.Words;

/** One image at recorded steps, evenly spread from the first to the newest; a click shows that step. */
final class FilmStrip extends HBox {

    private static final int MOST = 6;
    private static final double SIDE = 42;
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

    private final PlaybackModel playback;
    private final List<Button> frames = new ArrayList<>();
    private final List<PixelView> views = new ArrayList<>();

    FilmStrip(PlaybackModel playback) {
        this.playback = playback;
        setId("film-strip");
        getStyleClass().add("film-strip");
        for (int i = 0; i < MOST; i++) {
            PixelView view = new PixelView(SIDE);
            Button frame = new Button("", view);
            frame.setId("film-" + i);
            frame.getStyleClass().addAll("film-frame", "value");
            frame.setContentDisplay(ContentDisplay.TOP);
            frame.setMinWidth(USE_PREF_SIZE);
            views.add(view);
            frames.add(frame);
        }
        getChildren().addAll(frames);
    }

    /** Shows an image's history. */
    void show(int image) {
        List<Snapshot> all = playback.recordedProperty().get();
        Snapshot now = playback.shownProperty().get();
        int count = Math.min(MOST, all.size());
        for (int i = 0; i < MOST; i++) {
            // Frames that are not there yet keep their place, so that nothing moves.
            frames.get(i).setVisible(i < count);
            if (i >= count) {
                continue;
            }
            Snapshot snapshot = all.get(count == 1 ? 0 : (int) Math.round((double) i * (all.size() - 1) / (count - 1)));
            Button frame = frames.get(i);
            views.get(i).show(snapshot.images(), image, false);
            frame.setText(Words.count(snapshot.step()));
            frame.setAccessibleText("Step " + Words.count(snapshot.step()));
            frame.setOnAction(event -> playback.showStep(snapshot.step()));
            frame.pseudoClassStateChanged(SHOWN, now != null && now.step() == snapshot.step());
        }
    }
}
