package org.inversight.ui.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PrefixSelectionComboBox;
import org.inversight.loading.Probe;
import org.inversight.ui.control.ProblemView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Role;
import org.jspecify.annotations.Nullable;

/** A file on its way in: what it was found to be, and what only the person knows. */
final class ImportPanel extends VBox {

    private final ImportModel importing;
    private final ProblemView problem;
    private final Map<String, Supplier<String>> answers = new LinkedHashMap<>();

    /** What the fields ask about; they stay, with what was typed, while it is the same. */
    private @Nullable Probe asked;

    private final List<Node> fields = new ArrayList<>();

    ImportPanel(ImportModel importing) {
        this.importing = importing;
        setId("import");
        getStyleClass().add("import");
        problem = new ProblemView("import-problem", importing::cancel);
        importing.stateProperty().addListener((o, before, now) -> show(now));
        show(importing.stateProperty().get());
    }

    private void show(ImportModel.State state) {
        Texts.show(this, state.stage() != ImportModel.Stage.NONE);
        getChildren().clear();
        if (state.stage() == ImportModel.Stage.NONE || state.stage() == ImportModel.Stage.PROBING) {
            asked = null; // another file has answers of its own
        }
        if (state.stage() == ImportModel.Stage.NONE || state.file() == null) {
            return;
        }
        getChildren()
                .addAll(
                        Texts.label(String.valueOf(state.file().getFileName()), "import-file", "file-name"),
                        roles(importing.role()));
        switch (state.stage()) {
            case PROBING -> {
                busy("Examining the file…");
                Label trying = Texts.label("", "caption", "sentence");
                trying.textProperty().bind(importing.tryingProperty());
                getChildren().addAll(trying, cancel());
            }
            case REMEMBERING -> busy("Checking…");
            case ASKING -> ask(state);
            default -> {
                // Refused: the problem below says why.
            }
        }
        problem.show(state.problem());
        getChildren().add(problem);
    }

    private Node roles(Role role) {
        ComboBox<Role> choice = new PrefixSelectionComboBox<>();
        choice.setId("import-role");
        choice.getItems().setAll(Role.ofModels());
        choice.setValue(role);
        choice.setAccessibleText("Use as");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setOnAction(event -> importing.useAs(choice.getValue()));
        HBox.setHgrow(choice, Priority.ALWAYS);
        HBox line = new HBox(8, Texts.label("Use as", "setting-name"), choice);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void busy(String text) {
        ProgressBar bar = new ProgressBar();
        bar.getStyleClass().add("small");
        bar.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(Texts.label(text, "caption"), bar);
    }

    private void ask(ImportModel.State state) {
        Probe probe = state.probe();
        if (probe == null) {
            return;
        }
        if (!probe.equals(asked)) {
            asked = probe;
            answers.clear();
            fields.clear();
            probe.found().forEach(found -> fields.add(Texts.paragraph(found, "caption")));
            for (Probe.Question question : probe.questions()) {
                fields.add(Texts.paragraph(question.text(), "question"));
                fields.add(field(question));
            }
        }
        getChildren().addAll(fields);
        Button use = new Button("Use this model");
        use.setId("import-use");
        use.setDefaultButton(false);
        use.getStyleClass().addAll("small", "accent");
        use.setOnAction(event -> importing.answer(collected()));
        HBox buttons = new HBox(use, cancel());
        buttons.getStyleClass().add("problem-buttons");
        getChildren().add(buttons);
    }

    private Button cancel() {
        Button cancel = new Button("Cancel");
        cancel.setId("import-cancel");
        cancel.getStyleClass().add("small");
        cancel.setOnAction(event -> importing.cancel());
        return cancel;
    }

    private Node field(Probe.Question question) {
        if (question.choices().isEmpty()) {
            TextField text = new TextField();
            text.setId("answer-" + question.field());
            text.setAccessibleText(question.text());
            answers.put(question.field(), text::getText);
            return text;
        }
        ComboBox<String> box = new ComboBox<>();
        box.setId("answer-" + question.field());
        box.setAccessibleText(question.text());
        box.getItems().setAll(question.choices());
        box.setEditable(true);
        box.setValue(question.choices().getFirst());
        box.setMaxWidth(Double.MAX_VALUE);
        answers.put(question.field(), () -> box.getEditor().getText());
        return box;
    }

    private Map<String, String> collected() {
        Map<String, String> texts = new LinkedHashMap<>();
        new ArrayList<>(answers.keySet())
                .forEach(field -> texts.put(
                        field,
                        java.util.Objects.requireNonNull(answers.get(field)).get()));
        return texts;
    }
}
