package org.inversight.ui.stage;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.inversight.data.Images;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;
import org.kordamp.ikonli.feather.Feather;

/** One of six people of a line-up; the name is shown once one is picked. */
final class Candidate extends Button {

    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final PixelView image = new PixelView(TileSize.SMALLEST);
    private final Label name = Texts.label("", "candidate-name");
    private final int number;

    /** @param number from 1 */
    Candidate(int number) {
        this.number = number;
        setId("candidate-" + number);
        getStyleClass().addAll("candidate", "flat");
        VBox box = new VBox(6, image, name);
        box.setAlignment(Pos.CENTER);
        setGraphic(box);
        setMinWidth(USE_PREF_SIZE);
    }

    void resizeTo(double side) {
        image.resizeTo(side);
    }

    /**
     * @param images of all candidates
     * @param position of this one
     */
    void show(Images images, int position, LineUpModel.State state, String person) {
        image.show(images, position, false);
        boolean right = state.decided() && position == state.lineUp().answer();
        boolean wrong = state.decided() && position == state.picked() && !right;
        pseudoClassStateChanged(RIGHT, right);
        pseudoClassStateChanged(WRONG, wrong);
        name.setText(state.decided() ? person : Integer.toString(number));
        name.setGraphic(right || wrong ? Icons.of(right ? Feather.CHECK : Feather.X) : null);
        setMouseTransparent(state.decided());
        setAccessibleText(state.decided() ? "%s%s".formatted(person, right ? ", correct" : "") : "Candidate " + number);
    }
}
