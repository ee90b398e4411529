package org.inversight.augment;

import java.util.ArrayList;
import java.util.List;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;

/** Students and views together: every classifier is shown the same views. */
public final class StudentViewAugmentation extends Ensemble {

    /** Entry, parameters and factory for the catalogue. */
    public static final AugmentationType TYPE = new AugmentationType(
            new Entry(
                    "students+views",
                    "Students and views",
                    "The target and its students see rotated, cropped and shifted views of each image.",
                    "Students guard against the peculiarities of one network's weights; views guard against "
                            + "patterns that depend on exact pixel positions. All classifiers get the same views. The "
                            + "identity loss is the weighted mean over classifiers of the mean over views.",
                    "L_{id} = Σ_{M} w_{M} · 1/V · Σ_{v} L(M(R_{v}(x)), y) / Σ_{M} w_{M}",
                    "model augmentation of Nguyen et al., CVPR 2023, and the random transformation block of Jang et al., 2023, each "
                            + "as in its own entry",
                    "public images, and the target's scores on them",
                    List.of("No publication combines the two; each part is as in its own entry.")),
            parameters(),
            true,
            StudentViewAugmentation::new);

    private final long seed;

    /** @throws IllegalArgumentException if there are no students, or not one weight each */
    StudentViewAugmentation(AugmentationInputs inputs) {
        super(
                inputs.target(),
                present("students+views", inputs.students()),
                inputs.values().weights(StudentAugmentation.WEIGHTS),
                Views.of(inputs.values(), inputs.seed()));
        this.seed = inputs.seed();
    }

    @Override
    public void change(Values values) {
        show(Views.of(values, seed));
    }

    private static List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(StudentAugmentation.PARAMETERS);
        all.addAll(Views.PARAMETERS);
        return all;
    }
}
