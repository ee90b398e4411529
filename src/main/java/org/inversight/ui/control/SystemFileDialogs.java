package org.inversight.ui.control;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's own file dialogs. */
public final class SystemFileDialogs implements FileDialogs {

    private final Supplier<@Nullable Window> owner;
    private final Consumer<String> browse;
    private @Nullable File last;

    /** @param browse opens an address in whatever the system has for it */
    public SystemFileDialogs(Supplier<@Nullable Window> owner, Consumer<String> browse) {
        this.owner = owner;
        this.browse = browse;
    }

    @Override
    public List<Path> openModels() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open model files, or an exported run");
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter("Models", "*.pt", "*.pth", "*.ts", "*.json"),
                        new ExtensionFilter("Exported runs", "*.png", "*.gif", "*.mp4", "*.html", "*.json"),
                        new ExtensionFilter("All files", "*"));
        chooser.setInitialDirectory(beginning());
        List<File> files = chooser.showOpenMultipleDialog(owner.get());
        if (files == null || files.isEmpty()) {
            return List.of();
        }
        last = files.getFirst().getParentFile();
        return files.stream().map(File::toPath).toList();
    }

    @Override
    public @Nullable Path openImages() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Choose an IDX file of images, or a zip of a folder");
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter("IDX and zip files", "*.idx", "*.gz", "*-ubyte", "*.zip"),
                        new ExtensionFilter("All files", "*"));
        chooser.setInitialDirectory(beginning());
        File file = chooser.showOpenDialog(owner.get());
        if (file == null) {
            return null;
        }
        last = file.getParentFile();
        return file.toPath();
    }

    @Override
    public @Nullable Path openFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(beginning());
        File folder = chooser.showDialog(owner.get());
        last = folder == null ? last : folder;
        return folder == null ? null : folder.toPath();
    }

    @Override
    public void show(Path folder) {
        browse.accept(folder.toUri().toString());
    }

    /** Where the last file was; null where there was none. */
    private @Nullable File beginning() {
        File folder = last;
        return folder != null && folder.isDirectory() ? folder : null;
    }
}
