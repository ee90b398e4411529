package org.inversight.ui.setup;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.inversight.catalog.Described;
import org.inversight.catalog.Parameter;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.UndoModel;

/** The parameters of the three choices, folded away; the form is made from their descriptions. */
public final class ParametersSection extends TitledPane {

    private final SetupModel setup;
    private final UndoModel undo;
    private final VBox box = new VBox();
    private final List<ParameterRow> rows = new ArrayList<>();
    private List<Parameter> shown = List.of();

    public ParametersSection(SetupModel setup, UndoModel undo) {
        this.setup = setup;
        this.undo = undo;
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
        setText(departing == 0 ? "Parameters" : "Parameters  (%d non-default)".formatted(departing));
        if (!isExpanded()) {
            return;
        }
        if (!wanted.equals(shown) || box.getChildren().isEmpty()) {
            shown = wanted;
            rows.clear();
            box.getChildren().clear();
            setup.catalogue().chosen(setup.draft()).forEach(this::add);
            if (rows.isEmpty()) {
                box.getChildren().add(Texts.label("No parameters", "caption"));
            }
        } else {
            rows.forEach(ParameterRow::show);
        }
    }

    /** The parameters of one choice under its name, those of the defences under one name. */
    private void add(Described choice) {
        if (choice.parameters().isEmpty()) {
            return;
        }
        List<? extends Described> defences = setup.catalogue().defences();
        boolean defence = defences.contains(choice);
        if (!defence || choice.equals(defences.getFirst())) {
            Label head = Texts.label(
                    defence ? "Output-side defences" : choice.entry().title(), "caption-title");
            head.getStyleClass().add("parameter-group");
            box.getChildren().add(head);
        }
        for (Parameter parameter : choice.parameters()) {
            ParameterRow row = new ParameterRow(setup, undo, parameter);
            rows.add(row);
            box.getChildren().add(row);
        }
    }
}
