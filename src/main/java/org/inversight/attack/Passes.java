package org.inversight.attack;

import java.util.ArrayList;
import java.util.List;
import org.inversight.augment.Augmentation;
import org.inversight.loss.PriorTerm;
import org.inversight.model.Classifier;
import org.inversight.model.Generator;
import org.jspecify.annotations.Nullable;

/** The networks of a step of an attack through a generator. */
final class Passes {

    private Passes() {}

    static List<Pass> of(
            @Nullable Generator generator, @Nullable PriorTerm prior, Augmentation augmentation) {
        List<Pass> passes = new ArrayList<>();
        if (generator != null) {
            passes.add(
                    new Pass(
                            "generator",
                            Pass.Input.LATENT,
                            generator::generate,
                            generator::calls,
                            1));
        }
        int student = 0;
        for (Classifier classifier : augmentation.classifiers()) {
            String name =
                    passes.stream().anyMatch(p -> p.name().equals("target"))
                            ? "student-" + student++
                            : "target";
            passes.add(
                    new Pass(
                            name,
                            Pass.Input.PICTURE,
                            x -> classifier.classify(x).logits(),
                            classifier::calls,
                            augmentation.views()));
        }
        if (prior != null) {
            passes.add(
                    new Pass(
                            "critic",
                            Pass.Input.PICTURE,
                            x -> prior.critic().judge(x),
                            prior.critic()::calls,
                            1));
        }
        return passes;
    }
}
