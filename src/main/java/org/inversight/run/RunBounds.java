package org.inversight.run;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.inversight.engine.Engine;
import org.inversight.experiment.Experiment;
import org.inversight.loading.Materials;
import org.inversight.metric.BoundImages;
import org.inversight.metric.Bounds;
import org.jspecify.annotations.Nullable;

/** Ceilings and floors of runs on the same models and images that attack the same classes, as often, from the same seed. */
final class RunBounds {

    private final Materials materials;
    private final List<Integer> targets;
    private final int restarts;
    private final long seed;
    private @Nullable BoundImages images;
    private @Nullable Bounds known;

    RunBounds(Materials materials, Experiment experiment) {
        this.materials = materials;
        this.targets = experiment.targets();
        this.restarts = experiment.restarts();
        this.seed = experiment.seed();
    }

    /** Whether those of such a run are the same. */
    @SuppressWarnings("ReferenceEquality") // the same networks and images, not such as are alike
    boolean serves(Materials other, Experiment experiment) {
        return targets.equals(experiment.targets())
                && restarts == experiment.restarts()
                && seed == experiment.seed()
                && materials.target() == other.target()
                && materials.generator() == other.generator()
                && materials.privateImages() == other.privateImages()
                && materials.recognition().verifier() == other.recognition().verifier()
                && materials.recognition().reader() == other.recognition().reader()
                && materials.evaluators().equals(other.evaluators());
    }

    /** Found at the first call, and kept; on the optimiser thread. */
    Bounds of(Engine engine) {
        if (known == null) {
            try (NDManager scope = engine.scope()) {
                BoundImages made = BoundImages.of(
                        scope,
                        materials.privateImages(),
                        materials.target().card(),
                        materials.generator(),
                        targets,
                        restarts,
                        seed);
                images = made;
                known = made.bounds(
                        scope, materials.target(), materials.evaluators(), targets, materials.recognition());
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
