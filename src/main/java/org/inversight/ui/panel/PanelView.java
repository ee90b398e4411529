package org.inversight.ui.panel;

import javafx.scene.layout.VBox;
import org.inversight.data.Panel;

/** Shows panels of one kind, one after the other, as the run goes on. */
abstract class PanelView extends VBox {

    PanelView() {
        getStyleClass().add("panel");
        setMinWidth(0);
    }

    /** Whether this view can show the panel without being made anew. */
    abstract boolean fits(Panel panel);

    /** Shows a newer state of it. */
    abstract void show(Panel panel);

    static PanelView of(Panel panel, javafx.beans.value.ObservableValue<org.inversight.ui.theme.Palette> palette) {
        return switch (panel) {
            case Panel.ImageGroups images -> new ImageGroupsView(images);
            case Panel.Scatter scatter -> new ScatterView(scatter, palette);
            case Panel.Bars bars -> new BarsView(bars);
            case Panel.Matrix matrix -> new MatrixView(matrix, palette);
        };
    }
}
