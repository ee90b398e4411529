package org.inversight.ui.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.inversight.experiment.Student;
import org.inversight.model.ModelCard;
import org.inversight.ui.control.FileDialogs;
import org.inversight.ui.control.NumberField;
import org.inversight.ui.control.ProblemView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;

/**
 * Which students are used beside the target, how much each counts, and how to get more; folded away while there are
 * some.
 */
public final class StudentsSection extends TitledPane {

    private final StudentsModel students;
    private final VBox rows = new VBox(6);
    private final NumberField target;
    private final List<CheckBox> boxes = new ArrayList<>();
    private final List<NumberField> weights = new ArrayList<>();
    private final ReadOnlyBooleanWrapper leftOpen = new ReadOnlyBooleanWrapper(false);
    private List<Student> shown = List.of();
    private boolean opening;
    private boolean lacking;
    private final Label none = Texts.paragraph("This target has no students yet.", "caption");

    public StudentsSection(SetupModel setup, StudentsModel students, DistilModel distilling, FileDialogs dialogs) {
        this.students = students;
        this.target = weight("target", null);
        setId("students-pane");
        setExpanded(false);
        setAnimated(false);
        expandedProperty().addListener((o, before, now) -> {
            if (!opening) {
                leftOpen.set(now);
            }
        });
        getStyleClass().addAll("folded", "dense");
        rows.setId("students");
        Button distil = new Button("Distil students…");
        distil.setId("distil-open");
        distil.getStyleClass().add("small");
        distil.setTooltip(Texts.tooltip(
                "Trains small networks to reproduce the target's scores on public images, without labels."));
        distil.setOnAction(event -> distilling.open());
        Button add = new Button("Add files…");
        add.setId("students-add");
        add.getStyleClass().add("small");
        add.setTooltip(Texts.tooltip("Adds students that were distilled before."));
        add.setOnAction(event -> add(dialogs.openModels()));
        HBox buttons = new HBox(8, distil, add);
        ProblemView problem = new ProblemView("students-problem", students::dismissProblem);
        students.problemProperty().addListener((o, before, now) -> problem.show(now));
        distilling
                .stateProperty()
                .addListener((o, before, now) -> Texts.show(buttons, now.stage() == DistilModel.Stage.CLOSED));
        VBox box = new VBox(rows, none, buttons, problem, new DistilPanel(distilling, dialogs));
        box.getStyleClass().add("students");
        setContent(box);
        setup.draftProperty().addListener((o, before, now) -> show());
        students.knownProperty().addListener((o, before, now) -> show());
        show();
    }

    private void add(List<Path> files) {
        if (!files.isEmpty()) {
            students.open(files);
        }
    }

    private void show() {
        Texts.show(this, students.used());
        List<Student> known = students.knownProperty().get();
        List<Student> chosen = students.chosen();
        setText("Students  (%d of %d)".formatted(chosen.size(), known.size()));
        Texts.show(rows, !known.isEmpty());
        Texts.show(none, known.isEmpty());
        if (known.isEmpty() && !lacking) {
            opening = true;
            setExpanded(true);
            opening = false;
        }
        lacking = known.isEmpty();
        if (!known.equals(shown)) {
            shown = known;
            list();
        }
        target.show(students.targetWeight());
        for (int i = 0; i < shown.size(); i++) {
            boolean asked = chosen.contains(shown.get(i));
            boxes.get(i).setSelected(asked);
            weights.get(i).setDisable(!asked);
            weights.get(i).show(asked ? students.weight(shown.get(i)) : "0");
        }
    }

    /** Whether the person left it open, who has not asked for it where a target without students opens it. */
    public ReadOnlyBooleanProperty leftOpenProperty() {
        return leftOpen.getReadOnlyProperty();
    }

    private void list() {
        boxes.clear();
        weights.clear();
        rows.getChildren().setAll(row(Texts.label("Target", "student-name"), target));
        for (int i = 0; i < shown.size(); i++) {
            Student student = shown.get(i);
            CheckBox box = new CheckBox(name(student.card()));
            box.setId("student-" + i);
            box.getStyleClass().addAll("student-name", "value");
            box.setMnemonicParsing(false);
            box.setMinWidth(0);
            box.setTooltip(Texts.tooltip("%s, %s".formatted(student.card().name(), student.file())));
            box.setOnAction(event -> {
                students.toggle(student);
                show(); // the last one stays
            });
            boxes.add(box);
            weights.add(weight(Integer.toString(i), student));
            rows.getChildren().add(row(box, weights.getLast()));
        }
    }

    private static HBox row(Node name, NumberField weight) {
        HBox row = new HBox(8, name, Texts.spring(), weight);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private NumberField weight(String id, @Nullable Student of) {
        NumberField field = new NumberField(
                "Weight",
                "Weight in the identity loss; all weights are divided by their sum. Restarts the run.",
                text -> students.setWeight(of, text));
        field.setId("weight-" + id);
        field.getStyleClass().add("weight");
        field.setMinWidth(USE_PREF_SIZE);
        return field;
    }

    /** What kind of network, and how often it agrees with the target where that was measured. */
    private static String name(ModelCard card) {
        String kind = Objects.requireNonNullElse(card.architecture(), card.name());
        return card.measurements().stream()
                .filter(m -> m.name().startsWith("agreement"))
                .findFirst()
                .map(m -> kind + " · agrees " + Words.percent(m.value()))
                .orElse(kind);
    }
}
