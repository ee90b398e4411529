package org.inversight.ui.setup;

import java.nio.file.Path;
import java.util.List;

/** Asks the person for files; a seam, since a real dialog needs a real screen. */
public interface FileDialogs {

    /** The model files that were chosen; empty where the person changed their mind. */
    List<Path> openModels();
}
