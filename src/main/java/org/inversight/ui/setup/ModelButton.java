package org.inversight.ui.setup;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.inversight.data.Images;
import org.inversight.model.ModelCard;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.PictureView;
import org.inversight.ui.control.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A model as a card: what it is at a glance, everything else on a click. */
final class ModelButton extends Button {

    private static final double THUMB = 40;

    private final Label name = Texts.label("", "model-name");
    private final Label facts = Texts.label("", "model-facts");
    private final PictureView picture = new PictureView(THUMB);
    private final StackPane thumb;
    private final String role;
    private final String title;
    private @Nullable Images pictures;

    /**
     * @param role what the model is here, e.g. "target classifier"
     * @param title of its pictures
     */
    ModelButton(String id, String role, String title, Feather icon) {
        this.role = role;
        this.title = title;
        setId(id);
        getStyleClass().addAll("model-card", "flat");
        thumb = new StackPane(Icons.of(icon, "model-icon"), picture);
        thumb.getStyleClass().add("thumb");
        thumb.setMinSize(THUMB, THUMB);
        thumb.setMaxSize(THUMB, THUMB);
        VBox words = new VBox(name, facts);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(thumb, words, Icons.of(Feather.INFO, "model-more"));
        line.setAlignment(Pos.CENTER_LEFT);
        line.setSpacing(10);
        setGraphic(line);
        setMaxWidth(Double.MAX_VALUE);
        setAlignment(Pos.CENTER_LEFT);
        line.prefWidthProperty().bind(widthProperty().subtract(22));
    }

    void show(ModelCard card, boolean own) {
        name.setText(card.name());
        facts.setText((own ? "your file · " : "") + CardDetails.summary(card));
        setAccessibleText(role + ": " + card.name() + ", " + facts.getText());
        setTooltip(Texts.tooltip(role + ". Click for its card: data, measurements, licence."));
        setOnAction(event -> Popovers.show(this, new CardDetails(card, title, pictures)));
    }

    /** Takes its pictures, the first as its thumbnail. */
    void take(@Nullable Images now) {
        pictures = now;
        picture.show(now, 0, false);
    }
}
