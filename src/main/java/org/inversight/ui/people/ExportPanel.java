package org.inversight.ui.people;

import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
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

/** A set as files: what is wanted, then how far it is. */
final class ExportPanel extends VBox {

    private static final int MOST = 1_000_000;

    private final TextField folder = new TextField();
    private final NumberField count;
    private final NumberField size;
    private final Label title = Texts.label("", "import-file");
    private final Label command = Texts.label("", "export-command", "value");
    private final Label doing = Texts.label("", "caption", "sentence");
    private final ProgressBar bar = new ProgressBar();
    private final Button start = new Button("Export");
    private final Button cancel = new Button("Close");
    private final HBox form;
    private final ProblemView problem;

    ExportPanel(PeopleExport export, FileDialogs dialogs) {
        setId("people-export");
        getStyleClass().add("import");
        count = new NumberField("Images", "Total number; the first images show one per person.", text -> {
            int wanted = whole("A number of images", text, 1, MOST);
            export.change(o -> o.withCount(wanted));
        });
        count.setId("export-count");
        size = new NumberField(
                "Side of an image", "In pixels, from 32 to 512; networks of this program take 64.", text -> {
                    int wanted = whole("The side of an image", text, PeopleExport.SMALLEST, PeopleExport.LARGEST);
                    export.change(o -> o.withSize(wanted));
                });
        size.setId("export-size");
        folder.setId("export-folder");
        folder.setPromptText("folder");
        folder.setAccessibleText("Folder for the people");
        folder.textProperty().addListener((o, before, now) -> export.change(order -> order.withFolder(now)));
        HBox.setHgrow(folder, Priority.ALWAYS);
        Button choose = new Button("", Icons.of(Feather.FOLDER));
        choose.setId("export-choose");
        choose.getStyleClass().addAll("small", "iconic");
        choose.setAccessibleText("Choose a folder");
        choose.setTooltip(Texts.tooltip("Choose a folder"));
        choose.setOnAction(event -> {
            Path chosen = dialogs.openFolder("Choose a folder for the people");
            if (chosen != null) {
                folder.setText(chosen.toString());
            }
        });
        form = line(
                Texts.label("into", "setting-name"),
                folder,
                choose,
                Texts.label("images", "setting-name"),
                count,
                Texts.label("side", "setting-name"),
                size);
        start.setId("export-start");
        start.getStyleClass().addAll("small", "accent");
        start.setOnAction(event -> export.start());
        cancel.setId("export-cancel");
        cancel.getStyleClass().add("small");
        cancel.setOnAction(event -> export.cancel());
        bar.setId("export-progress");
        bar.getStyleClass().add("small");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("Progress of the export");
        doing.setId("export-doing");
        doing.setMinWidth(0);
        command.setMinWidth(0);
        problem = new ProblemView("export-problem", export::dismissProblem);
        start.setMinWidth(USE_PREF_SIZE);
        cancel.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(line(title, Texts.spring(), command), problem, form, bar, line(start, cancel, doing));
        export.stateProperty().addListener((o, before, now) -> show(now));
        export.orderProperty().addListener((o, before, now) -> fill(now));
        show(export.stateProperty().get());
    }

    private static int whole(String what, String text, int least, int most) {
        String digits = text.replaceAll("[\\s\u202f]", "");
        if (digits.matches("\\d{1,9}")) {
            int number = Integer.parseInt(digits);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                "%s is a whole number from %d to %d, not \"%s\".".formatted(what, least, most, text));
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void show(PeopleExport.State state) {
        boolean working = state.stage() == PeopleExport.Stage.WORKING;
        Texts.show(this, state.stage() != PeopleExport.Stage.CLOSED);
        form.setDisable(working);
        start.setDisable(working);
        Texts.show(bar, working);
        bar.setProgress(state.fraction() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : state.fraction());
        cancel.setText(working ? "Cancel" : "Close");
        doing.setText(state.doing());
        problem.show(state.problem());
    }

    private void fill(PeopleExport.@Nullable Order order) {
        if (order == null) {
            return;
        }
        title.setText("Export the %s set".formatted(order.browsed().kind().id()));
        command.setText(order.command());
        count.show(Integer.toString(order.count()));
        size.show(Integer.toString(order.size()));
        if (!folder.getText().equals(order.folder())) {
            folder.setText(order.folder());
        }
    }
}
