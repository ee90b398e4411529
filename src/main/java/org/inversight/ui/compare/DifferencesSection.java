package org.inversight.ui.compare;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.inversight.experiment.Catalogue;
import org.inversight.ui.control.Texts;

/** The settings in which the sides differ, so that nothing else is taken for the cause. */
public final class DifferencesSection extends VBox {

    private final Catalogue catalogue;
    private final GridPane table = new GridPane();

    public DifferencesSection(CompareModel model, Catalogue catalogue) {
        this.catalogue = catalogue;
        table.setId("compare-differences");
        table.setHgap(10);
        table.setVgap(2);
        getChildren().add(Texts.section("What differs", table));
        model.sidesProperty().addListener((o, before, now) -> show(now));
    }

    private void show(List<Side> sides) {
        table.getChildren().clear();
        table.getColumnConstraints().clear();
        if (sides.isEmpty()) {
            return;
        }
        List<Sides.Difference> differences = Sides.differences(catalogue, sides);
        if (sides.size() == 2) {
            besideEachOther(sides, differences);
        } else {
            belowEachOther(sides, differences);
        }
    }

    private void besideEachOther(List<Side> sides, List<Sides.Difference> differences) {
        columns(50, 50);
        for (int s = 0; s < sides.size(); s++) {
            table.add(cell(sides.get(s).title(), "caption-title"), s, 0);
        }
        for (Sides.Difference difference : differences) {
            int row = named(difference, table.getRowCount());
            for (int s = 0; s < sides.size(); s++) {
                table.add(cell(difference.values().get(s), "panel-value"), s, row);
            }
        }
    }

    /** More than two columns are narrower than some words. */
    private void belowEachOther(List<Side> sides, List<Sides.Difference> differences) {
        columns(40, 60);
        for (Sides.Difference difference : differences) {
            int row = named(difference, table.getRowCount());
            for (int s = 0; s < sides.size(); s++) {
                table.add(cell(sides.get(s).title(), "caption"), 0, row + s);
                table.add(cell(difference.values().get(s), "panel-value"), 1, row + s);
            }
        }
    }

    private void columns(double... shares) {
        for (double share : shares) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            table.getColumnConstraints().add(column);
        }
    }

    /** {@return the row below the name} */
    private int named(Sides.Difference difference, int row) {
        Label name = Texts.label(difference.name(), "caption-title", "value");
        name.setPadding(new Insets(8, 0, 0, 0));
        table.add(name, 0, row, 2, 1);
        return row + 1;
    }

    private static Label cell(String text, String style) {
        Label label = Texts.label(text, style, "value");
        label.setWrapText(true);
        return label;
    }
}
