package org.inversight.run;

import java.util.Objects;
import org.inversight.data.LabelledImages;
import org.inversight.loading.Materials;
import org.inversight.metric.NearestPrivate;
import org.inversight.model.Classifier;
import org.jspecify.annotations.Nullable;

/** The features of the private images, kept until other images or another evaluator come. */
final class NearestImages {

    private @Nullable NearestPrivate known;
    private @Nullable LabelledImages images;
    private @Nullable Classifier evaluator;

    @SuppressWarnings("ReferenceEquality")
    NearestPrivate of(Materials materials) {
        LabelledImages pool = Objects.requireNonNull(materials.privateImages());
        Classifier first =
                materials.evaluators().isEmpty() ? null : materials.evaluators().getFirst();
        if (known == null || images != pool || evaluator != first) {
            known = new NearestPrivate(pool, first);
            images = pool;
            evaluator = first;
        }
        return known;
    }
}
