package org.inversight.ui.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.inversight.experiment.Sample;
import org.inversight.loading.Preparation;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.ui.command.Command;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Role;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.Words;
import org.inversight.ui.settings.Settings;
import org.inversight.ui.setup.SampleStrip;
import org.inversight.ui.shell.Workbench;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Which models: a sample, or files of one's own. */
public final class ModelsSection extends VBox {

    /** So many notes stand open; more are folded away. */
    private static final int FEW_NOTES = 2;

    private final SetupModel setup;
    private final ImportModel importing;
    private final ModelButton classifier;
    private final ModelButton generator;
    private final Label helpers = Texts.paragraph("", "caption");
    private final VBox notes = new VBox(4);
    private final TitledPane notesPane = new TitledPane("", notes);
    private final Button back = new Button("Back to the sample's models");
    private final MenuButton recent = new MenuButton("", Icons.of(Feather.CLOCK));
    private final ObservableValue<Settings> settings;

    public ModelsSection(Workbench bench, Command open, FileDialogs dialogs, ObservableValue<Settings> settings) {
        this.setup = bench.setup();
        this.importing = bench.importing();
        PartCards cards = new PartCards(bench.parts(), bench.importing(), bench.preparation(), dialogs);
        this.classifier = new ModelButton(cards, Role.CLASSIFIER, true);
        this.generator = new ModelButton(cards, Role.GENERATOR, true);
        this.settings = settings;
        SampleStrip samples = new SampleStrip(setup, bench.kept());

        Button openButton = new Button("Drop files, or open…");
        openButton.setId("open-model");
        openButton.getStyleClass().addAll("drop-here", "small");
        openButton.setMaxWidth(Double.MAX_VALUE);
        openButton.setTooltip(Texts.tooltip(open.hint(open.title().getValue())));
        openButton.setOnAction(event -> open.run());
        HBox.setHgrow(openButton, Priority.ALWAYS);
        recent.setId("recents");
        recent.getStyleClass().addAll("small", "iconic");
        recent.setAccessibleText("Recent model files");
        recent.setTooltip(Texts.tooltip("Recent model files"));
        Button folder = new Button("", Icons.of(Feather.FOLDER));
        folder.setId("open-folder");
        folder.getStyleClass().addAll("small", "iconic");
        folder.setAccessibleText("Open a folder as a set");
        folder.setTooltip(Texts.tooltip("Opens a folder as a set: what its files are is found out and shown first."));
        folder.setMaxHeight(Double.MAX_VALUE);
        folder.setOnAction(event -> {
            Path chosen = dialogs.openFolder("Choose a folder of models and images");
            if (chosen != null) {
                bench.open(List.of(chosen));
            }
        });
        HBox files = new HBox(openButton, folder, recent);
        files.setSpacing(6);
        recent.setMaxHeight(Double.MAX_VALUE);
        recent.setMinHeight(0);
        recent.setPrefHeight(1);
        back.getStyleClass().addAll("small", "flat", "link");
        back.setId("sample-models");
        back.setOnAction(event -> bench.parts().backToSample());
        getChildren()
                .add(Texts.section(
                        "Models",
                        samples,
                        classifier,
                        generator,
                        helpers,
                        new PartsSection(cards, setup),
                        new ImportPanel(importing),
                        files,
                        new KeepPanel(bench.kept(), setup),
                        back,
                        notesPane));
        setup.draftProperty().addListener((o, before, now) -> show());
        bench.parts().partsProperty().addListener((o, before, now) -> show());
        bench.preparation().preparationProperty().addListener((o, before, now) -> prepared(now));
        settings.addListener((o, before, now) -> recents());
        helpers.setId("judges");
        notes.getStyleClass().add("students");
        notesPane.setId("notes");
        notesPane.setAnimated(false);
        notesPane.getStyleClass().addAll("folded", "dense");
        Texts.show(notesPane, false);
        show();
        recents();
    }

    private void show() {
        Sample sample = setup.sampleProperty().get();
        classifier.show();
        generator.show();
        Texts.show(back, setup.own() && sample != null);
        List<String> judges = judges(sample);
        helpers.setText(judges.isEmpty() ? "" : "Judged by " + Words.list(judges));
        // Of one's own, the evaluators stand below on cards.
        Texts.show(helpers, !judges.isEmpty() && !setup.own(ModelKind.CLASSIFIER));
    }

    /** Everybody who judges: the evaluators, and of people the verifier and the reader. */
    private List<String> judges(@Nullable Sample sample) {
        List<String> names = new ArrayList<>(setup.judges());
        if (sample != null && setup.people()) {
            Stream.of(sample.verifier(), sample.attributeReader())
                    .flatMap(Stream::ofNullable)
                    .map(ModelCard::name)
                    .forEach(names::add);
        }
        return names;
    }

    private void prepared(@Nullable Preparation preparation) {
        classifier.show();
        generator.show();
        notes.getChildren().clear();
        if (preparation != null) {
            preparation.conversions().forEach(note -> notes.getChildren().add(Texts.paragraph(note, "caption")));
            preparation.warnings().forEach(note -> notes.getChildren().add(Texts.paragraph(note, "warning")));
        }
        int count = notes.getChildren().size();
        notesPane.setText("Guessed or left out  (%d)".formatted(count));
        notesPane.setExpanded(count <= FEW_NOTES);
        Texts.show(notesPane, count > 0);
    }

    private void recents() {
        List<String> files = settings.getValue().recents();
        Texts.show(recent, !files.isEmpty());
        recent.getItems().clear();
        for (String file : files) {
            MenuItem item = new MenuItem(String.valueOf(Path.of(file).getFileName()));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> importing.open(List.of(Path.of(file))));
            recent.getItems().add(item);
        }
    }
}
