package org.inversight.ui.setup;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.inversight.catalog.Parameter;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.SetupModel;

/** The parameters of the three choices, folded away; the form is made from their descriptions. */
final class ParametersSection extends TitledPane {

    private final SetupModel setup;
    private final VBox box = new VBox();
    private final List<ParameterRow> rows = new ArrayList<>();
    private List<Parameter> shown = List.of();

    ParametersSection(SetupModel setup) {
        this.setup = setup;
        setId("parameters");
        setText("Parameters");
        setExpanded(false);
        setAnimated(false);
        getStyleClass().addAll("folded", "dense");
        box.getStyleClass().add("parameters");
        setContent(box);
        setup.draftProperty().addListener((o, before, now) -> show());
        // Most people never look; the window is there sooner without these rows.
        expandedProperty().addListener((o, before, now) -> show());
        show();
    }

    private void show() {
        List<Parameter> wanted = setup.parameters();
        long departing = wanted.stream().filter(setup::departs).count();
        setText(departing == 0 ? "Parameters" : "Parameters  (%d changed)".formatted(departing));
        if (!isExpanded()) {
            return;
        }
        if (!wanted.equals(shown) || box.getChildren().isEmpty()) {
            shown = wanted;
            rows.clear();
            wanted.forEach(parameter -> rows.add(new ParameterRow(setup, parameter)));
            box.getChildren().setAll(rows);
            if (rows.isEmpty()) {
                box.getChildren().add(Texts.label("Nothing to set here.", "caption"));
            }
        } else {
            rows.forEach(ParameterRow::show);
        }
    }
}
