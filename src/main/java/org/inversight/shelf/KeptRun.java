package org.inversight.shelf;

import java.nio.file.Path;
import org.inversight.experiment.Experiment;

/**
 * A run on the shelf.
 *
 * @param id unique on the shelf; a later run has a greater one
 * @param thumbnail its newest images, a PNG; it need not be there
 */
public record KeptRun(String id, Label label, Figures figures, Experiment experiment, Path thumbnail) {

    /** {@return the same, called otherwise} */
    public KeptRun withLabel(Label other) {
        return new KeptRun(id, other, figures, experiment, thumbnail);
    }
}
