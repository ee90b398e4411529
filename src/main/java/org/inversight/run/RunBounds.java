package org.inversight.run;

import ai.djl.ndarray.NDManager;
import org.inversight.engine.Engine;
import org.inversight.experiment.Experiment;
import org.inversight.loading.Materials;
import org.inversight.metric.BoundImages;
import org.inversight.metric.Bounds;
import org.jspecify.annotations.Nullable;

/** Ceilings and floors of one run, whose classes, numbers of images and seed never change. */
final class RunBounds {

    private @Nullable BoundImages images;
    private @Nullable Bounds known;

    /** Found at the first call, and kept; on the optimiser thread. */
    Bounds of(Engine engine, Materials materials, Experiment experiment) {
        if (known == null) {
            try (NDManager scope = engine.scope()) {
                BoundImages made = BoundImages.of(
                        scope,
                        materials.privateImages(),
                        materials.target().card(),
                        materials.generator(),
                        experiment.targets(),
                        experiment.restarts(),
                        experiment.seed());
                images = made;
                known = made.bounds(
                        scope,
                        materials.target(),
                        materials.evaluators(),
                        experiment.targets(),
                        materials.recognition());
            }
        }
        return known;
    }

    /** The images that {@link #of} took; null before it was asked. */
    @Nullable
    BoundImages images() {
        return images;
    }
}
