package org.inversight.ui.export;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.inversight.export.ExportFormat;
import org.inversight.ui.control.FileDialogs;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.ProblemView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.BackgroundJob;
import org.inversight.ui.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The formats to tick and the folder; then how far it is, and where the files are. */
public final class ExportPanel extends VBox {

    private static final double WIDTH = 400;

    private final ExportModel exporting;
    private final Map<ExportFormat, CheckBox> ticks = new EnumMap<>(ExportFormat.class);
    private final TextField folder = new TextField();
    private final Button start = new Button("Export");
    private final Button cancel = new Button("Close");
    private final Label doing = Texts.label("", "caption", "sentence");
    private final ProgressBar bar = new ProgressBar();
    private final Label place = Texts.label("", "file-name");
    private final HBox done;
    private final VBox form;
    private final ProblemView problem;

    // fields, since a model outlives the panel and lets them go when it is no longer shown
    private final ChangeListener<BackgroundJob.State> states = (o, before, now) -> show(now);
    private final ChangeListener<ExportModel.Order> orders = (o, before, now) -> fill(now);
    private final ChangeListener<@Nullable Path> places = (o, before, now) -> place(now);

    /**
     * @param settings the formats that were ticked the last time
     * @param remember takes those that are ticked now
     * @param close puts the panel away
     */
    public ExportPanel(
            ExportModel exporting,
            FileDialogs dialogs,
            Settings settings,
            Consumer<UnaryOperator<Settings>> remember,
            Runnable close) {
        this.exporting = exporting;
        setId("run-export");
        setSpacing(10);
        setPrefWidth(WIDTH);
        if (!settings.exports().isEmpty()) {
            exporting.change(o -> new ExportModel.Order(o.folder(), ticked(settings)));
        }
        form = new VBox(6);
        for (ExportFormat format : ExportFormat.values()) {
            form.getChildren().add(tick(format, remember));
        }
        folder.setId("run-export-folder");
        folder.setPromptText("folder");
        folder.setAccessibleText("Folder for the files");
        folder.textProperty().addListener((o, before, now) -> exporting.change(order -> order.withFolder(now)));
        HBox.setHgrow(folder, Priority.ALWAYS);
        Button choose = new Button("", Icons.of(Feather.FOLDER));
        choose.setId("run-export-choose");
        choose.getStyleClass().addAll("small", "iconic");
        choose.setAccessibleText("Choose a folder");
        choose.setTooltip(Texts.tooltip("Choose a folder"));
        choose.setOnAction(event -> {
            Path chosen = dialogs.openFolder("Choose a folder for the run");
            if (chosen != null) {
                folder.setText(chosen.toString());
            }
        });
        form.getChildren().add(line(Texts.label("into", "setting-name"), folder, choose));
        start.setId("run-export-start");
        start.getStyleClass().addAll("small", "accent");
        start.setMinWidth(USE_PREF_SIZE);
        start.setOnAction(event -> exporting.start());
        cancel.setId("run-export-cancel");
        cancel.getStyleClass().add("small");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> {
            boolean working = working();
            exporting.cancel();
            if (!working) {
                close.run();
            }
        });
        bar.setId("run-export-progress");
        bar.getStyleClass().add("small");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("Progress of the export");
        doing.setId("run-export-doing");
        doing.setMinWidth(0);
        place.setId("run-export-place");
        place.setMinWidth(0);
        Button show = new Button("Open folder", Icons.of(Feather.EXTERNAL_LINK));
        show.setId("run-export-open");
        show.getStyleClass().add("small");
        show.setMinWidth(USE_PREF_SIZE);
        show.setOnAction(event -> {
            Path written = exporting.writtenProperty().get();
            if (written != null) {
                dialogs.show(written);
            }
        });
        done = line(place, Texts.spring(), show);
        Label all = Texts.label(
                "Each side into a folder of its own; animation and film also show all sides together.",
                "caption",
                "sentence");
        all.setId("run-export-sides");
        all.setWrapText(true);
        Texts.show(all, exporting.comparing());
        problem = new ProblemView("run-export-problem", exporting::dismissProblem);
        getChildren()
                .addAll(
                        Texts.label(exporting.comparing() ? "Export the comparison" : "Export the run", "import-file"),
                        all,
                        form,
                        line(start, cancel, doing),
                        problem,
                        new StackPane(bar, done));
        sceneProperty().addListener((o, before, now) -> listen(now != null));
        listen(true);
    }

    private void listen(boolean shown) {
        exporting.stateProperty().removeListener(states);
        exporting.orderProperty().removeListener(orders);
        exporting.writtenProperty().removeListener(places);
        if (shown) {
            exporting.stateProperty().addListener(states);
            exporting.orderProperty().addListener(orders);
            exporting.writtenProperty().addListener(places);
            show(exporting.stateProperty().get());
            fill(exporting.orderProperty().get());
            place(exporting.writtenProperty().get());
        }
    }

    private static Set<ExportFormat> ticked(Settings settings) {
        return List.of(ExportFormat.values()).stream()
                .filter(format -> settings.exports().contains(format.ending()))
                .collect(Collectors.toSet());
    }

    private Node tick(ExportFormat format, Consumer<UnaryOperator<Settings>> remember) {
        CheckBox box = new CheckBox(title(format));
        box.setId("run-export-" + format.ending());
        box.setMinWidth(USE_PREF_SIZE);
        box.setAccessibleHelp(about(format));
        box.selectedProperty().addListener((o, before, now) -> {
            exporting.change(order -> order.with(format, now));
            remember.accept(settings -> settings.withExports(exporting.orderProperty().get().formats().stream()
                    .map(ExportFormat::ending)
                    .sorted()
                    .toList()));
        });
        ticks.put(format, box);
        Label about = Texts.label(about(format), "caption", "sentence");
        about.setMinWidth(0);
        about.setLabelFor(box);
        HBox line = line(box, about);
        box.setPrefWidth(124);
        return line;
    }

    private static String title(ExportFormat format) {
        return switch (format) {
            case PNG -> "Images";
            case GIF -> "Animation";
            case MP4 -> "Film";
            case CSV -> "Tables";
            case JSON -> "Figures";
            case HTML -> "Report";
        };
    }

    private static String about(ExportFormat format) {
        return switch (format) {
            case PNG -> "PNG: each image, and a contact sheet";
            case GIF -> "GIF: up to %d steps, looping".formatted(ExportFormat.MOST_FRAMES);
            case MP4 -> "MP4: up to %d steps; takes longest".formatted(ExportFormat.MOST_FRAMES);
            case CSV -> "CSV: the curves, step by step";
            case JSON -> "JSON: what run --json prints";
            case HTML -> "HTML: one page, opens offline";
        };
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private boolean working() {
        return exporting.stateProperty().get().stage() == BackgroundJob.Stage.WORKING;
    }

    private void show(BackgroundJob.State state) {
        boolean working = working();
        form.setDisable(working);
        start.setDisable(working);
        // its room stays, so that nothing jumps
        bar.setVisible(working);
        bar.setProgress(state.fraction() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : state.fraction());
        cancel.setText(working ? "Cancel" : "Close");
        doing.setText(state.doing());
        problem.show(state.problem());
    }

    private void fill(ExportModel.Order order) {
        ticks.forEach((format, box) -> box.setSelected(order.formats().contains(format)));
        if (!folder.getText().equals(order.folder())) {
            folder.setText(order.folder());
        }
    }

    private void place(@Nullable Path written) {
        done.setVisible(written != null);
        place.setText(written == null ? "" : written.toString());
    }
}
