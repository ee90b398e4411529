package org.inversight.ui.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.loading.LoadSummary;
import org.inversight.metric.Reading;
import org.inversight.metric.Verdict;
import org.inversight.model.ModelCard;
import org.inversight.model.Verification;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.people.PersonWords;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The person whom an image should show: private images and their mean, what the verifier says, and which attributes the
 * image gives away.
 */
final class PersonDetails extends VBox {

    private static final double IMAGE = 37;

    private final Label heading = Texts.label("", "caption-title");
    private final FlowPane gallery = new FlowPane(4, 4);
    private final Label similarity = Texts.paragraph("", "explanation-text");
    private final Label leaked = Texts.paragraph("", "explanation-text");
    private final GridPane table = new GridPane(10, 3);
    private final List<Line> lines = new ArrayList<>();
    private @Nullable Album album;
    private int person = -1;

    PersonDetails() {
        getStyleClass().add("person-details");
        similarity.setId("similarity");
        leaked.setId("leaked");
        table.setId("attributes");
        getChildren().addAll(heading, gallery, similarity, leaked, table);
    }

    /**
     * @param loaded what was loaded for the run of the image; null where that is not known
     * @param names of the classes
     */
    void show(Verdict verdict, @Nullable LoadSummary loaded, IntFunction<String> names) {
        Album known = loaded == null ? null : loaded.album();
        if (known != null && known.knows(verdict.classIndex())) {
            portraits(known, verdict.classIndex(), names.apply(verdict.classIndex()));
        }
        Texts.show(heading, known != null);
        Texts.show(gallery, known != null);
        ModelCard verifier = loaded == null ? null : loaded.verifier();
        Verification how = verifier == null ? null : verifier.verification();
        int people = known == null ? 0 : known.classes().size();
        say(similarity, PersonWords.verifier(verdict, people, how, names));
        say(leaked, PersonWords.leaked(verdict));
        readings(verdict.readings());
    }

    private static void say(Label label, String text) {
        label.setText(text);
        Texts.show(label, !text.isEmpty());
    }

    /** The images of a person stay the same while the image of the run changes. */
    @SuppressWarnings("ReferenceEquality")
    private void portraits(Album known, int classIndex, String name) {
        if (known == album && classIndex == person) {
            return;
        }
        album = known;
        person = classIndex;
        Images own = known.of(classIndex);
        int all = known.count(classIndex);
        heading.setText("%s: %d/%d private images, mean".formatted(name, own.count(), all));
        while (gallery.getChildren().size() < own.count() + 1) {
            gallery.getChildren().add(new PixelView(IMAGE));
        }
        gallery.getChildren().remove(own.count() + 1, gallery.getChildren().size());
        for (int i = 0; i < own.count(); i++) {
            portrait(i, own, i, "Private image %d of %s".formatted(i + 1, name));
        }
        int last = own.count();
        portrait(last, known.mean(classIndex), 0, "Mean of %d private images of %s".formatted(all, name));
        for (int i = 0; i <= last; i++) {
            FlowPane.setMargin(gallery.getChildren().get(i), i < last ? null : new Insets(0, 0, 0, IMAGE / 4));
        }
    }

    private void portrait(int place, Images images, int position, String words) {
        PixelView view = (PixelView) gallery.getChildren().get(place);
        view.show(images, position, false);
        view.setAccessibleText(words);
    }

    private void readings(List<Reading> readings) {
        Texts.show(table, !readings.isEmpty());
        if (lines.size() != readings.size()) {
            table.getChildren().clear();
            lines.clear();
            table.addRow(
                    0,
                    Texts.label("attribute", "caption-title"),
                    Texts.label("true value", "caption-title"),
                    Texts.label("predicted", "caption-title"),
                    Texts.label("recovered", "caption-title"));
            for (int i = 0; i < readings.size(); i++) {
                Line line = Line.empty();
                lines.add(line);
                table.addRow(i + 1, line.attribute, line.truth, line.read, line.verdict);
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).show(readings.get(i));
        }
    }

    /** Made once, since its words change several times a second. */
    private record Line(Label attribute, Label truth, Label read, Label verdict) {

        static Line empty() {
            Label verdict = Texts.label("no", "not-recovered");
            verdict.setGraphic(Icons.of(Feather.X));
            return new Line(cell(), cell(), cell(), verdict);
        }

        void show(Reading reading) {
            boolean recovered = reading.recovered();
            attribute.setText(reading.attribute());
            truth.setText(reading.truth());
            read.setText(reading.read());
            if (recovered == verdict.getText().equals("no")) {
                verdict.setText(recovered ? "yes" : "no");
                verdict.getStyleClass().removeAll("recovered", "not-recovered");
                verdict.getStyleClass().add(recovered ? "recovered" : "not-recovered");
                verdict.setGraphic(Icons.of(recovered ? Feather.CHECK : Feather.X));
            }
        }
    }

    private static Label cell() {
        Label label = Texts.label("", "fact-value", "value");
        label.setAlignment(Pos.CENTER_LEFT);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
