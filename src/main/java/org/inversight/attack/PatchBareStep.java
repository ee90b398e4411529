package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.inversight.augment.Augmentation;
import org.inversight.engine.Autograd;
import org.inversight.engine.Noise;
import org.inversight.model.Classifier;

/**
 * The bare step of Patch-MI: every network once forward, and backward to the weights that the step trains. The
 * discriminator runs twice, to learn and to score.
 *
 * @param classMajor what the classifiers are shown of the generator's images
 * @param latents (n, classes · latent)
 */
record PatchBareStep(
        PatchGenerator generator,
        ClassNetworks generators,
        PatchDiscriminator discriminator,
        ClassNetworks discriminators,
        UnaryOperator<NDArray> classMajor,
        Augmentation augmentation,
        Shape latents)
        implements BareStep {

    private static final long SEED = 3;

    @Override
    public void run(NDManager scope) {
        Autograd.record(true);
        List<NDArray> making = generators.variables(scope);
        NDArray noise = scope.create(Noise.normal((int) latents.size(), SEED), latents);
        NDArray fake = generator.generate(making, noise);
        List<NDArray> scoring = discriminators.variables(scope);
        NDArray seen = fake.stopGradient();
        Autograd.backward(discriminator.score(scoring, seen.concat(seen, 0)).sum());
        NDArray sum = discriminator.score(discriminators.arrays(), fake).sum();
        NDArray shown = classMajor.apply(fake);
        if (augmentation.views() > 1) {
            shown = shown.repeat(0, augmentation.views());
        }
        for (Classifier classifier : augmentation.classifiers()) {
            sum = sum.add(classifier.classify(shown).logits().sum());
        }
        Autograd.backward(sum);
        Autograd.record(false);
    }

    @Override
    public Map<String, Long> calls() {
        Map<String, Long> calls = new LinkedHashMap<>();
        calls.put("generator", generator.calls());
        calls.put("discriminator", discriminator.calls());
        NamedClassifiers.of(augmentation).forEach((name, classifier) -> calls.put(name, classifier.calls()));
        return calls;
    }

    @Override
    public Map<String, Integer> rows() {
        Map<String, Integer> rows = new LinkedHashMap<>();
        rows.put("generator", 1);
        rows.put("discriminator", 1);
        NamedClassifiers.of(augmentation).keySet().forEach(name -> rows.put(name, augmentation.views()));
        return rows;
    }
}
