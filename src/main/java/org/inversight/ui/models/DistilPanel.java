package org.inversight.ui.models;

import java.nio.file.Path;
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
import org.inversight.ui.control.FileDialogs;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.NumberField;
import org.inversight.ui.control.ProblemView;
import org.inversight.ui.control.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** New students: what is wanted, then how far they are. */
final class DistilPanel extends VBox {

    private static final int MOST_STUDENTS = 16;
    private static final int MOST_EPOCHS = 1000;

    /** So that nothing jumps when the sentence gets longer. */
    private static final double TWO_LINES = 32;

    private final DistilModel distilling;
    private final TextField images = new TextField();
    private final TextField folder = new TextField();
    private final NumberField number;
    private final NumberField epochs;
    private final ComboBox<String> architecture = new ComboBox<>();
    private final VBox form;
    private final VBox work;
    private final Label doing = Texts.paragraph("", "caption");
    private final ProgressBar bar = new ProgressBar();
    private final ProblemView problem;

    DistilPanel(DistilModel distilling, FileDialogs dialogs) {
        this.distilling = distilling;
        setId("distil");
        getStyleClass().add("import");
        number = new NumberField(
                "Students",
                "Number of students, each from its own random weights.",
                text -> distilling.change(o -> o.withNumber(NumberField.whole(text, 1, MOST_STUDENTS))));
        number.setId("distil-number");
        epochs = new NumberField(
                "Epochs",
                "Passes over the images; the LOMMA release takes 20.",
                text -> distilling.change(o -> o.withEpochs(NumberField.whole(text, 1, MOST_EPOCHS))));
        epochs.setId("distil-epochs");
        architecture.setId("distil-architecture");
        architecture.setAccessibleText("Network of the students");
        architecture.getItems().setAll(DistilModel.architectures());
        architecture
                .valueProperty()
                .addListener((o, before, now) -> distilling.change(order -> order.withArchitecture(now)));
        path(images, "distil-images", "Public images", "IDX file or folder");
        images.textProperty().addListener((o, before, now) -> distilling.change(order -> order.withImages(now)));
        path(folder, "distil-folder", "Folder for the students", "folder");
        folder.textProperty().addListener((o, before, now) -> distilling.change(order -> order.withFolder(now)));
        form = new VBox(
                Texts.label("public images", "setting-name"),
                line(
                        images,
                        choose("distil-choose-file", "an IDX file", Feather.FILE, images, dialogs::openImages),
                        choose(
                                "distil-choose-folder",
                                "a folder of images",
                                Feather.FOLDER,
                                images,
                                () -> dialogs.openFolder("Choose a folder of images"))),
                Texts.line("students", number),
                Texts.line("network", architecture),
                Texts.line("epochs", epochs),
                Texts.label("into", "setting-name"),
                line(
                        folder,
                        choose(
                                "distil-choose-place",
                                "a folder for students",
                                Feather.FOLDER,
                                folder,
                                () -> dialogs.openFolder("Choose a folder for the students"))),
                Texts.paragraph("A running attack waits meanwhile.", "caption"),
                buttons());
        work = new VBox(doing, bar, cancel("distil-stop"));
        form.getStyleClass().add("distil-part");
        work.getStyleClass().add("distil-part");
        bar.setId("distil-progress");
        bar.getStyleClass().add("small");
        bar.setMaxWidth(Double.MAX_VALUE);
        doing.setId("distil-doing");
        doing.setMinHeight(TWO_LINES);
        doing.setAlignment(Pos.TOP_LEFT);
        problem = new ProblemView("distil-problem", distilling::dismissProblem);
        getChildren().addAll(Texts.label("Distil students", "import-file"), problem, form, work);
        distilling.stateProperty().addListener((o, before, now) -> show(now));
        distilling.orderProperty().addListener((o, before, now) -> fill(now));
        fill(distilling.orderProperty().get());
        show(distilling.stateProperty().get());
    }

    private void show(DistilModel.State state) {
        Texts.show(this, state.stage() != DistilModel.Stage.CLOSED);
        Texts.show(form, state.stage() == DistilModel.Stage.ASKING);
        Texts.show(work, state.stage() == DistilModel.Stage.WORKING);
        doing.setText(state.doing());
        bar.setProgress(state.fraction() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : state.fraction());
        problem.show(state.problem());
    }

    private void fill(DistilModel.Order order) {
        number.show(Integer.toString(order.number()));
        epochs.show(Integer.toString(order.epochs()));
        architecture.setValue(order.architecture());
        if (!images.getText().equals(order.images())) {
            images.setText(order.images());
        }
        if (!folder.getText().equals(order.folder())) {
            folder.setText(order.folder());
        }
    }

    private HBox buttons() {
        Button start = new Button("Distil");
        start.setId("distil-start");
        start.getStyleClass().addAll("small", "accent");
        start.setOnAction(event -> distilling.start());
        HBox buttons = new HBox(start, cancel("distil-cancel"));
        buttons.getStyleClass().add("problem-buttons");
        return buttons;
    }

    private Button cancel(String id) {
        Button cancel = new Button("Cancel");
        cancel.setId(id);
        cancel.getStyleClass().add("small");
        cancel.setOnAction(event -> distilling.cancel());
        return cancel;
    }

    private static void path(TextField field, String id, String name, String prompt) {
        field.setId(id);
        field.setAccessibleText(name);
        field.setPromptText(prompt);
        field.setMinWidth(0);
        HBox.setHgrow(field, Priority.ALWAYS);
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(6, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Button choose(
            String id, String what, Feather icon, TextField field, Supplier<@Nullable Path> dialog) {
        Button button = new Button("", Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll("small", "iconic");
        button.setAccessibleText("Choose " + what);
        button.setTooltip(Texts.tooltip("Choose " + what));
        button.setOnAction(event -> {
            Path chosen = dialog.get();
            if (chosen != null) {
                field.setText(chosen.toString());
            }
        });
        return button;
    }
}
