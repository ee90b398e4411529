package org.inversight.ui.stage;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.inversight.experiment.Experiment;
import org.inversight.metric.Bounds;
import org.inversight.metric.Identification;
import org.inversight.metric.Measure;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.inversight.ui.control.Switch;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.BoundsModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;

/** What is on the stage in one line, and the share of images that target and evaluators accept. */
public final class StageHeader extends HBox {

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /** Narrower than this, words that can be missed make room. */
    private static final double ROOMY = 860;

    /** What stands behind the share of images that the verifier puts first. */
    private static final String RANK = "rank-1";

    private static final String MEANING =
            "Attack accuracy: the share of images that the target, and each independent evaluator, classifies as the "
                    + "attacked class. The bars below show mean confidence. Rank-1: the share of images for which the "
                    + "verifier ranks the attacked person first among all private people.";

    private final SetupModel setup;
    private final RunModel runs;
    private final BoundsModel bounds;
    private final PanelsModel panels;
    private final Label title = Texts.label("Reconstructions", "stage-title");
    private final Label choices = Texts.label("", "stage-choices", "value");
    private final MenuButton views = new MenuButton();
    private final HBox scores = new HBox();
    private final VBox heading = new VBox(Texts.label("", "score-number"), Texts.label("accepted by", "score-name"));
    private final Switch stretch = new Switch();
    private final Tooltip meaning = Texts.tooltip(MEANING);
    private List<String> scored = List.of();

    public StageHeader(
            SetupModel setup,
            RunModel runs,
            PlaybackModel playback,
            BoundsModel bounds,
            PanelsModel panels,
            Pager pager) {
        this.setup = setup;
        this.runs = runs;
        this.bounds = bounds;
        this.panels = panels;
        getStyleClass().add("stage-header");
        setAlignment(Pos.CENTER_LEFT);
        scores.getStyleClass().add("scores");
        scores.setId("scores");
        scores.setAlignment(Pos.BASELINE_RIGHT);
        Tooltip.install(scores, meaning);
        stretch.setId("stretch");
        stretch.getStyleClass().add("stretch");
        stretch.setTooltip(
                Texts.tooltip("Maps each image's darkest value to black and its brightest to white. Off: unchanged "
                        + "pixels, clamped to the valid range."));
        stretch.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(title, views, pager);
        line.setSpacing(10);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(line, choices);
        chooser();
        title.setMinWidth(USE_PREF_SIZE);
        views.setMinWidth(USE_PREF_SIZE);
        words.setMinWidth(0);
        choices.setId("choices");
        heading.setAlignment(Pos.CENTER_RIGHT);
        heading.setMinWidth(USE_PREF_SIZE);
        HBox shares = new HBox(heading, scores);
        shares.getStyleClass().add("scores");
        shares.setAlignment(Pos.BASELINE_RIGHT);
        getChildren().addAll(words, Texts.spring(), stretch, shares);
        setup.draftProperty().addListener((o, before, now) -> describe());
        runs.runProperty().addListener((o, before, now) -> describe());
        playback.shownProperty().addListener((o, before, now) -> {
            if ((before == null) != (now == null)) {
                describe();
            }
            score(now);
        });
        bounds.boundsProperty()
                .addListener((o, before, now) -> score(playback.shownProperty().get()));
        widthProperty().addListener((o, before, now) -> roomy(now.doubleValue() >= ROOMY));
        roomy(true);
        describe();
        score(null);
    }

    private void roomy(boolean room) {
        stretch.setText(room ? "Stretch contrast" : "Stretch");
        stretch.setAccessibleText("Stretch contrast");
        pseudoClassStateChanged(NARROW, !room);
        showHeading();
    }

    private void showHeading() {
        Texts.show(heading, scores.isVisible() && !getPseudoClassStates().contains(NARROW));
    }

    Switch stretch() {
        return stretch;
    }

    /** In place of the title, once there is more to see than the reconstructions. */
    private void chooser() {
        views.setId("stage-view");
        views.setMnemonicParsing(false);
        views.getStyleClass().add("stage-view");
        views.setAccessibleText("View");
        views.setTooltip(Texts.tooltip("Reconstructions, or another view of the run."));
        panels.tabsProperty().addListener((o, before, now) -> offer());
        panels.chosenProperty().addListener((o, before, now) -> offer());
        offer();
    }

    private void offer() {
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
        Run run = runs.runProperty().get();
        Experiment shown = run == null ? setup.draft() : run.experiment();
        choices.setText(VariantWords.of(setup.catalogue(), shown));
    }

    private void score(@Nullable Snapshot snapshot) {
        Texts.show(stretch, snapshot != null);
        Texts.show(scores, snapshot != null);
        showHeading();
        if (snapshot == null) {
            return;
        }
        List<String> names = new ArrayList<>(List.of("target"));
        List<Double> shares = new ArrayList<>(List.of(snapshot.targetAccuracy()));
        for (int e = 0; e < snapshot.evaluators().size(); e++) {
            names.add(snapshot.evaluators().get(e));
            shares.add(snapshot.evaluatorAccuracy(e));
        }
        Identification people = Identification.of(snapshot.verdicts());
        if (people != null) {
            names.add(RANK);
            shares.add(people.rank1());
        }
        if (!names.equals(scored)) {
            scored = names;
            scores.getChildren().clear();
            names.forEach(name -> scores.getChildren().add(box(name)));
        }
        Bounds known = bounds.boundsProperty().get();
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Measure measure = i == 0 ? Measure.TARGET : name.equals(RANK) ? Measure.RANK1 : Measure.evaluator(name);
            String beside =
                    Words.beside(known.ceilings().get(measure), known.floors().get(measure));
            set(i, shares.get(i), name, beside);
            if (!beside.isEmpty()) {
                sentences.add("%s: %s".formatted(name, beside));
            }
        }
        String said = sentences.isEmpty() ? MEANING : MEANING + "\n\n" + String.join("\n", sentences);
        if (!said.equals(meaning.getText())) {
            meaning.setText(said);
        }
    }

    private VBox box(String name) {
        int index = scores.getChildren().size();
        Label number = Texts.label("", "score-number");
        if (index == 0) {
            number.getStyleClass().add("of-target");
        } else if (!name.equals(RANK)) {
            number.getStyleClass().add("of-evaluator-" + (index - 1) % 4);
        }
        VBox box = new VBox(number, Texts.label(name, "score-name", "value"));
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setMinWidth(USE_PREF_SIZE);
        if (name.equals(RANK)) {
            // no class is accepted here, a person is found
            box.getStyleClass().add("score-apart");
        }
        return box;
    }

    private void set(int index, double share, String name, String beside) {
        VBox box = (VBox) scores.getChildren().get(index);
        ((Label) box.getChildren().getFirst()).setText(Words.percent(share));
        String said = name.equals(RANK)
                ? "Rank-1: %s of the images".formatted(Words.percent(share))
                : "%s accepts %s of the images".formatted(name, Words.percent(share));
        box.setAccessibleText(beside.isEmpty() ? said : said + ". " + beside);
    }
}
