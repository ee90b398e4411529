package org.inversight.ui.models;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.inversight.experiment.Sample;
import org.inversight.loading.LoadSummary;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Role;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;

/** Which models: those of the sample, or files of one's own. */
public final class ModelsSection extends VBox {

    /** So many notes stand open; more are folded away. */
    private static final int FEW_NOTES = 2;

    private final SetupModel setup;
    private final ModelButton classifier;
    private final ModelButton generator;
    private final Label helpers = Texts.paragraph("", "caption");
    private final VBox notes = new VBox(4);
    private final TitledPane notesPane = new TitledPane("", notes);
    private final Button back = new Button("Use sample models");

    public ModelsSection(SetupModel setup, PartCards cards, KeptModel kept, OpenFiles openFiles) {
        setId("models");
        this.setup = setup;
        this.classifier = new ModelButton(cards, Role.CLASSIFIER, true);
        this.generator = new ModelButton(cards, Role.GENERATOR, true);
        back.getStyleClass().addAll("small", "flat", "link");
        back.setId("sample-models");
        back.setOnAction(event -> cards.parts().backToSample());
        getChildren()
                .add(Texts.section(
                        "Models",
                        classifier,
                        generator,
                        helpers,
                        new PartsSection(cards, setup),
                        new ImportPanel(cards.importing()),
                        openFiles,
                        new KeepPanel(kept, setup),
                        back,
                        notesPane));
        setup.draftProperty().addListener((o, before, now) -> show());
        cards.parts().partsProperty().addListener((o, before, now) -> show());
        cards.opening().summaryProperty().addListener((o, before, now) -> show(now));
        helpers.setId("evaluators");
        notes.getStyleClass().add("students");
        notesPane.setId("notes");
        notesPane.setAnimated(false);
        notesPane.getStyleClass().addAll("folded", "dense");
        Texts.show(notesPane, false);
        show();
    }

    private void show() {
        Sample sample = setup.sampleProperty().get();
        classifier.show();
        generator.show();
        Texts.show(back, setup.own() && sample != null);
        List<String> evaluators = evaluators(sample);
        helpers.setText(evaluators.isEmpty() ? "" : "Evaluated by " + Words.list(evaluators));
        // Of one's own, the evaluators stand below on cards.
        Texts.show(helpers, !evaluators.isEmpty() && !setup.own(ModelKind.CLASSIFIER));
    }

    /** Everybody who evaluates: the evaluators, and of people the verifier and the reader. */
    private List<String> evaluators(@Nullable Sample sample) {
        List<String> names = new ArrayList<>(setup.evaluators());
        if (sample != null && setup.people()) {
            Stream.of(sample.verifier(), sample.attributeReader())
                    .flatMap(Stream::ofNullable)
                    .map(ModelCard::name)
                    .forEach(names::add);
        }
        return names;
    }

    private void show(@Nullable LoadSummary summary) {
        classifier.show();
        generator.show();
        notes.getChildren().clear();
        if (summary != null) {
            summary.conversions().forEach(note -> notes.getChildren().add(Texts.paragraph(note, "caption")));
            summary.warnings().forEach(note -> notes.getChildren().add(Texts.paragraph(note, "warning")));
        }
        int count = notes.getChildren().size();
        notesPane.setText("Notes  (%d)".formatted(count));
        notesPane.setExpanded(count <= FEW_NOTES);
        Texts.show(notesPane, count > 0);
    }
}
