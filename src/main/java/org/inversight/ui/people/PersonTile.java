package org.inversight.ui.people;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.StackPane;
import org.inversight.data.Images;
import org.inversight.ui.control.PictureView;
import org.jspecify.annotations.Nullable;

/** A portrait that can be clicked, with or without a name below. */
final class PersonTile extends Button {

    /** What frame and padding add around the picture on both sides. */
    static final double FRAME = 8;

    /** What the words below need. */
    static final double WORDS = 22;

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final PictureView picture;

    /**
     * @param worded whether there are words below
     */
    PersonTile(double side, boolean worded) {
        picture = new PictureView(side);
        getStyleClass().add("person-tile");
        setContentDisplay(worded ? ContentDisplay.TOP : ContentDisplay.GRAPHIC_ONLY);
        // A frame shows where the picture will be.
        StackPane frame = new StackPane(picture);
        frame.getStyleClass().add("thumb");
        setGraphic(frame);
        setMnemonicParsing(false);
    }

    void resizeTo(double side) {
        picture.resizeTo(side);
    }

    void show(@Nullable Images drawn) {
        picture.show(drawn, 0, false);
    }

    /** Whether nothing is shown yet. */
    boolean empty() {
        return !picture.isVisible();
    }

    void choose(boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
    }
}
