package org.inversight.ui.stage;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.inversight.attack.AttackType;
import org.inversight.augment.AugmentationType;
import org.inversight.loss.LossType;
import org.inversight.run.Catalogue;
import org.inversight.run.Experiment;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.PanelsModel;
import org.inversight.ui.session.Words;
import org.inversight.ui.session.Workbench;
import org.jspecify.annotations.Nullable;

/** What is on the stage in one line, and how many pictures convince whom. */
final class StageHeader extends HBox {

    private final Workbench bench;
    private final Label title = Texts.label("Reconstructions", "stage-title");
    private final Label choices = Texts.label("", "stage-choices");
    private final MenuButton views = new MenuButton();
    private final HBox scores = new HBox();
    private final ToggleSwitch stretch = new ToggleSwitch("Stretch contrast");

    StageHeader(Workbench bench) {
        this.bench = bench;
        getStyleClass().add("stage-header");
        setAlignment(Pos.CENTER_LEFT);
        scores.getStyleClass().add("scores");
        scores.setId("scores");
        scores.setAlignment(Pos.BASELINE_RIGHT);
        Tooltip.install(
                scores,
                Texts.tooltip(
                        "Share of all pictures whose likeliest class is the attacked one, for the"
                                + " target and for each independent evaluator. The bars below are"
                                + " mean confidences."));
        stretch.setId("stretch");
        stretch.getStyleClass().add("stretch");
        stretch.setTooltip(
                Texts.tooltip(
                        "Each picture's darkest value becomes black and its brightest white."
                                + " Off: pixels as they are, clamped to the valid range."));
        stretch.setMinWidth(USE_PREF_SIZE);
        VBox words = new VBox(new HBox(title, views), choices);
        chooser();
        words.setMinWidth(0);
        choices.setId("choices");
        getChildren().addAll(words, Texts.spring(), stretch, scores);
        bench.setup().draftProperty().addListener((o, before, now) -> describe());
        bench.runs().runProperty().addListener((o, before, now) -> describe());
        bench.playback()
                .shownProperty()
                .addListener(
                        (o, before, now) -> {
                            if ((before == null) != (now == null)) {
                                describe();
                            }
                            score(now);
                        });
        describe();
        score(null);
    }

    ToggleSwitch stretch() {
        return stretch;
    }

    /** In place of the title, once there is more to see than the reconstructions. */
    private void chooser() {
        PanelsModel panels = bench.panels();
        views.setId("stage-view");
        views.setMnemonicParsing(false);
        views.getStyleClass().add("stage-view");
        views.setAccessibleText("What is on the stage");
        views.setTooltip(Texts.tooltip("The reconstructions, or what else the attack shows."));
        panels.tabsProperty().addListener((o, before, now) -> offer());
        panels.chosenProperty().addListener((o, before, now) -> offer());
        offer();
    }

    private void offer() {
        PanelsModel panels = bench.panels();
        List<PanelsModel.Tab> tabs = panels.tabsProperty().get();
        views.getItems().clear();
        for (PanelsModel.Tab tab : tabs) {
            MenuItem item = new MenuItem(tab.title());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> panels.choose(tab.id()));
            views.getItems().add(item);
            if (tab.id().equals(panels.chosenProperty().get())) {
                views.setText(tab.title());
            }
        }
        Texts.show(views, tabs.size() > 1);
        Texts.show(title, tabs.size() == 1);
    }

    private void describe() {
        Run run = bench.runs().runProperty().get();
        Experiment shown = run == null ? bench.setup().draft() : run.experiment();
        Catalogue all = bench.setup().catalogue();
        AttackType attack = all.attack(shown.attack());
        LossType loss = all.loss(shown);
        AugmentationType augmentation = all.augmentation(shown);
        choices.setText(
                loss == null || augmentation == null
                        ? "%s  ·  asks for %s"
                                .formatted(attack.entry().title(), attack.needs().access())
                        : "%s  ·  %s  ·  %s"
                                .formatted(
                                        attack.entry().title(),
                                        loss.entry().title(),
                                        augmentation(augmentation)));
    }

    /** "None" alone would not say what there is none of. */
    private static String augmentation(AugmentationType type) {
        return type.entry().id().equals("none") ? "no augmentation" : type.entry().title();
    }

    private void score(@Nullable Snapshot snapshot) {
        Texts.show(stretch, snapshot != null);
        Texts.show(scores, snapshot != null);
        if (snapshot == null) {
            return;
        }
        int evaluators = snapshot.evaluators().size();
        while (scores.getChildren().size() > evaluators + 1) {
            scores.getChildren().removeLast();
        }
        while (scores.getChildren().size() < evaluators + 1) {
            int which = scores.getChildren().size() - 1;
            Label number = Texts.label("", "score-number");
            number.getStyleClass().add(which < 0 ? "of-target" : "of-evaluator-" + which % 4);
            VBox box = new VBox(number, Texts.label("", "score-name"));
            box.setAlignment(Pos.CENTER_RIGHT);
            box.setMinWidth(USE_PREF_SIZE);
            scores.getChildren().add(box);
        }
        set(0, snapshot.targetAccuracy(), "target");
        for (int e = 0; e < evaluators; e++) {
            set(e + 1, snapshot.evaluatorAccuracy(e), snapshot.evaluators().get(e));
        }
    }

    private void set(int index, double share, String name) {
        VBox box = (VBox) scores.getChildren().get(index);
        ((Label) box.getChildren().get(0)).setText(Words.percent(share));
        ((Label) box.getChildren().get(1)).setText(name);
        box.setAccessibleText(
                "%s accepts %s of the pictures".formatted(name, Words.percent(share)));
    }
}
