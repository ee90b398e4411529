package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.inversight.augment.Augmentation;
import org.inversight.engine.Autograd;
import org.inversight.engine.Noise;
import org.inversight.loss.PriorTerm;
import org.inversight.model.Generator;
import org.jspecify.annotations.Nullable;

/** The bare step of an attack that searches an input: latents, or pixels where it has no generator. */
final class InputBareStep implements BareStep {

    private static final long SEED = 3;

    private record Pass(String name, UnaryOperator<NDArray> forward, LongSupplier calls, int rows) {}

    private final @Nullable Pass generator;
    private final List<Pass> classifiers = new ArrayList<>();
    private final Shape input;

    /** @param input what a step differentiates for: (rows, latent), or (rows, c, h, w) */
    InputBareStep(Shape input, @Nullable Generator generator, @Nullable PriorTerm prior, Augmentation augmentation) {
        this.input = input;
        this.generator = generator == null ? null : new Pass("generator", generator::generate, generator::calls, 1);
        NamedClassifiers.of(augmentation)
                .forEach((name, classifier) -> classifiers.add(
                        new Pass(name, x -> classifier.classify(x).logits(), classifier::calls, augmentation.views())));
        if (prior != null) {
            classifiers.add(new Pass("critic", x -> prior.critic().score(x), prior.critic()::calls, 1));
        }
    }

    @Override
    public void run(NDManager scope) {
        Autograd.record(true);
        NDArray noise = scope.create(Noise.normal((int) input.size(), SEED), input);
        NDArray variable = Autograd.variable(scope, noise);
        NDArray images = generator == null ? variable : generator.forward().apply(variable);
        NDArray sum = null;
        for (Pass classifier : classifiers) {
            NDArray shown = classifier.rows() == 1 ? images : images.repeat(0, classifier.rows());
            NDArray out = classifier.forward().apply(shown).sum();
            sum = sum == null ? out : sum.add(out);
        }
        if (sum != null) {
            Autograd.backward(sum);
            Autograd.gradient(scope, variable);
        }
        Autograd.record(false);
    }

    @Override
    public Map<String, Long> calls() {
        Map<String, Long> calls = new LinkedHashMap<>();
        all().forEach(p -> calls.put(p.name(), p.calls().getAsLong()));
        return calls;
    }

    @Override
    public Map<String, Integer> rows() {
        Map<String, Integer> rows = new LinkedHashMap<>();
        all().forEach(p -> rows.put(p.name(), p.rows()));
        return rows;
    }

    private List<Pass> all() {
        List<Pass> all = new ArrayList<>();
        if (generator != null) {
            all.add(generator);
        }
        all.addAll(classifiers);
        return all;
    }
}
