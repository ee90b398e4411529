package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.Objects;
import org.inversight.engine.Ops;

/**
 * What trainings minimise. Each returns an array of one element; batches are on the first axis.
 *
 * <p>Factors are applied before the last mean or sum: an array without axes times a Java double becomes float64.
 */
public final class Losses {

    private Losses() {}

    /**
     * Cross-entropy, mean over the batch: {@code mean(LSE(l) - sum_k p_k l_k)}.
     *
     * @param logits (n, k)
     * @param probabilities (n, k), rows sum to one; one-hot rows for hard labels
     */
    public static NDArray crossEntropy(NDArray logits, NDArray probabilities) {
        return Ops.logSumExp(logits)
                .sub(logits.mul(probabilities).sum(new int[] {1}))
                .mean();
    }

    /**
     * Sum of the cross-entropies of several groups of logits, mean over the batch.
     *
     * @param logits (n, k), the groups one after the other
     * @param wanted (n, k), one-hot within each group
     * @param sizes of the groups, their sum is k
     */
    public static NDArray grouped(NDArray logits, NDArray wanted, int... sizes) {
        NDArray normalisers = null;
        int from = 0;
        for (int size : sizes) {
            NDArray own = Ops.logSumExp(logits.get(":, %d:%d".formatted(from, from + size)));
            normalisers = normalisers == null ? own : normalisers.add(own);
            from += size;
        }
        return Objects.requireNonNull(normalisers, "a group")
                .sub(logits.mul(wanted).sum(new int[] {1}))
                .mean();
    }

    /**
     * Loss of naming what is known of images: the mean of the questions' cross-entropies, and the mean squared error of
     * the numbers.
     *
     * @param outputs (n, k + m), for each question one logit an answer, then the numbers
     * @param answers (n, k), one-hot within each question
     * @param numbers (n, m)
     * @param sizes number of answers of each question, their sum is k
     */
    static NDArray labels(NDArray outputs, NDArray answers, NDArray numbers, int... sizes) {
        long choices = answers.getShape().get(1);
        NDArray named = grouped(outputs.get(":, :" + choices), answers, sizes).reshape(1);
        NDArray error =
                outputs.get(":, %d:".formatted(choices)).sub(numbers).square().mean();
        return Ops.scale(named, 1.0 / sizes.length).add(error).sum();
    }

    /**
     * Relativistic pairing loss of a critic (Jolicoeur-Martineau 2019; Huang et al. 2024): {@code mean softplus(D(G(z))
     * - D(x))}.
     *
     * @param real scores (n)
     * @param fake scores (n)
     */
    public static NDArray pairedCritic(NDArray real, NDArray fake) {
        return Ops.softplus(fake.sub(real)).mean();
    }

    /** The reverse, for the generator: {@code mean softplus(D(x) - D(G(z)))}. */
    public static NDArray pairedGenerator(NDArray real, NDArray fake) {
        return Ops.softplus(real.sub(fake)).mean();
    }

    /**
     * Mean squared slope of a critic, from differences alone: {@code 2 mean (D(x + s n) - D(x))^2 / s^2} with normal n.
     *
     * @param scores D(x), (n)
     * @param moved D(x + s n), (n)
     * @param distance s
     */
    public static NDArray slope(NDArray scores, NDArray moved, double distance) {
        return Ops.scale(moved.sub(scores).square(), 2 / (distance * distance)).mean();
    }

    /**
     * CosFace (Wang et al. 2018): the cross-entropy of {@code s (cos(e, c_k) - m p_k)}, mean over the batch.
     *
     * @param embeddings (n, d), rows of length one
     * @param centres (k, d), of any length; where gradients are recorded they get one
     * @param persons (n, k), 1 at the person of each image, else 0
     * @param scale s
     * @param margin m
     */
    public static NDArray cosineMargin(
            NDArray embeddings, NDArray centres, NDArray persons, double scale, double margin) {
        NDArray turned = centres.transpose();
        // nothing may be left with the manager of the long-lived centres
        turned.attach(embeddings.getManager());
        NDArray lengths = turned.square().sum(new int[] {0}, true).sqrt();
        NDArray cosines = embeddings.matMul(turned).div(lengths);
        NDArray logits = Ops.scale(cosines.sub(Ops.scale(persons, margin)), scale);
        return crossEntropy(logits, persons);
    }

    /**
     * Negative evidence lower bound of a variational auto-encoder (Kingma and Welling 2014), without its constant:
     * {@code mean_n [ (|d|^2 + w |D d|^2) / (2 v) + 0.5 sum (m^2 + e^l - l - 1) ]} with {@code d = y - x} and {@code D
     * d} the differences of neighbours in rows and columns. The pixels' noise is normal with precision {@code (1 + w
     * D'D) / v}: an error that is sharp, such as an eye left out, counts more than one that is smooth.
     *
     * @param images x, (n, c, h, w)
     * @param decoded y, likewise
     * @param mean m, (n, d)
     * @param logVariance l, (n, d)
     * @param variance v, of each value around its decoded one
     * @param detail w
     */
    public static NDArray evidence(
            NDArray images, NDArray decoded, NDArray mean, NDArray logVariance, double variance, double detail) {
        int[] image = {1, 2, 3};
        NDArray error = decoded.sub(images);
        NDArray across = error.get(":, :, :, 1:").sub(error.get(":, :, :, :-1"));
        NDArray down = error.get(":, :, 1:, :").sub(error.get(":, :, :-1, :"));
        NDArray sharp = across.square().sum(image).add(down.square().sum(image));
        NDArray apart = error.square().sum(image).add(Ops.scale(sharp, detail));
        NDArray divergence =
                mean.square().add(logVariance.exp()).sub(logVariance).sub(1).sum(new int[] {1});
        return Ops.scale(apart, 0.5 / variance).add(Ops.scale(divergence, 0.5)).mean();
    }

    /**
     * Distillation (LOMMA release): {@code KL(softmax(t / tau) || softmax(s / tau))}, summed over classes, mean over
     * the batch, divided by tau squared as released.
     *
     * @param student logits (n, k)
     * @param teacher logits (n, k), without gradient
     */
    public static NDArray distillation(NDArray student, NDArray teacher, double temperature) {
        NDArray t = Ops.scale(teacher, 1 / temperature);
        NDArray s = Ops.scale(student, 1 / temperature);
        NDArray logP = t.sub(Ops.logSumExp(t).expandDims(1));
        NDArray logQ = s.sub(Ops.logSumExp(s).expandDims(1));
        NDArray divergence = logP.exp().mul(logP.sub(logQ)).sum(new int[] {1});
        return Ops.scale(divergence.mean(), 1 / (temperature * temperature));
    }

    /** Hinge loss of a critic (Lim and Ye 2017): {@code mean relu(1 - D(x)) + mean relu(1 + D(G(z)))}. */
    public static NDArray hingeCritic(NDArray real, NDArray fake) {
        return Activation.relu(real.neg().add(1))
                .mean()
                .add(Activation.relu(fake.add(1)).mean());
    }

    /** Loss of a generator against a critic: {@code -mean D(G(z))}. */
    public static NDArray hingeGenerator(NDArray fake) {
        return fake.mean().neg();
    }

    /**
     * Loss of the K-class critic of KEDMI (Chen et al. 2021), whose realism is {@code Z / (Z + 1)}, Z the sum of
     * exponentials of its logits: {@code softXE(D(x), p) + 0.5 [mean sp(LSE D(x_u)) - mean LSE D(x_u) + mean sp(LSE
     * D(G(z)))]}.
     *
     * @param labelled logits (n, k) of images with soft labels
     * @param probabilities (n, k) the target's soft labels
     * @param real logits (n, k) of other real images
     * @param fake logits (n, k) of generated images
     */
    public static NDArray kedmiCritic(NDArray labelled, NDArray probabilities, NDArray real, NDArray fake) {
        NDArray realism = Ops.logSumExp(real);
        NDArray unlabelled = Ops.softplus(realism)
                .sub(realism)
                .mean()
                .add(Ops.softplus(Ops.logSumExp(fake)).mean());
        return crossEntropy(labelled, probabilities).add(Ops.scale(unlabelled, 0.5));
    }

    /**
     * Loss of the generator of KEDMI: {@code mean_d |mean_n f(G(z)) - mean_n f(x)| + weight sum_n H(softmax D(G(z)))}.
     * The entropy is summed over the batch, and minimised, as released.
     *
     * @param fakeFeatures (n, d)
     * @param realFeatures (n, d), without gradient
     * @param fakeLogits (n, k)
     * @param entropyWeight 1e-4 in the release
     */
    public static NDArray kedmiGenerator(
            NDArray fakeFeatures, NDArray realFeatures, NDArray fakeLogits, double entropyWeight) {
        NDArray gap = fakeFeatures
                .mean(new int[] {0})
                .sub(realFeatures.mean(new int[] {0}))
                .abs()
                .mean();
        return gap.add(Ops.scale(entropies(fakeLogits), entropyWeight).sum());
    }

    /** Entropy of the softmax of each row of (n, k): {@code H = LSE(l) - sum_k p_k l_k}, (n). */
    static NDArray entropies(NDArray logits) {
        NDArray sums = Ops.logSumExp(logits);
        NDArray probabilities = logits.sub(sums.expandDims(1)).exp();
        return sums.sub(probabilities.mul(logits).sum(new int[] {1}));
    }
}
