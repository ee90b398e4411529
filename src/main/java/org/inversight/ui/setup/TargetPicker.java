package org.inversight.ui.setup;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.CheckListView;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.SetupModel;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Classes to attack where they are many: a list to tick, and a field that finds a name in it. */
final class TargetPicker extends VBox {

    private static final double WIDTH = 280;
    private static final double HEIGHT = 360;

    private final SetupModel setup;
    private final List<String> names;
    private final CheckListView<Integer> list;
    private final CustomTextField find = new CustomTextField();
    private final Label count = Texts.label("", "caption");

    TargetPicker(SetupModel setup) {
        this.setup = setup;
        this.names = setup.classes();
        getStyleClass().add("target-picker");
        list =
                new CheckListView<>(
                        FXCollections.observableList(
                                IntStream.range(0, names.size()).boxed().toList()));
        list.setId("target-list");
        list.setCellFactory(view -> new CheckBoxListCell<>(list::getItemBooleanProperty, named()));
        list.setPrefSize(WIDTH, HEIGHT);
        list.setAccessibleText("Target classes");
        setup.draft().targets().forEach(list.getCheckModel()::check);
        list.getCheckModel()
                .getCheckedIndices()
                .addListener((ListChangeListener<Integer>) change -> take());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::tick);
        find.setId("target-find");
        find.setLeft(Icons.of(Feather.SEARCH, "model-more"));
        find.setPromptText("Find a class");
        find.setAccessibleText("Find a class");
        find.textProperty().addListener((o, before, now) -> find(now));
        find.addEventHandler(KeyEvent.KEY_PRESSED, this::tick);
        getChildren().addAll(find, list, count);
        count();
    }

    private StringConverter<Integer> named() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable Integer index) {
                return index == null ? "" : names.get(index);
            }

            @Override
            public @Nullable Integer fromString(String text) {
                return null;
            }
        };
    }

    private void take() {
        List<Integer> checked = list.getCheckModel().getCheckedIndices().stream().sorted().toList();
        if (!checked.isEmpty()) {
            setup.setTargets(checked);
        }
        count();
    }

    private void count() {
        int checked = list.getCheckModel().getCheckedIndices().size();
        count.setText(
                checked == 0
                        ? "One class at least is attacked."
                        : "%d of %s".formatted(checked, setup.several(names.size())));
    }

    private void find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        for (int i = 0; i < names.size() && !wanted.isEmpty(); i++) {
            if (names.get(i).toLowerCase(Locale.ROOT).contains(wanted)) {
                list.getSelectionModel().clearAndSelect(i);
                list.scrollTo(i);
                return;
            }
        }
        list.getSelectionModel().clearSelection();
    }

    /** Enter ticks what was found. */
    private void tick(KeyEvent event) {
        int index = list.getSelectionModel().getSelectedIndex();
        if (event.getCode() == KeyCode.ENTER && index >= 0) {
            list.getCheckModel().toggleCheckState(index);
            event.consume();
        }
    }
}
