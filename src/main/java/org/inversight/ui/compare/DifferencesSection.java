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
        double share = 100.0 / sides.size();
        for (int s = 0; s < sides.size(); s++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            table.getColumnConstraints().add(column);
            table.add(cell(sides.get(s).title(), "caption-title"), s, 0);
        }
        int row = 1;
        for (Sides.Difference difference : Sides.differences(catalogue, sides)) {
            Label name = Texts.label(difference.name(), "caption", "value");
            name.setPadding(new Insets(8, 0, 0, 0));
            table.add(name, 0, row, sides.size(), 1);
            for (int s = 0; s < sides.size(); s++) {
                table.add(cell(difference.values().get(s), "panel-value"), s, row + 1);
            }
            row += 2;
        }
    }

    private static Label cell(String text, String style) {
        Label label = Texts.label(text, style, "value");
        label.setWrapText(true);
        return label;
    }
}
