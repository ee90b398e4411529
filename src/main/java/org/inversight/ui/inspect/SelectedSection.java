package org.inversight.ui.inspect;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.inversight.attack.Anatomy;
import org.inversight.experiment.Experiment;
import org.inversight.metric.Neighbour;
import org.inversight.metric.Verdict;
import org.inversight.run.Snapshot;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.people.PersonWords;
import org.inversight.ui.session.LoadedModel;
import org.inversight.ui.session.OpeningModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.SelectionModel;
import org.inversight.ui.session.Words;
import org.inversight.ui.stage.PanelsModel;
import org.inversight.ui.theme.Palette;

/**
 * The selected image, large, with its history, the private images that are nearest to it and, while the run is paused,
 * the gradient of the loss by pixel and the path of its latent.
 */
public final class SelectedSection extends VBox {

    private static final double SIZE = 128;
    private static final double SMALL = 84;

    private static final String NOTHING =
            "Click an image, or use the arrow keys, to compare it with the nearest private images.";

    /** Beside a line-up, name and private images would give the answer away. */
    private static final String ASKING = "Hidden during a line-up.";

    /** Takes the room of a path that is not known yet. */
    private static final Anatomy.Way NO_WAY = new Anatomy.Way(new float[2], new float[2], new float[0], new float[0]);

    private final SelectionModel selection;
    private final PlaybackModel playback;
    private final PanelsModel panels;
    private final LoadedModel loaded;
    private final AnatomyModel anatomies;
    private final ObservableValue<Palette> palette;
    private final Label title = Texts.label("", "section-title");
    private final Label hint = Texts.paragraph("", "caption");
    private final PixelView image = new PixelView(SIZE);
    private final List<PixelView> nearest = List.of(new PixelView(SMALL), new PixelView(SMALL), new PixelView(SMALL));
    private final HBox neighbours = new HBox(10);
    private final FilmStrip film;
    private final Label caption = Texts.label("reconstruction", "caption", "value");
    private final HeatMap gradient;
    private final VBox slopes;
    private final Label absence = Texts.paragraph("", "caption");
    private final StackPane way = new StackPane();
    private final Label distances = Texts.paragraph("", "caption");
    private final PredictionList predictions = new PredictionList();
    private final VBox near = new VBox(6, Texts.label("nearest private images", "caption"), neighbours, distances);
    private final PersonDetails person = new PersonDetails();
    private final HBox pair;

    public SelectedSection(
            SelectionModel selection,
            PlaybackModel playback,
            PanelsModel panels,
            LoadedModel loaded,
            OpeningModel opening,
            AnatomyModel anatomies,
            ObservableValue<Palette> palette) {
        this.selection = selection;
        this.playback = playback;
        this.panels = panels;
        this.loaded = loaded;
        this.anatomies = anatomies;
        this.palette = palette;
        film = new FilmStrip(playback);
        gradient = new HeatMap(SIZE, true, palette);
        gradient.setId("gradient");
        way.setId("latent-way");
        slopes = captioned(gradient, Texts.label("gradient by pixel", "caption"));
        slopes.setVisible(false);
        absence.setId("gradient-absent");
        absence.setMaxWidth(SIZE);
        absence.textProperty().bind(anatomies.absenceProperty());
        absence.visibleProperty().bind(slopes.visibleProperty().not());
        pair = new HBox(captioned(image, caption), new StackPane(slopes, absence));
        pair.setAlignment(Pos.TOP_LEFT);
        for (int i = 0; i < nearest.size(); i++) {
            nearest.get(i).setId("nearest-" + i);
        }
        neighbours.getChildren().addAll(nearest);
        setId("selected");
        getStyleClass().add("section");
        pair.getStyleClass().add("pair");
        distances.setId("distances");
        getChildren().addAll(title, hint, pair, film, predictions, near, person, way);
        selection.imageProperty().addListener((o, before, now) -> show());
        playback.recordedProperty().addListener((o, before, now) -> film());
        playback.previewProperty().addListener((o, before, now) -> name());
        anatomies.anatomyProperty().addListener((o, before, now) -> anatomy());
        selection.neighbourProperty().addListener((o, before, now) -> neighbour());
        selection.troubleProperty().addListener((o, before, now) -> neighbour());
        playback.shownProperty().addListener((o, before, now) -> show());
        panels.chosenProperty().addListener((o, before, now) -> show());
        opening.summaryProperty().addListener((o, before, now) -> show());
        show();
        neighbour();
    }

    private static VBox captioned(Node view, Label caption) {
        VBox box = new VBox(view, caption);
        box.setAlignment(Pos.TOP_CENTER);
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
        Texts.show(near, selected);
        Texts.show(film, selected);
        anatomy();
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
        name();
        film();
        predictions.show(verdict, snapshot.evaluators());
    }

    /** The image is that of its figures, which may be older than the one in the grid. */
    private void name() {
        Snapshot snapshot = playback.shownProperty().get();
        caption.setText(
                snapshot == null || playback.previewProperty().get() == null
                        ? "reconstruction"
                        : "step " + Words.count(snapshot.step()));
    }

    private void film() {
        Snapshot snapshot = playback.shownProperty().get();
        int position = selection.imageProperty().get();
        if (film.isVisible() && snapshot != null && position < snapshot.images().count()) {
            film.show(position);
        }
    }

    /** The gradient and the path, where the next step is known. */
    private void anatomy() {
        Anatomy now = pair.isVisible() ? anatomies.anatomyProperty().get() : null;
        slopes.setVisible(now != null);
        gradient.show(now == null ? null : now.gradient());
        Anatomy.Way path = now == null ? null : now.latent();
        // its room is kept while the run goes on, so that a pause moves nothing
        boolean room = path != null || now == null && pair.isVisible() && anatomies.latentExpected();
        Texts.show(way, room);
        way.setVisible(path != null);
        if (path != null) {
            way.getChildren().setAll(StationDetails.path(path, palette));
        } else if (!room) {
            way.getChildren().clear();
        } else if (way.getChildren().isEmpty()) {
            way.getChildren().setAll(StationDetails.path(NO_WAY, palette));
        }
    }

    private void neighbour() {
        Neighbour found = selection.neighbourProperty().get();
        String trouble = selection.troubleProperty().get();
        for (int i = 0; i < nearest.size(); i++) {
            boolean known = found != null && i < found.images().count();
            nearest.get(i).show(known ? found.images() : null, i, false);
        }
        if (!trouble.isEmpty()) {
            distances.setText(trouble);
        } else if (found == null) {
            distances.setText("Searching for the nearest private images…");
        } else {
            String text = "Nearest first, of %s private images of the %s. Pixel distance (L2) %s"
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
