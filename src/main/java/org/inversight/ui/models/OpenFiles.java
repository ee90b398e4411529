package org.inversight.ui.models;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.inversight.ui.command.Command;
import org.inversight.ui.control.FileDialogs;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Texts;
import org.inversight.ui.settings.Settings;
import org.kordamp.ikonli.feather.Feather;

/** The ways to files of one's own: model files, a folder, and what was opened before. */
public final class OpenFiles extends HBox {

    private final MenuButton recent = new MenuButton("", Icons.of(Feather.CLOCK));
    private final Consumer<List<Path>> open;

    /**
     * @param openModels asks for model files
     * @param dialogs ask for a folder
     * @param settings the files that were opened before
     * @param open takes what was chosen
     */
    public OpenFiles(
            Command openModels, FileDialogs dialogs, ObservableValue<Settings> settings, Consumer<List<Path>> open) {
        super(6);
        this.open = open;
        Button models = new Button("Drop files, or open…");
        models.setId("open-model");
        models.getStyleClass().addAll("drop-here", "small");
        models.setMaxWidth(Double.MAX_VALUE);
        models.setTooltip(Texts.tooltip(openModels.hint(openModels.title().getValue())));
        models.setOnAction(event -> openModels.run());
        HBox.setHgrow(models, Priority.ALWAYS);
        recent.setId("recents");
        recent.getStyleClass().addAll("small", "iconic");
        recent.setAccessibleText("Recent files");
        recent.setTooltip(Texts.tooltip("Recent files"));
        recent.setMaxHeight(Double.MAX_VALUE);
        recent.setMinHeight(0);
        recent.setPrefHeight(1);
        Button folder = new Button("", Icons.of(Feather.FOLDER));
        folder.setId("open-folder");
        folder.getStyleClass().addAll("small", "iconic");
        folder.setAccessibleText("Open folder as set");
        folder.setTooltip(Texts.tooltip("Opens a folder as a set and first shows the role of each file."));
        folder.setMaxHeight(Double.MAX_VALUE);
        folder.setOnAction(event -> {
            Path chosen = dialogs.openFolder("Choose a folder of models and images");
            if (chosen != null) {
                open.accept(List.of(chosen));
            }
        });
        getChildren().addAll(models, folder, recent);
        settings.addListener((o, before, now) -> recents(now));
        recents(settings.getValue());
    }

    private void recents(Settings settings) {
        Texts.show(recent, !settings.recents().isEmpty());
        recent.getItems().clear();
        for (String file : settings.recents()) {
            MenuItem item = new MenuItem(name(Path.of(file), settings.recents()));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> open.accept(List.of(Path.of(file))));
            recent.getItems().add(item);
        }
    }

    /** The file's name, with its folder where another one has the same. */
    private static String name(Path file, List<String> all) {
        Path name = file.getFileName();
        boolean alone = all.stream()
                        .filter(other -> Path.of(other).getFileName().equals(name))
                        .count()
                == 1;
        return alone ? name.toString() : "%s  ·  %s".formatted(name, file.getParent());
    }
}
