package org.inversight.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.inversight.data.ImageSet;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Noise;
import org.inversight.train.Batches;
import org.inversight.train.ClassifierTraining;
import org.inversight.train.ImageArrays;
import org.inversight.train.Labelled;
import org.inversight.train.Variation;
import org.jspecify.annotations.Nullable;

/**
 * Batches for an evaluator with a class for images that show nobody it knows: varied images of the classes first, then
 * drawn negatives, adversarial images and held-out people, who are varied likewise; the last class is {@code none}.
 */
final class RejectingSource implements ClassifierTraining.Source {

    private static final long KNOWN = 401;
    private static final long DRAWN = 402;

    private final Labelled known;
    private final Negatives negatives;
    private final int classes;
    private final int shift;
    private final int drawnCount;
    private final int adversarialCount;
    private final int heldOutCount;
    private final long seed;
    private final Batches batches;

    /**
     * What shows none of the classes.
     *
     * @param kinds that are drawn anew for each batch
     * @param adversarial images that other networks take for a class
     * @param heldOut images of other people; null where there are none
     */
    record Negatives(
            List<NegativeKind> kinds,
            Images adversarial,
            @Nullable ImageSet heldOut) {

        Negatives {
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * @param known images of the classes; {@code none} comes after them
     * @param shift pixels by which images of the classes and held-out people are moved at most
     * @param batch images per step
     */
    RejectingSource(
            Labelled known,
            Negatives negatives,
            Recipe.RejectingPlan plan,
            int classes,
            int shift,
            int batch,
            long seed) {
        this.known = known;
        this.negatives = negatives;
        this.classes = classes;
        this.shift = shift;
        int all = (int) Math.round(batch * plan.negativeShare());
        this.adversarialCount = (int) Math.round(all * plan.adversarialShare());
        this.heldOutCount = negatives.heldOut() == null ? 0 : (int) Math.round(all * plan.heldOutShare());
        this.drawnCount = all - adversarialCount - heldOutCount;
        this.seed = seed;
        this.batches = new Batches(known.count(), batch - all, seed, KNOWN);
    }

    int perEpoch() {
        return batches.perEpoch();
    }

    @Override
    public ClassifierTraining.Examples at(int iteration) {
        RandomGenerator random = Noise.keyed(seed, DRAWN, iteration);
        LabelledImages chosen = known.select(batches.at(iteration));
        int stride = chosen.images().stride();
        int side = chosen.images().width();
        float[] drawn = new float[drawnCount * stride];
        for (int i = 0; i < drawnCount; i++) {
            NegativeKind kind =
                    negatives.kinds().get(random.nextInt(negatives.kinds().size()));
            System.arraycopy(kind.draw(random, side), 0, drawn, i * stride, stride);
        }
        int[] taken = random.ints(adversarialCount, 0, negatives.adversarial().count())
                .toArray();
        Images varied = varied(chosen.images(), random);
        Images all = Adversaries.joined(List.of(
                varied,
                new Images(drawnCount, varied.channels(), side, side, drawn),
                negatives.adversarial().select(taken),
                heldOut(varied, random)));
        int[] labels = new int[all.count()];
        Arrays.fill(labels, classes);
        System.arraycopy(chosen.labels(), 0, labels, 0, chosen.labels().length);
        return new ClassifierTraining.Examples(all, ImageArrays.oneHot(labels, classes + 1));
    }

    /** As many held-out people as a batch has, in images like these. */
    private Images heldOut(Images like, RandomGenerator random) {
        ImageSet heldOut = negatives.heldOut();
        if (heldOut == null) {
            return like.select(new int[0]);
        }
        return varied(
                heldOut.select(random.ints(heldOutCount, 0, heldOut.count()).toArray()), random);
    }

    private Images varied(Images images, RandomGenerator random) {
        Images varied = Variation.of(images, random);
        return shift == 0 ? varied : ImageArrays.moved(varied, shift, random);
    }
}
