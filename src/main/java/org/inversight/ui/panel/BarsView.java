package org.inversight.ui.panel;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.inversight.data.Panel;
import org.inversight.ui.control.Texts;

/** Parts as bars under each other; the width stands for the whole. */
final class BarsView extends PanelView {

    private final GridPane grid = new GridPane(10, 6);
    private int rows;

    BarsView(Panel.Bars panel) {
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        ColumnConstraints values = new ColumnConstraints();
        values.setMinWidth(USE_PREF_SIZE);
        grid.getColumnConstraints().addAll(names, bars, values);
        grid.setMaxWidth(560);
        getChildren().add(grid);
        for (Panel.Bar bar : panel.bars()) {
            ProgressBar length = new ProgressBar(0);
            length.setMaxWidth(Double.MAX_VALUE);
            length.getStyleClass().add("panel-bar");
            grid.addRow(rows++, Texts.label(bar.name(), "panel-name"), length, Texts.label("", "panel-value"));
        }
        show(panel);
    }

    @Override
    boolean fits(Panel panel) {
        return panel instanceof Panel.Bars bars && bars.bars().size() == rows;
    }

    @Override
    void show(Panel panel) {
        Panel.Bars bars = (Panel.Bars) panel;
        double whole = bars.bars().stream().mapToDouble(Panel.Bar::value).sum();
        for (int i = 0; i < rows; i++) {
            Panel.Bar bar = bars.bars().get(i);
            ((Label) grid.getChildren().get(3 * i)).setText(bar.name());
            ((ProgressBar) grid.getChildren().get(3 * i + 1)).setProgress(whole > 0 ? bar.value() / whole : 0);
            ((Label) grid.getChildren().get(3 * i + 2)).setText(bar.text());
        }
    }
}
