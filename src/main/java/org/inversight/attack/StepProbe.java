package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.inversight.data.Images;
import org.inversight.engine.Autograd;
import org.inversight.loss.PriorTerm;
import org.inversight.model.Classifier;
import org.jspecify.annotations.Nullable;

/**
 * Looks on at one step of an attack: adds zero to the images on their way to the loss, so that the gradient of that zero
 * is the gradient by pixel, and asks afterwards what the classifiers were shown and said.
 */
final class StepProbe {

    /** So many classes of each classifier. */
    static final int TOP = 5;

    private final NDManager scope;
    private @Nullable NDArray images;
    private @Nullable NDArray labels;
    private @Nullable NDArray zero;
    private int row;

    StepProbe(NDManager scope) {
        this.scope = scope;
    }

    /** The same values, through a zero that is differentiated. */
    NDArray see(NDArray made, NDArray classes) {
        images = made;
        labels = classes;
        zero = Autograd.variable(scope, scope.zeros(made.getShape()));
        return made.add(zero);
    }

    /** Adds an image's latent, where there are latents. */
    void latent(@Nullable NDArray latents, int image, List<float[]> into) {
        if (latents != null) {
            int width = (int) latents.getShape().get(1);
            into.add(Arrays.copyOfRange(latents.toFloatArray(), image * width, (image + 1) * width));
        }
    }

    /** One of (n, c, h, w) images. */
    Images one(NDArray all, int position) {
        Shape shape = all.getShape();
        int count = (int) shape.get(0);
        return new Images(count, (int) shape.get(1), (int) shape.get(2), (int) shape.get(3), all.toFloatArray())
                .select(new int[] {position});
    }

    /**
     * From the image that the step worked on to its loss; null where the step had none.
     *
     * @param shown the image before the step
     */
    Anatomy.@Nullable Forward forward(GradientAttack attack, StepResult result, int step, int image, Images shown) {
        NDArray seen = images;
        NDArray classes = labels;
        if (seen == null || classes == null) {
            return null;
        }
        Autograd.record(false);
        int count = (int) seen.getShape().get(0);
        int each = count / attack.rows.targets();
        row = image / attack.rows.restarts() * each + image % attack.rows.restarts() % each;
        Images own = one(seen, row);
        NDArray all = attack.augmentation.shown(seen, classes, step);
        int views = attack.augmentation.views();
        Shape shape = seen.getShape();
        Images shownViews = new Images(views * count, own.channels(), own.height(), own.width(), all.toFloatArray())
                .select(IntStream.range(0, views).map(v -> v * count + row).toArray());
        NDArray batch = scope.create(shownViews.pixels(), new Shape(views, shape.get(1), shape.get(2), shape.get(3)));
        List<Anatomy.Scores> scores = new ArrayList<>();
        for (Classifier classifier : attack.augmentation.classifiers()) {
            scores.add(new Anatomy.Scores(
                    scores.isEmpty() ? "Target" : classifier.card().name(),
                    top(classifier.classify(batch).logits().mean(new int[] {0}).toFloatArray())));
        }
        double identity =
                attack.augmentation.identity(seen, classes, attack.loss, step).toFloatArray()[row];
        return new Anatomy.Forward(
                own, own.equals(shown), shownViews, scores, critic(attack.prior(), own), identity, result.terms());
    }

    private Anatomy.@Nullable Scores critic(@Nullable PriorTerm prior, Images own) {
        if (prior == null) {
            return null;
        }
        NDArray one = scope.create(own.pixels(), new Shape(1, own.channels(), own.height(), own.width()));
        float[] said = prior.critic().score(one).toFloatArray();
        return new Anatomy.Scores(
                "Critic",
                prior.critic().classwise() ? top(said) : List.of(new Anatomy.Logit(Anatomy.Logit.REALISM, said[0])));
    }

    /** Of the whole loss, by pixel of the image that the step worked on. */
    Images gradient() {
        return one(Autograd.gradient(scope, Objects.requireNonNull(zero)), row);
    }

    private static List<Anatomy.Logit> top(float[] logits) {
        return IntStream.range(0, logits.length)
                .mapToObj(k -> new Anatomy.Logit(k, logits[k]))
                .sorted(Comparator.comparingDouble(Anatomy.Logit::value).reversed())
                .limit(TOP)
                .toList();
    }
}
