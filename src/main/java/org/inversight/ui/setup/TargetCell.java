package org.inversight.ui.setup;

import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.inversight.ui.session.SetupModel;
import org.jspecify.annotations.Nullable;

/** One target of a picker: a tick, and under the pointer a link that takes it alone. */
final class TargetCell extends ListCell<Integer> {

    private final SetupModel setup;
    private final CheckBox tick = new CheckBox();
    private final Button only = new Button("only");
    private final HBox line = new HBox(6, tick, only);

    TargetCell(SetupModel setup, IntConsumer toggled, IntConsumer alone) {
        this.setup = setup;
        tick.setMnemonicParsing(false);
        tick.setFocusTraversable(false);
        tick.setMaxWidth(Double.MAX_VALUE);
        tick.setOnAction(event -> toggled.accept(getItem()));
        only.getStyleClass().addAll("small", "flat", "link");
        only.setMinWidth(USE_PREF_SIZE);
        only.setFocusTraversable(false);
        only.setOnAction(event -> alone.accept(getItem()));
        only.visibleProperty().bind(hoverProperty().or(selectedProperty()));
        HBox.setHgrow(tick, Priority.ALWAYS);
        line.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable Integer item, boolean empty) {
        super.updateItem(item, empty);
        setGraphic(empty || item == null ? null : line);
        if (!empty && item != null) {
            String name = setup.className(item);
            tick.setText(name);
            tick.setSelected(setup.draft().targets().contains(item));
            only.setAccessibleText("Only " + name);
        }
    }
}
