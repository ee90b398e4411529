package org.inversight.ui.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.inversight.data.Images;
import org.inversight.model.Measurement;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.model.NegativeReport;
import org.inversight.model.Provenance;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;

/** Everything that a model's card says, for a popover. */
final class CardDetails extends ScrollPane {

    private static final double WIDTH = 400;
    private static final double HEIGHT = 440;
    private static final double IMAGE = 32;
    private static final int MOST_IMAGES = 20;

    /**
     * @param title of the images
     * @param images that the model draws, or was trained on; null where none are known
     */
    CardDetails(ModelCard card, String title, @Nullable Images images) {
        VBox box = new VBox(
                Texts.label(card.name(), "details-title", "value"),
                Texts.label(card.kind() + " · " + card.format().name().toLowerCase(Locale.ROOT), "caption"),
                facts(card));
        box.getStyleClass().add("details");
        if (images != null) {
            box.getChildren().addAll(Texts.label(title, "details-heading"), strip(images));
        }
        measurements(box, card.measurements());
        negatives(box, card.negatives());
        provenance(box, card.provenance());
        setContent(box);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().addAll("edge-to-edge", "details-scroll");
        setPrefWidth(WIDTH);
        setMaxHeight(HEIGHT);
    }

    private static FlowPane strip(Images images) {
        FlowPane strip = new FlowPane(6, 6);
        for (int i = 0; i < Math.min(MOST_IMAGES, images.count()); i++) {
            PixelView view = new PixelView(IMAGE);
            view.show(images, i, false);
            strip.getChildren().add(view);
        }
        return strip;
    }

    /** The facts that a card in the pane has room for. */
    static String summary(ModelCard card) {
        List<String> facts = new ArrayList<>();
        if (card.kind() == ModelKind.GENERATOR) {
            facts.add("latent " + card.latent());
        } else {
            facts.add(card.classes().size() + " classes");
        }
        if (card.kind() == ModelKind.CLASSIFIER) {
            card.measurements().stream()
                    .filter(m -> m.name().contains("accuracy"))
                    .findFirst()
                    .ifPresent(m -> facts.add(percent(m.value())));
        }
        facts.add("%d×%d".formatted(card.height(), card.width()));
        return String.join(" · ", facts);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f\u202f%%", value * 100);
    }

    private static GridPane facts(ModelCard card) {
        Map<String, @Nullable String> facts = new java.util.LinkedHashMap<>();
        facts.put("architecture", card.architecture());
        facts.put(
                "images",
                "%d × %d, %s".formatted(card.height(), card.width(), card.channels() == 1 ? "grey" : "colour"));
        facts.put("range", numbers(card.range()));
        if (card.kind() != ModelKind.GENERATOR) {
            facts.put("mean, standard deviation", numbers(card.mean()) + ";  " + numbers(card.deviation()));
            facts.put("classes", String.join(", ", card.classes()));
            facts.put("features", card.features() > 0 ? Integer.toString(card.features()) : null);
        } else {
            facts.put("latent", Integer.toString(card.latent()));
        }
        facts.put("weights", card.weights());
        return table(facts);
    }

    private static String numbers(List<Double> values) {
        return values.stream().map(Words::plain).collect(Collectors.joining(", "));
    }

    private static GridPane table(Map<String, @Nullable String> facts) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setHalignment(HPos.LEFT);
        names.setMinWidth(110);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        int line = 0;
        for (Map.Entry<String, @Nullable String> fact : facts.entrySet()) {
            String value = fact.getValue();
            if (value == null || value.isBlank()) {
                continue;
            }
            Label name = Texts.label(fact.getKey(), "caption");
            GridPane.setValignment(name, VPos.TOP);
            grid.add(name, 0, line);
            grid.add(Texts.paragraph(value, "fact-value"), 1, line);
            line++;
        }
        return grid;
    }

    private static void measurements(VBox box, List<Measurement> measurements) {
        if (measurements.isEmpty()) {
            return;
        }
        box.getChildren().add(Texts.label("Measured", "details-heading"));
        for (Measurement m : measurements) {
            String value = m.value() >= 0 && m.value() <= 1 ? percent(m.value()) : Words.number(m.value());
            box.getChildren()
                    .add(Texts.paragraph(
                            "%s: %s (%s images). %s".formatted(m.name(), value, Words.count(m.count()), m.about()),
                            "fact-value"));
        }
    }

    private static void negatives(VBox box, List<NegativeReport> negatives) {
        if (negatives.isEmpty()) {
            return;
        }
        box.getChildren().add(Texts.label("Rejection rates", "details-heading"));
        for (NegativeReport n : negatives) {
            String rejected = new TreeMap<>(n.rejected())
                    .entrySet().stream()
                            .map(e -> e.getKey() + " " + percent(e.getValue()))
                            .collect(Collectors.joining(", "));
            box.getChildren()
                    .add(Texts.paragraph(
                            "%s (%s): %s of %s"
                                    .formatted(
                                            n.kind(),
                                            n.heldOut() ? "never seen in training" : "in training",
                                            rejected,
                                            Words.count(n.count())),
                            "fact-value"));
        }
    }

    private static void provenance(VBox box, Provenance from) {
        Map<String, @Nullable String> facts = new java.util.LinkedHashMap<>();
        facts.put("made by", from.madeBy());
        facts.put("data", from.data());
        facts.put("split", from.split());
        facts.put("command", from.command());
        facts.put("seed", from.seed() == null ? null : from.seed().toString());
        facts.put("licence", from.licence());
        boolean known = facts.values().stream().anyMatch(v -> v != null && !v.isBlank());
        box.getChildren().add(Texts.label("Provenance", "details-heading"));
        box.getChildren().add(known ? table(facts) : Texts.paragraph("Its card states none.", "caption"));
        if (!from.departures().isEmpty()) {
            box.getChildren().add(Texts.label("Departures from source", "details-heading"));
            from.departures().forEach(d -> box.getChildren().add(Texts.paragraph(d, "fact-value")));
        }
    }
}
