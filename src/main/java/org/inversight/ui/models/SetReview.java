package org.inversight.ui.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.inversight.ui.control.FileDialogs;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.ProblemView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Role;
import org.inversight.ui.session.Words;
import org.kordamp.ikonli.feather.Feather;

/** A folder that was dropped, in place of the stage: each file, what it is used as, and one button. */
public final class SetReview extends BorderPane {

    private static final double WIDTH = 760;

    private final SetModel set;
    private final FileDialogs dialogs;
    private final Label title = Texts.label("", "stage-title", "file-name");
    private final Label about = Texts.paragraph("", "stage-choices");
    private final ProgressBar bar = new ProgressBar();
    private final Label doing = Texts.label("", "caption", "sentence");
    private final HBox progress = new HBox(12, bar, doing);
    private final VBox list = new VBox(8);
    private final ProblemView problem;
    private final Label conflict = Texts.paragraph("", "warning");
    private final Button cancel = new Button("Cancel");
    private final Button take = new Button("", Icons.of(Feather.CHECK));
    private List<SetRow> rows = List.of();

    public SetReview(SetModel set, FileDialogs dialogs) {
        this.set = set;
        this.dialogs = dialogs;
        setId("set-review");
        getStyleClass().addAll("stage", "set-review");
        progress.setAlignment(Pos.CENTER_LEFT);
        progress.setId("set-progress");
        bar.getStyleClass().add("small");
        bar.setPrefWidth(200);
        problem = new ProblemView("set-problem", set::dismissProblem);
        conflict.setId("set-conflict");
        take.setId("set-take");
        take.getStyleClass().add("accent");
        take.setOnAction(event -> set.take());
        take.setMinWidth(USE_PREF_SIZE);
        cancel.setId("set-cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> set.cancel());
        VBox head = new VBox(4, title, about, progress);
        head.getStyleClass().add("set-head");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "panels");
        list.getStyleClass().add("set-list");
        HBox.setHgrow(conflict, Priority.ALWAYS);
        conflict.setMaxWidth(Double.MAX_VALUE);
        HBox foot = new HBox(10, conflict, cancel, take);
        foot.setAlignment(Pos.CENTER_RIGHT);
        foot.getStyleClass().add("set-foot");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox whole = new VBox(10, head, problem, scroll, foot);
        whole.setMaxWidth(WIDTH);
        setCenter(whole);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                set.cancel();
                event.consume();
            }
        });
        set.stateProperty().addListener((o, before, now) -> show(now));
        show(set.stateProperty().get());
    }

    /** Where the focus goes when this is opened. */
    public void focusFirst() {
        (take.isVisible() && !take.isDisabled() ? take : cancel).requestFocus();
    }

    private void show(SetModel.State state) {
        boolean reviewing = state.stage() == SetModel.Stage.REVIEWING;
        title.setText(state.name());
        about.setText(
                switch (state.stage()) {
                    case LOOKING -> "Examining the files. Nothing is changed yet.";
                    case TAKING -> "Loading the set.";
                    default -> "The role of each file, and why. Correct it where needed, then use the files.";
                });
        Texts.show(about, state.problem() == null);
        Texts.show(progress, !state.doing().isEmpty());
        bar.setProgress(state.fraction());
        doing.setText(state.doing());
        rows(state.files(), state.stage() == SetModel.Stage.LOOKING);
        list.setDisable(!reviewing);
        problem.show(state.problem());
        String wrong = reviewing && !state.files().isEmpty() ? set.conflict() : "";
        conflict.setText(wrong);
        long used = state.files().stream().filter(f -> f.role() != null).count();
        take.setText("Use " + Words.several(used, "file", "files"));
        Texts.show(take, reviewing && !state.files().isEmpty());
        take.setDisable(!wrong.isEmpty());
    }

    private static int order(SetFile file) {
        Role role = file.role();
        return role == null ? Integer.MAX_VALUE : role.ordinal();
    }

    /** Rows stay where they are while a person corrects them. */
    private void rows(List<SetFile> files, boolean looking) {
        boolean same = !looking
                && rows.size() == files.size()
                && files.stream()
                        .allMatch(f -> rows.stream().anyMatch(r -> r.file().equals(f.file())));
        if (same) {
            for (SetRow row : rows) {
                files.stream()
                        .filter(f -> f.file().equals(row.file()))
                        .findFirst()
                        .ifPresent(row::show);
            }
            return;
        }
        List<SetFile> sorted = new ArrayList<>(files);
        sorted.sort(Comparator.comparing(SetFile::usable).reversed().thenComparing(SetReview::order));
        List<SetRow> made = new ArrayList<>();
        for (SetFile file : looking ? files : sorted) {
            made.add(new SetRow(set, dialogs, made.size(), file));
        }
        rows = List.copyOf(made);
        list.getChildren().setAll(rows);
    }
}
