package org.inversight.ui.panel;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.inversight.data.Panel;
import org.inversight.ui.control.Texts;
import org.inversight.ui.theme.Palette;

/** The panels on the stage: what they are, and under it each of them. */
public final class PanelPane extends ScrollPane {

    private final ObservableValue<Palette> palette;
    private final Label caption = Texts.label("", "panel-caption", "paragraph");
    private final FlowPane content = new FlowPane(18, 14);
    private final List<PanelView> views = new ArrayList<>();

    public PanelPane(ObservableValue<Palette> palette) {
        this.palette = palette;
        setId("panels");
        getStyleClass().add("panels");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        caption.setWrapText(true);
        VBox column = new VBox(12, caption, content);
        column.getStyleClass().add("panel-column");
        setContent(column);
        widthProperty().addListener((o, before, now) -> fill());
        heightProperty().addListener((o, before, now) -> fill());
        caption.heightProperty().addListener((o, before, now) -> fill());
    }

    /** Shows these panels; none leaves it empty. */
    public void show(List<Panel> panels) {
        caption.setText(
                panels.isEmpty()
                        ? "This step was recorded without this view. Views are recorded while they are open, the ranking at a pause and at the end."
                        : panels.getFirst().caption());
        boolean same = views.size() == panels.size();
        for (int i = 0; same && i < panels.size(); i++) {
            same = views.get(i).fits(panels.get(i));
        }
        if (same) {
            for (int i = 0; i < panels.size(); i++) {
                views.get(i).show(panels.get(i));
            }
        } else {
            views.clear();
            panels.forEach(panel -> views.add(PanelView.of(panel, palette)));
            content.getChildren().setAll(views);
            fill();
        }
    }

    /**
     * Images and bars take the whole width, plots stand side by side; a matrix takes what is seen, and scrolls by
     * itself.
     */
    private void fill() {
        for (PanelView view : views) {
            if (!(view instanceof ScatterView)) {
                view.setPrefWidth(Math.max(200, getWidth() - 48));
            }
            if (view instanceof MatrixView) {
                view.setPrefWidth(Math.max(200, getWidth() - 20));
                view.setPrefHeight(Math.max(200, getHeight() - caption.getHeight() - 40));
            }
        }
    }
}
