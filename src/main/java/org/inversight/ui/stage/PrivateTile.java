package org.inversight.ui.stage;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.inversight.data.Images;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;
import org.jspecify.annotations.Nullable;

/** A private image beside the reconstructions. */
public final class PrivateTile extends StackPane {

    private final PixelView image = new PixelView(TileSize.SMALLEST);
    private final Tooltip hint = Texts.tooltip("");

    public PrivateTile() {
        getStyleClass().add("private-tile");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        Tooltip.install(this, hint);
        getChildren().add(image);
    }

    public void resizeTo(double side) {
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
        image.resizeTo(side);
    }

    /**
     * @param images of which the first is shown; null or none: nothing is
     * @param words what it is
     */
    public void show(@Nullable Images images, String words) {
        image.show(images == null || images.count() == 0 ? null : images, 0, false);
        hint.setText(words);
        setAccessibleText(words);
    }
}
