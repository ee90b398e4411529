package org.inversight.ui.shelf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.inversight.blind.Answer;
import org.inversight.blind.Sittings;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.shelf.Figures;
import org.inversight.shelf.KeptRun;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Words;
import org.inversight.ui.stage.VariantWords;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A run on the shelf: its images, what it was, what it came to, and what can be done with it. */
final class ShelfCell extends ListCell<KeptRun> {

    private static final PseudoClass PINNED = PseudoClass.getPseudoClass("pinned");
    private static final double IMAGE = 112;
    private static final double HIGH = 46;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

    private final ShelfModel model;
    private final Catalogue catalogue;
    private final ImageView image = new ImageView();
    private final Label name = Texts.label("", "model-name", "value");
    private final TextField field = new TextField();
    private final StackPane title = new StackPane(name, field);
    private final Label figures = Texts.label("", "model-facts", "value");
    private final Label when = Texts.label("", "model-facts", "value");
    private final Button pin;
    private final HBox content;
    private @Nullable KeptRun drawn;

    ShelfCell(ShelfModel model, Catalogue catalogue, Function<Experiment, String> beside) {
        this.model = model;
        this.catalogue = catalogue;
        getStyleClass().add("shelf-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0); // as wide as the list, whatever it says
        image.setFitWidth(IMAGE);
        image.setFitHeight(HIGH);
        image.setPreserveRatio(true);
        StackPane frame = new StackPane(image);
        frame.getStyleClass().add("thumbnail");
        frame.setMinSize(IMAGE, HIGH);
        frame.setMaxSize(IMAGE, HIGH);
        field.setAccessibleText("Name of the run");
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::fieldKeys);
        field.focusedProperty().addListener((o, before, now) -> {
            if (!now && isEditing()) {
                commit();
            }
        });
        title.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(title, figures, when);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button recall = button("Recall", Feather.CORNER_UP_LEFT, "Enter", model::recall);
        Button compare = button("Compare with what is set up", Feather.COLUMNS, "C", run -> model.beside(run, beside));
        pin = button("Pin", Feather.BOOKMARK, "P", model::pin);
        pin.getStyleClass().add("pin");
        Button rename = button("Rename", Feather.EDIT_2, "F2", run -> startEdit());
        Button remove = button("Remove", Feather.TRASH_2, "Delete", model::remove);
        HBox tools = new HBox(recall, compare, pin, rename, remove);
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.setMinWidth(USE_PREF_SIZE);
        content = new HBox(frame, words, tools);
        content.getStyleClass().add("shelf-run");
        content.setAlignment(Pos.CENTER_LEFT);
        figures.setTooltip(Texts.tooltip("")); // there may be more evaluators than room
        naming(false);
    }

    private interface Deed {
        void to(KeptRun run);
    }

    private Button button(String what, Feather icon, String key, Deed deed) {
        Button button = new Button("", Icons.of(icon));
        button.getStyleClass().add("iconic");
        button.setTooltip(Texts.tooltip("%s  (%s)".formatted(what, key)));
        button.setAccessibleText(what);
        button.setFocusTraversable(false);
        button.setOnAction(event -> {
            KeptRun run = getItem();
            if (run != null) {
                deed.to(run);
            }
        });
        return button;
    }

    @Override
    protected void updateItem(@Nullable KeptRun run, boolean empty) {
        super.updateItem(run, empty);
        if (empty || run == null) {
            setGraphic(null);
            drawn = null;
            return;
        }
        if (getGraphic() == null) {
            setGraphic(content);
        }
        String called = name(run);
        String came = came(run.figures());
        name.setText(called);
        figures.setText(came);
        figures.getTooltip().setText(came);
        when.setText(when(run));
        boolean pinned = run.label().pinned();
        pin.pseudoClassStateChanged(PINNED, pinned);
        pin.setAccessibleText(pinned ? "Let go" : "Pin");
        pin.getTooltip().setText((pinned ? "Pinned: stays however many runs follow. Let go" : "Pin") + "  (P)");
        setAccessibleText("%s. %s. %s%s".formatted(called, came, when(run), pinned ? ". Pinned" : ""));
        KeptRun before = drawn;
        if (before == null
                || !before.id().equals(run.id())
                || before.figures().step() != run.figures().step()) {
            draw(run);
            drawn = run;
        }
    }

    private void draw(KeptRun run) {
        // at once: it is small, and one that comes later flickers
        Image sheet = new Image(run.thumbnail().toUri().toString(), 2 * IMAGE, 0, true, true, false);
        image.setImage(sheet.isError() ? null : sheet);
        image.setViewport(
                new Rectangle2D(0, 0, sheet.getWidth(), Math.min(sheet.getHeight(), sheet.getWidth() * HIGH / IMAGE)));
    }

    private String name(KeptRun run) {
        if (!run.label().name().isEmpty()) {
            return run.label().name();
        }
        try {
            return VariantWords.of(catalogue, run.experiment());
        } catch (IllegalArgumentException e) {
            return run.experiment().attack(); // kept by a version of this program that knew more
        }
    }

    /** The target's share, each evaluator's, and the false positives. */
    private static String came(Figures figures) {
        List<String> parts = new ArrayList<>();
        parts.add("target " + Words.percent(figures.targetAccuracy()));
        figures.evaluators().forEach((evaluator, share) -> parts.add(evaluator + " " + Words.percent(share)));
        if (figures.falsePositiveRate() > 0) {
            parts.add("false positives " + Words.percent(figures.falsePositiveRate()));
        }
        return String.join("  ·  ", parts);
    }

    private static String when(KeptRun run) {
        Figures figures = run.figures();
        ZonedDateTime begun = Instant.ofEpochSecond(figures.begun()).atZone(ZoneId.systemDefault());
        boolean today = begun.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
        int branch = run.experiment().begin();
        return "%s  ·  step %s of %s  ·  %s s%s%s"
                .formatted(
                        begun.format(today ? TIME : DAY),
                        Words.count(figures.step()),
                        Words.count(figures.steps()),
                        Words.number(figures.seconds()),
                        branch == 0 ? "" : "  ·  branched at " + Words.count(branch),
                        answered(run.sittings()));
    }

    /** How the viewer did on its blind panels. */
    private static String answered(Sittings sittings) {
        long of = sittings.answers().size();
        return of == 0
                ? ""
                : "  ·  you %d of %d"
                        .formatted(
                                sittings.answers().stream()
                                        .filter(Answer::correct)
                                        .count(),
                                of);
    }

    @Override
    public void startEdit() {
        super.startEdit();
        KeptRun run = getItem();
        if (isEditing() && run != null) {
            field.setText(name(run));
            naming(true);
            field.requestFocus();
            field.selectAll();
        }
    }

    @Override
    public void cancelEdit() {
        super.cancelEdit();
        naming(false);
        if (getListView() != null) {
            getListView().requestFocus();
        }
    }

    private void fieldKeys(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            commit();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            cancelEdit();
        }
        // what is written here is nobody else's key
        event.consume();
    }

    private void commit() {
        KeptRun run = getItem();
        String written = field.getText();
        cancelEdit();
        if (run != null && !written.equals(name(run))) {
            model.rename(run, written);
        }
    }

    private void naming(boolean on) {
        name.setVisible(!on);
        Texts.show(field, on);
    }
}
