package org.inversight.ui.judge;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.inversight.data.Images;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;
import org.kordamp.ikonli.feather.Feather;

/** One answer: words, or one of six images; picked, it has a mark beside its frame. */
final class AnswerButton extends ToggleButton {

    private static final double SMALLEST = 48;

    private final PixelView image = new PixelView(SMALLEST);
    private final Label name = Texts.label("", "candidate-name");

    /** @param pick is called when it is pressed */
    AnswerButton(String id, Runnable pick) {
        setId(id);
        getStyleClass().addAll("answer", "flat");
        VBox box = new VBox(6, image, name);
        box.setAlignment(Pos.CENTER);
        setGraphic(box);
        setOnAction(event -> {
            // a second press keeps the answer
            setSelected(true);
            pick.run();
        });
        Texts.show(image, false);
        setMinWidth(USE_PREF_SIZE);
    }

    /**
     * Shows one of six.
     *
     * @param position of this one
     */
    void show(Images images, int position, double side) {
        Texts.show(image, true);
        image.resizeTo(side);
        image.show(images, position, false);
        name.setText(Integer.toString(position + 1));
        setAccessibleText("Image %d of six".formatted(position + 1));
    }

    /** Shows words. */
    void show(String words, String key) {
        name.setText("%s  (%s)".formatted(words, key));
        setAccessibleText(words);
    }

    void picked(boolean now) {
        setSelected(now);
        name.setGraphic(now ? Icons.of(Feather.CHECK) : null);
    }
}
