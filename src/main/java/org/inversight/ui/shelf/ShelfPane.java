package org.inversight.ui.shelf;

import java.util.List;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.shelf.KeptRun;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Problem;
import org.kordamp.ikonli.feather.Feather;

/** The runs as a list, the newest first. Enter recalls, C compares with what is set up, P pins, F2 renames, Delete removes, Control and Z puts back. */
public final class ShelfPane extends VBox {

    private static final double WIDTH = 640;
    private static final double HEIGHT = 430;

    private final ShelfModel model;
    private final ObservableList<KeptRun> items = FXCollections.observableArrayList();
    private final ListView<KeptRun> list = new ListView<>(items);
    private final Label count = Texts.label("", "caption", "value");
    private final Label said = Texts.paragraph("", "caption", "sentence");
    private final Button back = new Button("Put back", Icons.of(Feather.ROTATE_CCW));
    private final Function<Experiment, String> beside;
    private final Subscription changes;
    private final HBox foot = new HBox(said, Texts.spring(), back);

    /** @param beside compares what is set up with a kept run, and says why it cannot be; empty where it has begun */
    public ShelfPane(ShelfModel model, Catalogue catalogue, Function<Experiment, String> beside) {
        this.model = model;
        this.beside = beside;
        setId("shelf-pane");
        getStyleClass().add("shelf-pane");
        setPrefSize(WIDTH, HEIGHT);
        list.setId("shelf-list");
        list.setAccessibleText("Runs");
        list.getStyleClass().add("shelf-list");
        list.setCellFactory(view -> new ShelfCell(model, catalogue, beside));
        list.setEditable(true);
        list.setPlaceholder(
                Texts.paragraph("Every run is kept here from its first step on. There is none yet.", "caption"));
        VBox.setVgrow(list, Priority.ALWAYS);
        HBox.setHgrow(said, Priority.SOMETIMES);
        said.setId("shelf-said");
        back.setId("shelf-put-back");
        back.getStyleClass().add("small");
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(event -> putBack());
        foot.getStyleClass().add("shelf-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        HBox head = new HBox(Texts.label("Runs", "stage-title"), Texts.spring(), count);
        head.setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(head, list, foot);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::keys);
        changes = Subscription.combine(
                model.keptProperty().subscribe((before, now) -> show(now)),
                model.removedProperty().subscribe((before, now) -> foot()),
                model.problemProperty().subscribe((before, now) -> foot()),
                model.saidProperty().subscribe((before, now) -> foot()));
        list.editingIndexProperty()
                .addListener((o, before, now) -> show(model.keptProperty().get()));
        show(model.keptProperty().get());
        foot();
        selectShown();
    }

    /** It is shown no more; the next opening makes another. */
    void close() {
        changes.unsubscribe();
    }

    /** The list has the keys, and the run on the stage or the newest is selected. */
    void focusList() {
        list.requestFocus();
    }

    private void selectShown() {
        KeptRun shown = model.shownProperty().get();
        int index = shown == null ? 0 : Math.max(0, position(shown));
        list.getSelectionModel().select(index);
    }

    private int position(KeptRun run) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).id().equals(run.id())) {
                return i;
            }
        }
        return -1;
    }

    /** A run that goes on changes where it stands, so that selection and scrolling stay. */
    private void show(List<KeptRun> now) {
        if (list.getEditingIndex() >= 0) {
            return; // whoever writes a name is not interrupted
        }
        KeptRun selected = list.getSelectionModel().getSelectedItem();
        int was = list.getSelectionModel().getSelectedIndex();
        boolean same = now.stream()
                .map(KeptRun::id)
                .toList()
                .equals(items.stream().map(KeptRun::id).toList());
        if (same) {
            for (int i = 0; i < now.size(); i++) {
                if (!now.get(i).equals(items.get(i))) {
                    items.set(i, now.get(i));
                }
            }
        } else {
            items.setAll(now);
        }
        int index = selected == null ? -1 : position(selected);
        list.getSelectionModel().select(index >= 0 ? index : Math.clamp(was, 0, Math.max(0, items.size() - 1)));
        count.setText(now.isEmpty() ? "" : Integer.toString(now.size()));
    }

    private void foot() {
        Problem problem = model.problemProperty().get();
        KeptRun removed = model.removedProperty().get();
        String keeping = model.saidProperty().get();
        said.setText(
                problem != null
                        ? problem.sentence()
                        : !keeping.isEmpty() ? keeping : removed != null ? "One run was removed." : "");
        Texts.show(back, removed != null && problem == null);
        Texts.show(foot, problem != null || removed != null || !keeping.isEmpty());
    }

    private void putBack() {
        KeptRun run = model.removedProperty().get();
        model.putBack();
        if (run != null) {
            list.getSelectionModel().select(position(run));
        }
        list.requestFocus();
    }

    private void keys(KeyEvent event) {
        if (list.getEditingIndex() >= 0) {
            return;
        }
        if (event.isShortcutDown() && event.getCode() == KeyCode.Z) {
            putBack();
            event.consume();
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            model.hide();
            event.consume();
            return;
        }
        KeptRun run = list.getSelectionModel().getSelectedItem();
        if (run == null || event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> model.recall(run);
            case C -> model.beside(run, beside);
            case P -> model.pin(run);
            case F2 -> list.edit(list.getSelectionModel().getSelectedIndex());
            case DELETE, BACK_SPACE -> model.remove(run);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
