package org.inversight.ui.control;

import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import org.inversight.data.Images;
import org.jspecify.annotations.Nullable;

/** One image at a size of its own, its pixels sharp. */
public final class PixelView extends StackPane {

    /** Radius of the corners, in the window's pixels. */
    private static final double ROUND = 4;

    private final ImageView view = new ImageView();
    private double size;
    private @Nullable EnlargedImage pixels;
    private @Nullable Images images;
    private int position;
    private boolean stretch;

    /** @param size of the longer side, in the window's pixels */
    public PixelView(double size) {
        getStyleClass().add("image");
        view.setPreserveRatio(true);
        getChildren().add(view);
        setVisible(false);
        resizeTo(size);
    }

    /** Takes another size; what is shown stays. */
    public void resizeTo(double wanted) {
        size = wanted;
        view.setFitWidth(size);
        view.setFitHeight(size);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        draw();
    }

    /** Shows one of these images, or nothing. */
    public void show(@Nullable Images wanted, int which, boolean stretched) {
        images = wanted;
        position = which;
        stretch = stretched;
        setVisible(wanted != null);
        draw();
    }

    /** Draws it with as many pixels as it now has on the screen. */
    void draw() {
        Images shown = images;
        if (shown == null) {
            view.setImage(null);
            return;
        }
        int side = Math.max(shown.width(), shown.height());
        int factor = factor(side);
        double radius = Math.min(ROUND * side * factor / size, Math.min(shown.width(), shown.height()) * factor / 2.0);
        EnlargedImage target = pixels;
        if (target == null || !target.fits(shown.width(), shown.height(), factor, radius)) {
            target = new EnlargedImage(shown.width(), shown.height(), factor, radius);
            pixels = target;
        }
        target.write(shown, position, stretch);
        view.setImage(target.image());
    }

    /** So many screen pixels for each of the image's that it is never enlarged once more. */
    private int factor(int side) {
        Scene scene = getScene();
        double screen = scene == null || scene.getWindow() == null
                ? Screen.getPrimary().getOutputScaleX()
                : scene.getWindow().getRenderScaleX();
        return (int) Math.max(1, Math.ceil(size * screen * Zoom.of(this) / side));
    }
}
