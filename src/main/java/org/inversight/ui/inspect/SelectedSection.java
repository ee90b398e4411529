package org.inversight.ui.inspect;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.inversight.experiment.Experiment;
import org.inversight.metric.Neighbour;
import org.inversight.metric.Prediction;
import org.inversight.metric.Verdict;
import org.inversight.run.Snapshot;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.people.PersonWords;
import org.inversight.ui.session.LoadedModel;
import org.inversight.ui.session.OpeningModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.SelectionModel;
import org.inversight.ui.session.Words;
import org.inversight.ui.stage.PanelsModel;
import org.kordamp.ikonli.feather.Feather;

/** The selected image, large, beside the private image that is nearest to it. */
public final class SelectedSection extends VBox {

    private static final double SIZE = 128;

    private static final String NOTHING =
            "Click an image, or use the arrow keys, to compare it with the nearest private image.";

    /** Beside a line-up, name and private images would give the answer away. */
    private static final String ASKING = "Hidden during a line-up.";

    private final SelectionModel selection;
    private final PlaybackModel playback;
    private final PanelsModel panels;
    private final LoadedModel loaded;
    private final Label title = Texts.label("", "section-title");
    private final Label hint = Texts.paragraph("", "caption");
    private final PixelView image = new PixelView(SIZE);
    private final PixelView nearest = new PixelView(SIZE);
    private final Label distances = Texts.paragraph("", "caption");
    private final VBox predictions = new VBox();
    private final PersonDetails person = new PersonDetails();
    private final HBox pair = new HBox(captioned(image, "reconstruction"), captioned(nearest, "nearest private"));

    public SelectedSection(
            SelectionModel selection,
            PlaybackModel playback,
            PanelsModel panels,
            LoadedModel loaded,
            OpeningModel opening) {
        this.selection = selection;
        this.playback = playback;
        this.panels = panels;
        this.loaded = loaded;
        setId("selected");
        getStyleClass().add("section");
        pair.getStyleClass().add("pair");
        predictions.getStyleClass().add("predictions");
        distances.setId("distances");
        getChildren().addAll(title, hint, pair, predictions, distances, person);
        selection.imageProperty().addListener((o, before, now) -> show());
        selection.neighbourProperty().addListener((o, before, now) -> neighbour());
        selection.troubleProperty().addListener((o, before, now) -> neighbour());
        playback.shownProperty().addListener((o, before, now) -> show());
        panels.chosenProperty().addListener((o, before, now) -> show());
        opening.summaryProperty().addListener((o, before, now) -> show());
        show();
        neighbour();
    }

    private static VBox captioned(PixelView view, String caption) {
        VBox box = new VBox(view, Texts.label(caption, "caption"));
        box.setAlignment(Pos.CENTER);
        box.setSpacing(6);
        return box;
    }

    private void show() {
        Snapshot snapshot = playback.shownProperty().get();
        int position = selection.imageProperty().get();
        boolean asking = panels.chosenProperty().get().equals(PanelsModel.LINE_UP);
        hint.setText(asking ? ASKING : NOTHING);
        boolean selected = snapshot != null
                && !asking
                && position != SelectionModel.NONE
                && position < snapshot.verdicts().size();
        Texts.show(hint, !selected);
        Texts.show(pair, selected);
        Texts.show(predictions, selected);
        Texts.show(distances, selected);
        Texts.show(person, selected && PersonWords.known(snapshot.verdicts()));
        title.setText("SELECTED IMAGE");
        if (snapshot == null || !selected) {
            return;
        }
        Verdict verdict = snapshot.verdicts().get(position);
        Experiment shown = loaded.onStage();
        boolean people = person.isVisible();
        title.setText("SELECTED: %s%s, IMAGE %d"
                .formatted(
                        people ? "" : "CLASS ",
                        loaded.className(shown, verdict.classIndex()).toUpperCase(java.util.Locale.ROOT),
                        verdict.restart() + 1));
        if (people) {
            person.show(verdict, loaded.of(shown), index -> loaded.className(shown, index));
        }
        image.show(snapshot.images(), position, false);
        predictions.getChildren().setAll(prediction("target", verdict.target()));
        for (int e = 0; e < verdict.evaluators().size(); e++) {
            predictions
                    .getChildren()
                    .add(prediction(
                            snapshot.evaluators().get(e), verdict.evaluators().get(e)));
        }
    }

    private static HBox prediction(String who, Prediction prediction) {
        Label name = Texts.label(who, "prediction-name");
        Label says = Texts.label(
                prediction.accepts()
                        ? "yes, " + Words.percent(prediction.confidence())
                        : "no, %s; predicts \"%s\""
                                .formatted(Words.percent(prediction.confidence()), prediction.predicted()),
                prediction.accepts() ? "prediction-yes" : "prediction-no",
                "value");
        says.setGraphic(Icons.of(prediction.accepts() ? Feather.CHECK : Feather.X));
        HBox line = new HBox(name, says);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void neighbour() {
        Neighbour found = selection.neighbourProperty().get();
        String trouble = selection.troubleProperty().get();
        nearest.show(found == null ? null : found.image(), 0, false);
        if (!trouble.isEmpty()) {
            distances.setText(trouble);
        } else if (found == null) {
            distances.setText("Searching for the nearest private image…");
        } else {
            String text = "Nearest of %s private images of the %s. Pixel distance (L2) %s"
                    .formatted(
                            Words.count(found.pool()),
                            person.isVisible() ? "person" : "class",
                            Words.number(found.pixelDistance()));
            distances.setText(
                    Double.isNaN(found.featureDistance())
                            ? text + "."
                            : text + ", feature distance (squared L2) " + Words.number(found.featureDistance()) + ".");
        }
    }
}
