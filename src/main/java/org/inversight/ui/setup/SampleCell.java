package org.inversight.ui.setup;

import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.inversight.run.Sample;
import org.inversight.ui.control.Texts;
import org.jspecify.annotations.Nullable;

/** A sample in a list: what came of it once, its title, and what it is. */
final class SampleCell extends ListCell<Sample> {

    private static final double PREVIEW = 84;
    private static final double WORDS = 300;

    private final boolean whole;

    /**
     * @param whole whether it shows more than the title
     */
    SampleCell(boolean whole) {
        this.whole = whole;
        getStyleClass().add("sample-cell");
    }

    @Override
    protected void updateItem(@Nullable Sample sample, boolean empty) {
        super.updateItem(sample, empty);
        if (sample == null || empty) {
            setText("");
            setGraphic(null);
            return;
        }
        setText(whole ? "" : sample.title());
        setTooltip(whole ? null : Texts.tooltip(sample.description()));
        setGraphic(whole ? card(sample) : null);
    }

    private static HBox card(Sample sample) {
        VBox words =
                new VBox(
                        Texts.label(sample.title(), "sample-title"),
                        Texts.paragraph(sample.description(), "caption"));
        words.setSpacing(3);
        words.setPrefWidth(WORDS);
        words.setMaxWidth(WORDS);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox card = new HBox(words);
        card.setSpacing(12);
        card.setAlignment(Pos.CENTER_LEFT);
        Path preview = sample.preview();
        if (preview != null) {
            // Loaded in the background: the window must not wait for a disk.
            String file = preview.toUri().toString();
            ImageView view = new ImageView(new Image(file, 0, 2 * PREVIEW, true, true, true));
            view.setFitHeight(PREVIEW);
            view.setFitWidth(PREVIEW);
            view.setPreserveRatio(true);
            StackPane frame = new StackPane(view);
            frame.setMinWidth(PREVIEW);
            Tooltip.install(frame, Texts.tooltip(sample.previewCaption()));
            card.getChildren().addFirst(frame);
        }
        return card;
    }
}
