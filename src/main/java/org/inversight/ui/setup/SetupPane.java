package org.inversight.ui.setup;

import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.inversight.ui.command.Command;
import org.inversight.ui.models.FileDialogs;
import org.inversight.ui.models.ImportModel;
import org.inversight.ui.models.ModelsSection;
import org.inversight.ui.models.StudentsSection;
import org.inversight.ui.settings.Settings;
import org.inversight.ui.shell.Workbench;
import org.jspecify.annotations.Nullable;

/** The left pane: everything that is chosen before Start. */
public final class SetupPane extends ScrollPane {

    private static final double WIDTH = 304;

    /** Left free above what is scrolled to. */
    private static final double MARGIN = 12;

    /**
     * @param open asks for model files
     * @param dialogs ask for everything else
     */
    public SetupPane(Workbench bench, Command open, FileDialogs dialogs, ObservableValue<Settings> settings) {
        setId("setup");
        getStyleClass().addAll("side", "left-side", "edge-to-edge");
        VBox box = new VBox(
                new ModelsSection(bench, open, dialogs, settings),
                new ChoicesSection(bench.setup()),
                new StudentsSection(bench, dialogs),
                new TargetsSection(bench.setup()),
                new ParametersSection(bench.setup()),
                new ComputingSection(bench));
        box.getStyleClass().add("side-box");
        setContent(box);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        setFocusTraversable(false);
        bench.importing().stateProperty().addListener((o, before, now) -> {
            if (now.stage() != ImportModel.Stage.NONE) {
                Platform.runLater(() -> reveal(lookup("#import")));
            }
        });
    }

    /** Scrolls to where something is asked or refused. */
    private void reveal(@Nullable Node node) {
        layout();
        double room =
                getContent().getLayoutBounds().getHeight() - getViewportBounds().getHeight();
        if (node == null || room <= 0) {
            return;
        }
        Bounds there = getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double top = getVvalue() * room;
        double bottom = top + getViewportBounds().getHeight();
        if (there.getMinY() < top || there.getMaxY() > bottom) {
            setVvalue(Math.clamp((there.getMinY() - MARGIN) / room, 0, 1));
        }
    }
}
