package org.inversight.ui.setup;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.inversight.ui.command.Command;
import org.inversight.ui.session.Workbench;
import org.inversight.ui.settings.Settings;

/** The left pane: everything that is chosen before Start. */
public final class SetupPane extends ScrollPane {

    private static final double WIDTH = 304;

    /**
     * @param open asks for model files
     * @param dialogs ask for everything else
     */
    public SetupPane(
            Workbench bench,
            Command open,
            FileDialogs dialogs,
            ObservableValue<Settings> settings) {
        setId("setup");
        getStyleClass().addAll("side", "left-side", "edge-to-edge");
        VBox box =
                new VBox(
                        new ModelsSection(bench, open, settings),
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
    }
}
