package org.inversight.shelf;

import java.nio.file.Path;
import org.inversight.blind.Sittings;
import org.inversight.experiment.Experiment;

/**
 * A run on the shelf.
 *
 * @param id unique on the shelf; a later run has a greater one
 * @param thumbnail its newest images, a PNG; it need not be there
 * @param sittings what a viewer answered of its images
 */
public record KeptRun(
        String id, Label label, Figures figures, Experiment experiment, Path thumbnail, Sittings sittings) {

    /** {@return the same, called otherwise} */
    public KeptRun withLabel(Label other) {
        return new KeptRun(id, other, figures, experiment, thumbnail, sittings);
    }

    /** {@return the same, with these answers} */
    public KeptRun withSittings(Sittings others) {
        return new KeptRun(id, label, figures, experiment, thumbnail, others);
    }
}
