package org.inversight.ui.inspect;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.inversight.attack.Anatomy;
import org.inversight.attack.LossTerm;
import org.inversight.data.Images;
import org.inversight.data.Panel;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.panel.ScatterView;
import org.inversight.ui.session.Words;
import org.inversight.ui.theme.CurveRole;
import org.inversight.ui.theme.Palette;

/** What each station of a step has to show: its tensors large, a thumbnail, and one sentence. */
final class StationDetails {

    /** The stations in their order. */
    static final List<String> NAMES =
            List.of("Latent", "Generate", "Augment", "Classify", "Identity loss", "Back-propagate", "Update");

    private static final double GAP = 16;

    /** Classifiers that are shown side by side, and half as many views as two rows take. */
    private static final int MOST = 4;

    private final Anatomy anatomy;
    private final AnatomyModel model;
    private final ObservableValue<Palette> palette;

    StationDetails(Anatomy anatomy, AnatomyModel model, ObservableValue<Palette> palette) {
        this.anatomy = anatomy;
        this.model = model;
        this.palette = palette;
    }

    /** One plain sentence. */
    String sentence(int station) {
        Anatomy.Forward forward = anatomy.forward();
        Anatomy.Way way = anatomy.latent();
        return switch (station) {
            case 0 ->
                way == null
                        ? "This attack has no generator: it begins at the pixels themselves."
                        : "The step begins at the latent of the image: %s numbers, blue below zero and orange above."
                                .formatted(Words.count(way.before().length));
            case 1 ->
                way == null
                        ? "Nothing is generated; the step works on these pixels."
                        : forward.own()
                                ? "The generator turns the latent into this image."
                                : "This attack moves a distribution for each class, and the step looks at this sample of it, not at the shown image.";
            case 2 ->
                forward.views().equals(forward.image())
                        ? "The classifiers are shown the image itself."
                        : "The classifiers are shown %s of the image, drawn for this step."
                                .formatted(Words.several(forward.views().count(), "view", "views"));
            case 3 ->
                "Each classifier gives every class a logit; these are the highest, as means over what it is shown.";
            case 4 ->
                "The identity loss of this image is %s; the terms are means over all images of the run."
                        .formatted(Words.number(forward.identity()));
            case 5 ->
                "The gradient of the whole loss: a brighter pixel raises the loss where it is orange and lowers it where it is blue.";
            default ->
                way == null
                        ? "The optimiser moves each pixel against its gradient, and this image comes of it."
                        : "The optimiser moves the latent by %s (L2), and this image comes of it."
                                .formatted(Words.number(way.distance()));
        };
    }

    /** @param side of a square */
    Node thumbnail(int station, double side) {
        Anatomy.Forward forward = anatomy.forward();
        Anatomy.Way way = anatomy.latent();
        return switch (station) {
            case 0 -> way == null ? image(anatomy.before(), 0, side) : heat(HeatMap.square(way.before()), side, false);
            case 1 -> image(forward.image(), 0, side);
            case 2 -> image(forward.views(), forward.views().count() - 1, side);
            case 3 ->
                figure(
                        model.className(
                                forward.scores().getFirst().top().getFirst().classIndex()),
                        Words.number(
                                forward.scores().getFirst().top().getFirst().value()));
            case 4 -> figure(Words.number(forward.identity()), "this image");
            case 5 -> heat(anatomy.gradient(), side, false);
            default -> image(anatomy.after(), 0, side);
        };
    }

    /** @param side of the largest square */
    Node detail(int station, double side) {
        Anatomy.Forward forward = anatomy.forward();
        Anatomy.Way way = anatomy.latent();
        return switch (station) {
            case 0 -> way == null ? image(anatomy.before(), 0, side) : heat(HeatMap.square(way.before()), side, true);
            case 1 -> image(forward.image(), 0, side);
            case 2 -> views(side);
            case 3 ->
                row(forward.scores().stream()
                        .limit(MOST)
                        .map(scores -> (Node) new LogitBars(scores, model.attacked(), model::className))
                        .toList());
            case 4 -> terms();
            case 5 -> {
                HBox both = row(List.of(
                        captioned(image(forward.image(), 0, side), "image"),
                        captioned(heat(anatomy.gradient(), side, true), "gradient by pixel")));
                both.setAlignment(Pos.TOP_CENTER);
                yield both;
            }
            default ->
                way == null
                        ? pair(side)
                        : row(List.of(new ScatterView(plane(way), palette), pair(Math.min(side, 232))));
        };
    }

    private Node pair(double side) {
        return row(List.of(
                captioned(image(anatomy.before(), 0, side), "before"),
                captioned(image(anatomy.after(), 0, side), "after")));
    }

    private Node views(double side) {
        Images views = anatomy.forward().views();
        FlowPane all = new FlowPane(GAP, GAP);
        all.setAlignment(Pos.CENTER);
        double rows = views.count() > 2 * MOST ? 3 : views.count() > 2 ? 2 : 1;
        double each = Math.floor(side / rows - (rows - 1) * GAP / 2);
        for (int v = 0; v < views.count(); v++) {
            all.getChildren().add(image(views, v, each));
        }
        return all;
    }

    private Node terms() {
        VBox lines = new VBox(8);
        lines.setAlignment(Pos.CENTER);
        List<LossTerm> terms = anatomy.forward().terms();
        for (int t = 0; t < terms.size(); t++) {
            Line line = new Line(0, 0, 26, 0);
            line.setStroke(palette.getValue().of(CurveRole.TERM, t));
            line.setStrokeWidth(3);
            for (double dash : Palette.dashes(CurveRole.TERM, t)) {
                line.getStrokeDashArray().add(dash);
            }
            Label name = Texts.label(terms.get(t).name(), "value");
            name.setMinWidth(120);
            Label value = Texts.label(Words.number(terms.get(t).value()), "station-number", "value");
            HBox row = new HBox(10, line, name, value);
            row.setAlignment(Pos.CENTER);
            lines.getChildren().add(row);
        }
        return lines;
    }

    /** The path so far, and the step's own part of it. */
    private static Panel.Scatter plane(Anatomy.Way way) {
        int last = way.x().length - 1;
        float[] x = java.util.Arrays.copyOf(way.x(), last);
        float[] y = java.util.Arrays.copyOf(way.y(), last);
        return new Panel.Scatter(
                "latent-way",
                "Latent",
                "Path of the latent",
                "",
                "On the plane in which it varied most.",
                "first principal direction",
                "second principal direction",
                List.of(
                        new Panel.Series("path so far", Panel.Mark.LINE, x, y),
                        new Panel.Series(
                                "before", Panel.Mark.RING, new float[] {x[last - 1]}, new float[] {y[last - 1]}),
                        new Panel.Series(
                                "after", Panel.Mark.CROSS, new float[] {way.x()[last]}, new float[] {way.y()[last]})));
    }

    /** The path of a latent, drawn as in the last station. */
    static Node path(Anatomy.Way way, ObservableValue<Palette> palette) {
        return new ScatterView(plane(way), palette);
    }

    private static Node image(Images images, int position, double side) {
        PixelView view = new PixelView(side);
        view.show(images, position, false);
        return view;
    }

    private Node heat(Images numbers, double side, boolean scaled) {
        HeatMap map = new HeatMap(side, scaled, palette);
        map.show(numbers);
        return map;
    }

    private static Node figure(String number, String what) {
        VBox box = new VBox(2, Texts.label(number, "station-number", "value"), Texts.label(what, "caption", "value"));
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private static Node captioned(Node node, String caption) {
        VBox box = new VBox(6, node, Texts.label(caption, "caption"));
        box.setAlignment(Pos.TOP_CENTER);
        return box;
    }

    private static HBox row(List<Node> nodes) {
        HBox row = new HBox(2 * GAP);
        row.getChildren().addAll(new ArrayList<>(nodes));
        row.setAlignment(Pos.CENTER);
        row.setFillHeight(false);
        return row;
    }
}
