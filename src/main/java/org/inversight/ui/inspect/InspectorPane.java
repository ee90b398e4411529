package org.inversight.ui.inspect;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.inversight.ui.shell.Workbench;
import org.inversight.ui.theme.Palette;

/** The right pane: what it means. */
public final class InspectorPane extends ScrollPane {

    private static final double WIDTH = 344;

    public InspectorPane(Workbench bench, ObservableValue<Palette> palette) {
        setId("inspector");
        getStyleClass().addAll("side", "right-side", "edge-to-edge");
        VBox box = new VBox(
                new ConvincedSection(bench, palette),
                new SelectedSection(bench),
                new LossSection(bench, palette),
                new ExplanationSection(bench.setup()));
        box.getStyleClass().add("side-box");
        setContent(box);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        setFocusTraversable(false);
    }
}
