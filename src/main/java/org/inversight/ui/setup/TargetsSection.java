package org.inversight.ui.setup;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.inversight.experiment.Experiment;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.NumberField;
import org.inversight.ui.control.Popovers;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.Words;
import org.kordamp.ikonli.feather.Feather;

/** Which classes, how many images of each, how many steps. */
public final class TargetsSection extends VBox {

    private static final int MOST_IMAGES = 64;

    /** More classes than this are ticked in a list. */
    private static final int MOST_CHIPS = 24;

    private final SetupModel setup;
    private final FlowPane chips = new FlowPane(6, 6);
    private final Button choose = new Button("", Icons.of(Feather.LIST));
    private final NumberField restarts;
    private final NumberField steps;
    private final Button specification = new Button();
    private List<String> shown = List.of();

    public TargetsSection(SetupModel setup) {
        setId("classes");
        this.setup = setup;
        getStyleClass().add("section-group");
        chips.setId("targets");
        chips.setAccessibleText("Target classes");
        choose.setId("choose-targets");
        choose.setMaxWidth(Double.MAX_VALUE);
        choose.getStyleClass().add("choose-targets");
        choose.setOnAction(event -> Popovers.show(choose, new TargetPicker(setup)));
        Button all = new Button("all");
        all.getStyleClass().addAll("small", "flat", "link");
        all.setTooltip(Texts.tooltip("Attack every class"));
        all.setOnAction(event -> setup.allTargets());
        restarts = new NumberField(
                "Images per class",
                "Reconstructions of each target class. Restarts the run.",
                text -> setup.setRestarts(NumberField.whole(text, 1, MOST_IMAGES)));
        restarts.setId("restarts");
        steps = new NumberField(
                "Steps",
                "Steps of the optimiser. Applies to a run under way.",
                text -> setup.setSteps(NumberField.whole(text, 1, 1_000_000)));
        steps.setId("steps");
        specification.getStyleClass().addAll("small", "flat", "link");
        specification.setId("specification-steps");
        specification.setOnAction(event -> setup.setSteps(setup.specificationSteps()));
        specification.setTooltip(Texts.tooltip("Use the published number of steps"));
        VBox section = Texts.section("Targets", chips, choose);
        HBox title = new HBox(section.getChildren().removeFirst(), Texts.spring(), all);
        title.setAlignment(Pos.CENTER_LEFT);
        section.getChildren().addFirst(title);
        section.getChildren()
                .addAll(Texts.line("images per class", restarts), Texts.line("steps", steps), specification);
        getChildren().add(section);
        setup.draftProperty().addListener((o, before, now) -> show(now));
        show(setup.draft());
    }

    private void show(Experiment draft) {
        int count = setup.classes().size();
        boolean many = count > MOST_CHIPS;
        Texts.show(chips, !many);
        Texts.show(choose, many);
        choose.setText("%d of %s".formatted(draft.targets().size(), setup.several(count)));
        if (!setup.classes().equals(shown)) {
            shown = setup.classes();
            chips.getChildren().clear();
            for (int i = 0; i < count && !many; i++) {
                chips.getChildren().add(chip(i));
            }
        }
        for (int i = 0; i < chips.getChildren().size(); i++) {
            ((ToggleButton) chips.getChildren().get(i))
                    .setSelected(draft.targets().contains(i));
        }
        restarts.show(Integer.toString(draft.restarts()));
        steps.show(Integer.toString(draft.steps()));
        int published = setup.specificationSteps();
        Texts.show(specification, published != draft.steps());
        specification.setText("published: " + Words.several(published, "step", "steps"));
    }

    private ToggleButton chip(int index) {
        ToggleButton chip = new ToggleButton(setup.className(index));
        chip.setId("target-" + index);
        chip.getStyleClass().add("chip");
        chip.setMnemonicParsing(false);
        chip.setAccessibleText("Target class " + setup.className(index));
        chip.setOnAction(event -> setup.toggleTarget(index));
        return chip;
    }
}
