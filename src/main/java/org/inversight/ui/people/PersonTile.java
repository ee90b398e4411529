package org.inversight.ui.people;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.StackPane;
import org.inversight.data.Images;
import org.inversight.ui.control.PixelView;
import org.jspecify.annotations.Nullable;

/** A portrait that can be clicked, with or without a name below. */
final class PersonTile extends Button {

    /** What frame and padding add around the image on both sides. */
    static final double FRAME = 8;

    /** What the words below need. */
    static final double WORDS = 22;

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final PixelView image;

    /** @param worded whether there are words below */
    PersonTile(double side, boolean worded) {
        image = new PixelView(side);
        getStyleClass().add("person-tile");
        setContentDisplay(worded ? ContentDisplay.TOP : ContentDisplay.GRAPHIC_ONLY);
        // A frame shows where the image will be.
        StackPane frame = new StackPane(image);
        frame.getStyleClass().add("thumbnail");
        setGraphic(frame);
        setMnemonicParsing(false);
    }

    void resizeTo(double side) {
        image.resizeTo(side);
    }

    void show(@Nullable Images drawn) {
        image.show(drawn, 0, false);
    }

    /** Whether nothing is shown yet. */
    boolean empty() {
        return !image.isVisible();
    }

    void choose(boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
    }
}
