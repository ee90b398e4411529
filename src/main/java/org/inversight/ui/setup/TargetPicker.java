package org.inversight.ui.setup;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.SetupModel;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Whom to attack where they are many: a list to tick, and a field that leaves what it finds. */
final class TargetPicker extends VBox {

    private static final double WIDTH = 280;
    private static final double HEIGHT = 360;

    private final SetupModel setup;
    private final String one;
    private final FilteredList<Integer> found;
    private final ListView<Integer> list;
    private final CustomTextField find = new CustomTextField();
    private final Label nothing = Texts.paragraph("", "caption");
    private Subscription following = Subscription.EMPTY;
    private final Label count = Texts.label("", "caption", "sentence");

    TargetPicker(SetupModel setup) {
        this.setup = setup;
        this.one = setup.people() ? "person" : "class";
        this.found = new FilteredList<>(FXCollections.observableList(
                IntStream.range(0, setup.classes().size()).boxed().toList()));
        this.list = new ListView<>(found);
        getStyleClass().add("target-picker");
        list.setId("target-list");
        list.setCellFactory(view -> new TargetCell(setup, i -> click(i, false), i -> click(i, true)));
        list.setPlaceholder(nothing);
        list.setPrefSize(WIDTH, HEIGHT);
        list.setAccessibleText(setup.people() ? "Target people" : "Target classes");
        find.setId("target-find");
        find.setLeft(Icons.of(Feather.SEARCH, "model-more"));
        find.setPromptText("Find a " + one);
        find.setAccessibleText("Find a " + one);
        find.textProperty().addListener((o, before, now) -> find(now));
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        Button all = new Button("all");
        all.getStyleClass().addAll("small", "flat", "link");
        all.setOnAction(event -> all());
        HBox foot = new HBox(count, Texts.spring(), all);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(find, list, foot);
        show();
        // while it is in a window: undo changes the setup from elsewhere
        sceneProperty().subscribe(scene -> {
            following.unsubscribe();
            following =
                    scene == null ? Subscription.EMPTY : setup.draftProperty().subscribe(draft -> show());
        });
    }

    private void find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        found.setPredicate(
                index -> setup.className(index).toLowerCase(Locale.ROOT).contains(wanted));
        nothing.setText("No %s is called \"%s\".".formatted(one, text.strip()));
        list.getSelectionModel().clearSelection();
        if (!wanted.isEmpty() && !found.isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private void toggle(int index) {
        boolean last = setup.draft().targets().equals(List.of(index));
        setup.toggleTarget(index);
        show();
        if (last) {
            count.setText("At least one %s stays selected.".formatted(one));
        }
    }

    private void only(int index) {
        setup.setTargets(List.of(index));
        show();
    }

    private void all() {
        setup.allTargets();
        show();
    }

    private void show() {
        int targets = setup.draft().targets().size();
        count.setText(
                "%d of %s".formatted(targets, setup.several(setup.classes().size())));
        list.refresh();
    }

    private void click(int index, boolean alone) {
        take(index, alone);
        stay(index);
    }

    /** The keys go on from here. */
    private void stay(int index) {
        list.getSelectionModel().select(Integer.valueOf(index));
        list.requestFocus();
    }

    /** Enter ticks what was found or is walked to, with Shift it alone; so does Space in the list. */
    private void press(KeyEvent event) {
        boolean finding = getScene().getFocusOwner() == find;
        boolean enter = event.getCode() == KeyCode.ENTER;
        boolean space = event.getCode() == KeyCode.SPACE;
        boolean tick = getScene().getFocusOwner() == list && (enter || space);
        if (event.getCode() == KeyCode.ESCAPE) {
            // The list would keep it to itself.
            getScene().getWindow().hide();
        } else if (finding && enter || tick) {
            take(list.getSelectionModel().getSelectedItem(), event.isShiftDown());
        } else if (event.getCode() == KeyCode.DOWN && finding && !found.isEmpty()) {
            stay(found.get(Math.max(0, list.getSelectionModel().getSelectedIndex())));
        } else {
            return;
        }
        // What is not consumed goes on to the button that opened the picker.
        event.consume();
    }

    private void take(@Nullable Integer chosen, boolean alone) {
        if (chosen != null && alone) {
            only(chosen);
        } else if (chosen != null) {
            toggle(chosen);
        }
    }
}
