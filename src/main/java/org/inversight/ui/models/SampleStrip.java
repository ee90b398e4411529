package org.inversight.ui.models;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.inversight.experiment.Sample;
import org.inversight.model.ModelKind;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.SetupModel;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The samples as thumbnails of what came of each once; one click takes one. */
public final class SampleStrip extends FlowPane {

    private static final double GAP = 6;
    private static final int COLUMNS = 2;
    private static final double WIDTH = 128;
    private static final double IMAGE = 114;
    private static final double HIGH = 36;

    private final SetupModel setup;
    private final ToggleGroup group = new ToggleGroup();
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final KeptModel kept;
    private boolean quiet;

    public SampleStrip(SetupModel setup, KeptModel kept) {
        super(GAP, GAP);
        this.setup = setup;
        this.kept = kept;
        setId("samples");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText("Samples");
        kept.setsProperty().addListener((o, before, now) -> list());
        kept.chosenProperty().addListener((o, before, now) -> show());
        setup.draftProperty().addListener((o, before, now) -> show());
        group.selectedToggleProperty().addListener((o, before, now) -> take(now));
        addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
        list();
    }

    private void arrows(KeyEvent event) {
        int by = switch (event.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -COLUMNS;
            case DOWN -> COLUMNS;
            default -> 0;
        };
        int from = by != 0 && event.getTarget() instanceof ToggleButton focused ? buttons.indexOf(focused) : -1;
        if (from >= 0) {
            ToggleButton next = buttons.get(Math.clamp((long) from + by, 0, buttons.size() - 1));
            next.requestFocus();
            next.setSelected(true);
            event.consume();
        }
    }

    /** By a click or by the arrow keys; a click on the chosen one leaves it chosen. */
    private void take(@Nullable Toggle chosen) {
        if (quiet) {
            return;
        }
        if (chosen != null && chosen.getUserData() instanceof KeptSet set) {
            kept.open(set);
        } else if (chosen != null && chosen.getUserData() instanceof Sample sample) {
            setup.chooseSample(sample);
        }
        show();
    }

    /** The samples, then one's own sets. */
    private void list() {
        quiet = true;
        buttons.clear();
        setup.samples().forEach(sample -> buttons.add(button(sample)));
        kept.setsProperty().get().forEach(set -> buttons.add(button(set)));
        getChildren().setAll(buttons);
        Texts.show(this, !buttons.isEmpty());
        show();
    }

    private ToggleButton button(KeptSet set) {
        Path image = kept.preview(set);
        ToggleButton button = button(set, "kept-" + set.id(), set.title(), Files.exists(image) ? image : null);
        button.setTooltip(Texts.tooltip(set.title() + ", a set of your own."));
        button.setAccessibleText("Your set " + set.title());
        return button;
    }

    private ToggleButton button(Sample sample) {
        ToggleButton button = button(sample, "sample-" + sample.name(), sample.title(), sample.preview());
        String caption = sample.previewCaption().isEmpty() ? "" : "\n\nImage: " + sample.previewCaption();
        button.setTooltip(Texts.tooltip(sample.description() + caption));
        button.setAccessibleText("Sample " + sample.title());
        return button;
    }

    private ToggleButton button(Object of, String id, String title, @Nullable Path preview) {
        ToggleButton button = new ToggleButton();
        button.setId(id);
        button.getStyleClass().add("sample");
        button.setToggleGroup(group);
        button.setUserData(of);
        button.setPrefWidth(WIDTH);
        button.setMinWidth(WIDTH);
        button.setMaxWidth(WIDTH);
        VBox card = new VBox(5, thumbnail(preview), Texts.label(title));
        card.setAlignment(Pos.CENTER_LEFT);
        button.setGraphic(card);
        return button;
    }

    /** The upper part of a preview, as wide as the card. */
    private static StackPane thumbnail(@Nullable Path preview) {
        StackPane frame = new StackPane(Icons.of(Feather.IMAGE, "model-icon"));
        frame.getStyleClass().add("thumbnail");
        frame.setMinSize(IMAGE, HIGH);
        frame.setMaxSize(IMAGE, HIGH);
        if (preview != null) {
            // Loaded in the background: the window must not wait for a disk.
            Image image = new Image(preview.toUri().toString(), 2 * IMAGE, 0, true, true, true);
            ImageView view = new ImageView(image);
            view.setFitWidth(IMAGE);
            view.setPreserveRatio(true);
            view.viewportProperty()
                    .bind(image.widthProperty()
                            .map(wide -> new Rectangle2D(0, 0, wide.doubleValue(), wide.doubleValue() * HIGH / IMAGE)));
            frame.getChildren().setAll(view);
        }
        return frame;
    }

    private void show() {
        quiet = true;
        Object own = kept.chosenProperty().get();
        Object chosen = own != null || setup.own(ModelKind.CLASSIFIER)
                ? own
                : setup.sampleProperty().get();
        for (ToggleButton button : buttons) {
            button.setSelected(button.getUserData().equals(chosen));
        }
        quiet = false;
    }
}
