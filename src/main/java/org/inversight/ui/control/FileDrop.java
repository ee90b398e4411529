package org.inversight.ui.control;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;

/** Lets files be dropped on a node. */
public final class FileDrop {

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("drop-over");

    private FileDrop() {}

    /** @param dropped takes the files */
    public static void install(Node node, Consumer<List<Path>> dropped) {
        node.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                node.pseudoClassStateChanged(OVER, true);
            }
            event.consume();
        });
        node.setOnDragExited(event -> node.pseudoClassStateChanged(OVER, false));
        node.setOnDragDropped(event -> {
            List<File> files = event.getDragboard().getFiles();
            event.setDropCompleted(!files.isEmpty());
            dropped.accept(files.stream().map(File::toPath).toList());
            event.consume();
        });
    }
}
