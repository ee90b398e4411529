package org.inversight.ui.models;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.ProblemView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.SetupModel;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Keeps what is set up under a name, and renames or removes what is kept. */
final class KeepPanel extends VBox {

    private static final String REMOVE = "Remove";

    private final KeptModel kept;
    private final SetupModel setup;
    private final Button keep = new Button("Keep this set…", Icons.of(Feather.BOOKMARK));
    private final Label name = Texts.label("", "caption", "value");
    private final HBox chosen = new HBox(8);
    private final VBox form = new VBox(8);
    private final TextField title = new TextField();
    private final CheckBox copy = new CheckBox("Copy its files too");
    private final Button done = new Button("Keep");
    private boolean asking;
    private @Nullable KeptSet renamed;

    /** Whose removal would delete files, and waits for a second press. */
    private @Nullable KeptSet doubted;

    KeepPanel(KeptModel kept, SetupModel setup) {
        super(8);
        this.kept = kept;
        this.setup = setup;
        setId("keep-panel");
        keep.setId("keep");
        keep.getStyleClass().add("small");
        keep.setTooltip(Texts.tooltip(
                "Lists these files under a name beside the samples. It stores paths and cards and copies nothing."));
        keep.setOnAction(event -> ask(null));
        Button rename = small("rename-kept", "Rename…");
        rename.setOnAction(event -> ask(kept.chosenProperty().get()));
        Button remove = small("remove-kept", REMOVE);
        remove.setTooltip(
                Texts.tooltip(
                        "Removes this set; where files were copied for it, a second press deletes these too. The original files stay."));
        remove.setOnAction(event -> {
            KeptSet now = kept.chosenProperty().get();
            if (now != null && kept.copied(now) && !now.equals(doubted)) {
                doubted = now;
                remove.setText("Delete its copies");
            } else if (now != null) {
                kept.remove(now);
            }
        });
        // who goes elsewhere has thought better of it
        remove.focusedProperty().addListener((o, was, now) -> {
            if (!now) {
                doubted = null;
                remove.setText(REMOVE);
            }
        });
        chosen.setId("kept-set");
        chosen.setAlignment(Pos.CENTER_LEFT);
        name.setMinWidth(0);
        chosen.getChildren().addAll(name, Texts.spring(), rename, remove);
        form();
        ProblemView problem = new ProblemView("keep-problem", kept::dismissProblem);
        kept.problemProperty().addListener((o, before, now) -> problem.show(now));
        getChildren().addAll(keep, chosen, form, problem);
        kept.chosenProperty().addListener((o, before, now) -> {
            doubted = null;
            remove.setText(REMOVE);
            leave();
        });
        setup.draftProperty().addListener((o, before, now) -> show());
        show();
    }

    private static Button small(String id, String text) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().addAll("small", "flat", "link");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private void form() {
        form.getStyleClass().add("import");
        title.setId("keep-title");
        title.setPromptText("Name of the set");
        title.setAccessibleText("Name of the set");
        title.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                finish();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                leave();
                event.consume();
            }
        });
        copy.setId("keep-copy");
        copy.setTooltip(
                Texts.tooltip("Copies models and images into the program's settings folder, so the set stays complete "
                        + "when the originals move."));
        done.setId("keep-done");
        done.getStyleClass().addAll("small", "accent");
        done.setOnAction(event -> finish());
        Button cancel = new Button("Cancel");
        cancel.setId("keep-cancel");
        cancel.getStyleClass().add("small");
        cancel.setOnAction(event -> leave());
        form.getChildren().addAll(title, copy, new HBox(8, done, cancel));
    }

    /** @param set to be called something else; null: what is set up is kept */
    private void ask(@Nullable KeptSet set) {
        asking = true;
        renamed = set;
        ModelCard target = setup.card(ModelKind.CLASSIFIER);
        title.setText(set != null ? set.title() : target == null ? "My models" : target.name());
        copy.setSelected(false);
        Texts.show(copy, set == null);
        done.setText(set == null ? "Keep" : "Rename");
        show();
        title.requestFocus();
        title.selectAll();
    }

    private void finish() {
        KeptSet before = renamed;
        if (before == null) {
            kept.keep(title.getText(), copy.isSelected());
        } else {
            kept.rename(before, title.getText());
        }
        leave();
    }

    private void leave() {
        asking = false;
        renamed = null;
        show();
    }

    private void show() {
        KeptSet now = kept.chosenProperty().get();
        Texts.show(keep, !asking && kept.fresh() && setup.missing().isEmpty());
        Texts.show(chosen, !asking && now != null);
        Texts.show(form, asking);
        name.setText(now == null ? "" : "Kept as “%s”".formatted(now.title()));
    }
}
