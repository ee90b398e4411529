package org.inversight.ui.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.inversight.run.Sample;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.SetupModel;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The samples as thumbnails of what came of each once; one click takes one. */
final class SampleStrip extends FlowPane {

    private static final double GAP = 6;
    private static final double WIDTH = 128;
    private static final double PICTURE = 114;
    private static final double HIGH = 45;

    private final SetupModel setup;
    private final ToggleGroup group = new ToggleGroup();
    private final List<ToggleButton> buttons = new ArrayList<>();

    SampleStrip(SetupModel setup) {
        super(GAP, GAP);
        this.setup = setup;
        setId("samples");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText("Samples");
        setup.samples().forEach(sample -> buttons.add(button(sample)));
        getChildren().addAll(buttons);
        setup.sampleProperty().addListener((o, before, now) -> show(now));
        show(setup.sampleProperty().get());
    }

    private ToggleButton button(Sample sample) {
        ToggleButton button = new ToggleButton();
        button.setId("sample-" + sample.name());
        button.getStyleClass().add("sample");
        button.setToggleGroup(group);
        button.setUserData(sample);
        button.setPrefWidth(WIDTH);
        button.setMinWidth(WIDTH);
        button.setMaxWidth(WIDTH);
        VBox card = new VBox(5, thumbnail(sample.preview()), Texts.label(sample.title()));
        card.setAlignment(Pos.CENTER_LEFT);
        button.setGraphic(card);
        String caption =
                sample.previewCaption().isEmpty() ? "" : "\n\nPicture: " + sample.previewCaption();
        button.setTooltip(Texts.tooltip(sample.description() + caption));
        button.setAccessibleText("Sample " + sample.title());
        button.setOnAction(
                event -> {
                    setup.chooseSample(sample);
                    show(setup.sampleProperty().get());
                });
        return button;
    }

    /** The upper part of a preview, as wide as the card. */
    private static StackPane thumbnail(@Nullable Path preview) {
        StackPane frame = new StackPane(Icons.of(Feather.IMAGE, "model-icon"));
        frame.getStyleClass().add("thumb");
        frame.setMinSize(PICTURE, HIGH);
        frame.setMaxSize(PICTURE, HIGH);
        if (preview != null) {
            // Loaded in the background: the window must not wait for a disk.
            Image image = new Image(preview.toUri().toString(), 2 * PICTURE, 0, true, true, true);
            ImageView view = new ImageView(image);
            view.setFitWidth(PICTURE);
            view.setPreserveRatio(true);
            view.viewportProperty()
                    .bind(
                            image.widthProperty()
                                    .map(
                                            wide ->
                                                    new Rectangle2D(
                                                            0,
                                                            0,
                                                            wide.doubleValue(),
                                                            wide.doubleValue() * HIGH / PICTURE)));
            frame.getChildren().setAll(view);
        }
        return frame;
    }

    /** A click on the chosen one leaves it chosen. */
    private void show(@Nullable Sample chosen) {
        for (ToggleButton button : buttons) {
            button.setSelected(button.getUserData().equals(chosen));
        }
    }
}
