package org.inversight.ui.control;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the person for files; a seam, since a real dialog needs a real screen. */
public interface FileDialogs {

    /** The model files or exported files that were chosen; empty where the person changed their mind. */
    List<Path> openModels();

    /** The IDX or zip file of images that was chosen; null where the person changed their mind. */
    @Nullable
    Path openImages();

    /**
     * The folder that was chosen; null where the person changed their mind.
     *
     * @param title says what for
     */
    @Nullable
    Path openFolder(String title);

    /** Shows a folder in the system's own program for that. */
    void show(Path folder);
}
