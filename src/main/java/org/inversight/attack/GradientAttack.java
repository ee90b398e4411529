package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.inversight.augment.Augmentation;
import org.inversight.catalog.Values;
import org.inversight.data.Images;
import org.inversight.data.Panel;
import org.inversight.engine.Autograd;
import org.inversight.engine.Ops;
import org.inversight.loss.IdentityLoss;
import org.inversight.loss.PriorTerm;
import org.jspecify.annotations.Nullable;

/** An attack that descends an identity loss, and so needs the weights of the classifiers. */
abstract class GradientAttack implements Attack {

    final Augmentation augmentation;
    final IdentityLoss loss;

    /** The rows of the reconstructions. */
    final LatentBatch rows;

    /** Looks on at a step that is explained; null in a run. */
    private @Nullable StepProbe probe;

    GradientAttack(AttackInputs inputs) {
        augmentation = Objects.requireNonNull(inputs.augmentation());
        loss = Objects.requireNonNull(inputs.loss());
        rows = new LatentBatch(inputs);
    }

    /**
     * Differentiates {@code weight identity + realism}, and ends the recording.
     *
     * @param realism null for none
     * @param images how many both are sums over
     * @return both for one image
     */
    static List<LossTerm> descend(NDArray identity, @Nullable NDArray realism, double weight, long images) {
        NDArray weighted = Ops.scale(identity, weight);
        Autograd.backward(realism == null ? weighted : weighted.add(realism));
        Autograd.record(false);
        List<LossTerm> terms = new ArrayList<>();
        terms.add(new LossTerm("identity", identity.getFloat() / images));
        if (realism != null) {
            terms.add(new LossTerm("prior", realism.getFloat() / images));
        }
        return terms;
    }

    /**
     * The images that a step works on, on their way to the loss.
     *
     * @param images (n, c, h, w), class-major
     * @param labels (n) attacked classes
     */
    final NDArray observed(NDArray images, NDArray labels) {
        return probe == null ? images : probe.see(images, labels);
    }

    /** The latents of the reconstructions, (rows, latent), not recorded; null where they have none of their own. */
    @Nullable
    NDArray shownLatents(NDManager scope) {
        return null;
    }

    /** How unreal the critic finds an image, as a term of the loss; null without a critic. */
    @Nullable
    PriorTerm prior() {
        return null;
    }

    @Override
    public final @Nullable Anatomy explain(NDManager scope, List<AttackState> states, int step, int image) {
        StepProbe looking = new StepProbe(scope);
        List<float[]> way = new ArrayList<>();
        for (AttackState state : states) {
            restore(state);
            looking.latent(shownLatents(scope), image, way);
        }
        Images before = looking.one(reconstructions(scope), image);
        probe = looking;
        StepResult result = step(scope, step);
        probe = null;
        looking.latent(shownLatents(scope), image, way);
        Anatomy.Forward forward = looking.forward(this, result, step, image, before);
        return forward == null
                ? null
                : new Anatomy(
                        step,
                        image,
                        before,
                        forward,
                        looking.gradient(),
                        way.isEmpty() ? null : Anatomy.Way.of(way),
                        looking.one(reconstructions(scope), image));
    }

    /** What a class is called. */
    final String className(int target) {
        List<String> names = augmentation.classifiers().getFirst().card().classes();
        return target < names.size() ? names.get(target) : String.valueOf(target);
    }

    /** Images (n, c, h, w), clamped. */
    static Images clamped(NDArray images) {
        Shape shape = images.getShape();
        float[] pixels = images.clip(0, 1).toFloatArray();
        return new Images((int) shape.get(0), (int) shape.get(1), (int) shape.get(2), (int) shape.get(3), pixels);
    }

    @Override
    public List<Panel> panels(NDManager scope, NDArray images) {
        return augmentation.panels(images, rows.labels(scope), loss);
    }

    @Override
    public void change(Values values) {
        loss.change(values);
        augmentation.change(values);
    }
}
