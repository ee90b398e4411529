package org.inversight.ui.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.inversight.attack.AttackType;
import org.inversight.experiment.Experiment;
import org.inversight.run.Comparison;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.SetupModel;
import org.kordamp.ikonli.feather.Feather;

/** Which runs are compared: those of the paper in one click, another attack, or sides of one's own. */
public final class ComparePanel extends VBox {

    private final SetupModel setup;
    private final ObservableList<Experiment> chosen;
    private final VBox list = new VBox(4);
    private final Label said = Texts.label("", "warning", "sentence");
    private final Button start = new Button("Compare these", Icons.of(Feather.COLUMNS));

    /** @param close closes what this is in */
    public ComparePanel(CompareModel model, SetupModel setup, Runnable close) {
        this.setup = setup;
        this.chosen = model.chosen();
        setId("compare-panel");
        getStyleClass().add("compare-panel");
        Button four = wide("Baseline, LOM, students, both", "compare-four");
        List<Experiment> paper = Sides.ofThePaper(setup);
        String hindrance = paper.isEmpty() ? "" : Sides.hindrance(setup, paper);
        four.setDisable(paper.isEmpty() || !hindrance.isEmpty());
        Label whyNot = Texts.label(hindrance, "caption", "sentence");
        whyNot.setId("compare-hindrance");
        whyNot.setWrapText(true);
        Texts.show(whyNot, !hindrance.isEmpty());
        four.setOnAction(event -> {
            close.run();
            model.begin(paper);
        });
        MenuButton other = new MenuButton("Another attack");
        other.setId("compare-attack");
        other.setMaxWidth(Double.MAX_VALUE);
        for (AttackType type : Sides.others(setup)) {
            MenuItem item = new MenuItem(type.entry().title());
            item.setId("compare-with-" + type.entry().id());
            item.setOnAction(event -> {
                close.run();
                model.begin(List.of(setup.draft(), setup.with(type.entry().id())));
            });
            other.getItems().add(item);
        }
        other.setDisable(other.getItems().isEmpty());
        String missing = setup.missing(setup.draft());
        Label alone = Texts.label(
                missing.isEmpty() ? "No other attack can run with these models and images." : missing,
                "caption",
                "sentence");
        alone.setId("compare-alone");
        alone.setWrapText(true);
        // once is enough
        Texts.show(alone, other.isDisabled() && !alone.getText().equals(hindrance));
        MenuButton defended = new MenuButton("Undefended beside defended");
        defended.setId("compare-defended");
        defended.setMaxWidth(Double.MAX_VALUE);
        String hindered = "Defences change what the target answers: choose an attack that only queries.";
        for (Sides.Defended pair : Sides.defended(setup.catalogue(), setup.draft())) {
            hindered = Sides.hindrance(setup, pair.sides());
            if (!hindered.isEmpty()) {
                break;
            }
            MenuItem item = new MenuItem(pair.title());
            item.setOnAction(event -> {
                close.run();
                model.begin(pair.sides());
            });
            defended.getItems().add(item);
        }
        defended.setDisable(!hindered.isEmpty());
        Label why = Texts.label(hindered, "caption", "sentence");
        why.setWrapText(true);
        Texts.show(why, !hindered.isEmpty());
        Button add = wide("Add these settings", "compare-add");
        add.setGraphic(Icons.of(Feather.PLUS));
        add.setOnAction(event -> add());
        start.setId("compare-start");
        start.getStyleClass().add("accent");
        start.setMaxWidth(Double.MAX_VALUE);
        start.setOnAction(event -> {
            List<Experiment> sides = List.copyOf(chosen);
            close.run();
            model.begin(sides);
        });
        said.setId("compare-said");
        said.setWrapText(true);
        getChildren()
                .addAll(
                        section("In one click", four, whyNot, other, alone, defended, why),
                        section("Sides of your own", add, list, said, start));
        Texts.show(said, false);
        show();
    }

    private static VBox section(String title, Node... content) {
        VBox box = Texts.section(title, content);
        box.setFillWidth(true);
        return box;
    }

    private static Button wide(String title, String id) {
        Button button = new Button(title);
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    private void add() {
        String missing = setup.missing(setup.draft());
        String refusal = missing.isEmpty() ? Sides.refusal(setup.samples(), chosen, setup.draft()) : missing;
        said.setText(refusal);
        Texts.show(said, !refusal.isEmpty());
        if (refusal.isEmpty()) {
            chosen.add(setup.draft());
            show();
        }
    }

    private void show() {
        list.getChildren().clear();
        List<Side> sides = Sides.named(setup.catalogue(), new ArrayList<>(chosen));
        for (int i = 0; i < sides.size(); i++) {
            int side = i;
            Label title = Texts.label(sides.get(i).title(), "value");
            Button remove = new Button("", Icons.of(Feather.X));
            remove.getStyleClass().add("iconic");
            remove.setAccessibleText("Remove " + sides.get(i).title());
            remove.setOnAction(event -> {
                chosen.remove(side);
                show();
            });
            HBox line = new HBox(title, Texts.spring(), remove);
            line.setAlignment(Pos.CENTER_LEFT);
            list.getChildren().add(line);
        }
        start.setDisable(chosen.size() < 2 || chosen.size() > Comparison.MOST);
        lookupAll("#compare-add").forEach(node -> node.setDisable(chosen.size() >= Comparison.MOST));
    }
}
