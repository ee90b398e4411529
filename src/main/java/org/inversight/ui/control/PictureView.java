package org.inversight.ui.control;

import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.inversight.data.Images;
import org.jspecify.annotations.Nullable;

/** One picture at a size of its own, its pixels sharp. */
public final class PictureView extends StackPane {

    private static final double ROUND = 8;

    private final ImageView view = new ImageView();
    private final double size;
    private @Nullable Pixels pixels;

    /**
     * @param size of the longer side, in the window's pixels
     */
    public PictureView(double size) {
        this.size = size;
        getStyleClass().add("picture");
        view.setSmooth(false);
        view.setPreserveRatio(true);
        view.setFitWidth(size);
        view.setFitHeight(size);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        Rectangle clip = new Rectangle(size, size);
        clip.setArcWidth(ROUND);
        clip.setArcHeight(ROUND);
        view.setClip(clip);
        getChildren().add(view);
        setVisible(false);
    }

    /** Shows one of these pictures, or nothing. */
    public void show(@Nullable Images images, int position, boolean stretch) {
        setVisible(images != null);
        if (images == null) {
            view.setImage(null);
            return;
        }
        Pixels target = pixels;
        if (target == null || !target.fits(images)) {
            target = new Pixels(images.width(), images.height());
            pixels = target;
        }
        // Shrinking without smoothing would drop pixels.
        view.setSmooth(images.width() > size);
        target.write(images, position, stretch);
        view.setImage(target.image());
    }
}
