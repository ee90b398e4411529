package org.inversight.ui.inspect;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.inversight.attack.Anatomy;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.loss.LossType;
import org.inversight.run.Snapshot;
import org.inversight.ui.chart.Curve;
import org.inversight.ui.chart.Legend;
import org.inversight.ui.chart.Plot;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.formula.FormulaView;
import org.inversight.ui.session.LoadedModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.Words;
import org.inversight.ui.theme.CurveRole;
import org.inversight.ui.theme.Palette;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The formula of the loss with each term in the colour of its curve and with its value at the shown step, and below it
 * the curves, each on an axis of its own: their sizes differ by orders of magnitude. A term that is clicked becomes
 * large, with its tensors where they are known.
 */
public final class LossSection extends VBox {

    private static final double HEIGHT = 88;
    private static final double LARGE = 190;
    private static final double TENSOR = 96;

    /** So wide is a value in the formula at least, that the formula keeps its lines while the run goes on. */
    private static final int WIDTH = 8;

    private static final int NONE = -1;

    private final CurvesModel curves;
    private final PlaybackModel playback;
    private final RunModel runs;
    private final Catalogue catalogue;
    private final LoadedModel loaded;
    private final AnatomyModel anatomies;
    private final ObservableValue<Palette> palette;
    private final VBox card = new VBox();
    private final VBox strips = new VBox();
    private final VBox tensors = new VBox(6);
    private final List<Plot> plots = new ArrayList<>();
    private final List<Legend> legends = new ArrayList<>();
    private final List<ToggleButton> enlargers = new ArrayList<>();
    private List<TermSpans.Span> spans = List.of();
    private @Nullable FormulaView formula;
    private String written = "";
    private int enlarged = NONE;

    public LossSection(
            CurvesModel curves,
            PlaybackModel playback,
            RunModel runs,
            SetupModel setup,
            LoadedModel loaded,
            AnatomyModel anatomies,
            ObservableValue<Palette> palette) {
        setId("losses");
        this.curves = curves;
        this.playback = playback;
        this.runs = runs;
        this.catalogue = setup.catalogue();
        this.loaded = loaded;
        this.anatomies = anatomies;
        this.palette = palette;
        strips.getStyleClass().add("strips");
        card.getStyleClass().add("formula-card");
        card.setId("loss-formula");
        card.setSpacing(6);
        tensors.setId("term-tensors");
        getChildren().add(Texts.section("Loss terms", card, strips));
        setup.draftProperty().addListener((o, before, now) -> draw());
        curves.lossesProperty().addListener((o, before, now) -> draw());
        playback.shownProperty().addListener((o, before, now) -> draw());
        palette.addListener((o, before, now) -> draw());
        anatomies.anatomyProperty().addListener((o, before, now) -> tensors());
        runs.statusProperty().addListener((o, before, now) -> {
            if (before.steps() != now.steps()) {
                draw();
            }
        });
        draw();
    }

    private void draw() {
        List<Curve> lines = curves.lossesProperty().get();
        int strip = Math.max(1, lines.size());
        if (plots.size() != strip) {
            build(strip);
        }
        Snapshot shown = playback.shownProperty().get();
        double step = shown == null ? -1 : shown.step();
        double end = runs.statusProperty().get().steps();
        for (int i = 0; i < strip; i++) {
            List<Curve> one = i < lines.size() ? List.of(lines.get(i)) : List.of();
            plots.get(i).show(one, end, step);
            legends.get(i).show(one, step);
            String name = one.isEmpty() ? "" : one.getFirst().name();
            enlargers.get(i).setId("term-" + name);
            enlargers.get(i).setAccessibleText("Enlarge " + name);
            Texts.show(enlargers.get(i), !one.isEmpty());
        }
        if (tensors.getChildren().isEmpty()) {
            tensors();
        }
        write(lines);
        for (int i = 0; i < spans.size() && formula != null; i++) {
            double value = lines.get(spans.get(i).term()).at(step);
            formula.setValue(i, Double.isNaN(value) ? "" : padded("\u2009=\u2009" + Words.number(value)));
        }
    }

    private static String padded(String text) {
        return text + "\u2007".repeat(Math.max(0, WIDTH - text.length()));
    }

    /** The formula of the attack on the stage, anew where attack, loss, terms or colours are others. */
    private void write(List<Curve> lines) {
        Experiment experiment = loaded.onStage();
        String text = catalogue.attack(experiment.attack()).entry().formula();
        LossType loss = catalogue.loss(experiment);
        String below = loss == null ? "" : loss.entry().formula();
        List<String> names = lines.stream().map(Curve::name).toList();
        String key = text
                + below
                + names
                + palette.getValue().dark()
                + palette.getValue().pane();
        if (key.equals(written)) {
            return;
        }
        written = key;
        spans = TermSpans.of(text, names);
        formula = new FormulaView(
                text,
                spans.stream()
                        .map(span -> new FormulaView.Part(
                                span.from(),
                                span.to(),
                                "#"
                                        + palette.getValue()
                                                .of(CurveRole.TERM, span.term())
                                                .toString()
                                                .substring(2, 8),
                                () -> enlarge(enlarged == span.term() ? NONE : span.term())))
                        .toList());
        card.getChildren().setAll(formula);
        if (!below.isBlank()) {
            card.getChildren().add(new FormulaView(below));
        }
        Texts.show(card, !text.isBlank());
    }

    private void build(int count) {
        plots.clear();
        legends.clear();
        enlargers.clear();
        strips.getChildren().clear();
        enlarged = NONE;
        for (int i = 0; i < count; i++) {
            int term = i;
            Plot plot = new Plot(palette, false, HEIGHT, Words::number);
            plot.setAccessibleText("Loss term over the steps");
            Legend legend = new Legend(palette, Words::number);
            ToggleButton enlarger = new ToggleButton("", Icons.of(Feather.MAXIMIZE_2));
            enlarger.getStyleClass().addAll("iconic", "small");
            enlarger.setTooltip(Texts.tooltip("Enlarges the curve and shows the tensors of the term."));
            enlarger.setOnAction(event -> enlarge(enlarger.isSelected() ? term : NONE));
            plots.add(plot);
            legends.add(legend);
            enlargers.add(enlarger);
            HBox head = new HBox(legend, enlarger);
            HBox.setHgrow(legend, Priority.ALWAYS);
            head.setAlignment(Pos.CENTER_LEFT);
            strips.getChildren().add(new VBox(head, plot));
        }
    }

    /** Makes one curve large, with the tensors of its term below, or none. */
    private void enlarge(int term) {
        enlarged = term;
        for (int i = 0; i < plots.size(); i++) {
            double height = i == term ? LARGE : HEIGHT;
            plots.get(i).setMinHeight(height);
            plots.get(i).setPrefHeight(height);
            enlargers.get(i).setSelected(i == term);
            ((VBox) strips.getChildren().get(i)).getChildren().remove(tensors);
        }
        if (term != NONE) {
            ((VBox) strips.getChildren().get(term)).getChildren().add(tensors);
        }
        tensors();
    }

    private void tensors() {
        List<Curve> lines = curves.lossesProperty().get();
        if (enlarged == NONE || enlarged >= lines.size()) {
            tensors.getChildren().clear(); // they were of another run
            return;
        }
        Anatomy anatomy = anatomies.anatomyProperty().get();
        if (anatomy == null) {
            tensors.getChildren()
                    .setAll(Texts.paragraph(
                            "The tensors of the term are shown for a selected image while the run is paused.",
                            "caption"));
            return;
        }
        PixelView image = new PixelView(TENSOR);
        image.show(anatomy.forward().image(), 0, false);
        tensors.getChildren().setAll(Texts.label("image", "caption"), image);
        if (lines.get(enlarged).name().equals("identity")) {
            for (Anatomy.Scores scores : anatomy.forward().scores()) {
                tensors.getChildren().add(new LogitBars(scores, anatomies.attacked(), anatomies::className));
            }
            return;
        }
        Anatomy.Scores critic = anatomy.forward().critic();
        Anatomy.Way latent = anatomy.latent();
        if (lines.get(enlarged).name().equals("prior") && critic != null) {
            tensors.getChildren().add(new LogitBars(critic, anatomies.attacked(), anatomies::className));
        } else if (latent != null) {
            tensors.getChildren().add(StationDetails.path(latent, palette));
        }
    }
}
