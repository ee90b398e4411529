package org.inversight.ui.setup;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's own file dialogs. */
public final class SystemFileDialogs implements FileDialogs {

    private final Supplier<@Nullable Window> owner;
    private @Nullable File last;

    public SystemFileDialogs(Supplier<@Nullable Window> owner) {
        this.owner = owner;
    }

    @Override
    public List<Path> openModels() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open model files");
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter("Models", "*.pt", "*.pth", "*.ts", "*.json"),
                        new ExtensionFilter("All files", "*"));
        File folder = last;
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        List<File> files = chooser.showOpenMultipleDialog(owner.get());
        if (files == null || files.isEmpty()) {
            return List.of();
        }
        last = files.getFirst().getParentFile();
        return files.stream().map(File::toPath).toList();
    }
}
