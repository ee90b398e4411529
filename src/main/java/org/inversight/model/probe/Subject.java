package org.inversight.model.probe;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import org.inversight.engine.Network;
import org.inversight.engine.Progress;
import org.inversight.engine.TorchScriptNetwork;
import org.inversight.engine.Weight;

/**
 * A network that is examined.
 *
 * @param file where it comes from
 * @param network that runs
 * @param manager of the arrays of an examination
 * @param option what the command line's options of this model begin with, such as {@code --classifier}
 * @param progress is told what is tried, and ends it
 */
public record Subject(Path file, Network network, NDManager manager, String option, Progress progress) {

    /** Its parameters in the order of the archive; none where they cannot be seen. */
    List<Weight> weights() {
        return network instanceof TorchScriptNetwork script ? script.weights() : List.of();
    }

    /** The file's name without its extension. */
    String baseName() {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
