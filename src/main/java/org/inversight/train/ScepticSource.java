package org.inversight.train;

import java.util.List;
import java.util.random.RandomGenerator;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Noise;

/**
 * Batches for an evaluator with a class for pictures that show nothing: varied digits first, then
 * drawn negatives, then adversarial pictures; the last class is {@code none}.
 */
final class ScepticSource implements ClassifierTraining.Source {

    private static final long DIGITS = 401;
    private static final long DRAWN = 402;

    private final Labelled digits;
    private final List<NegativeKind> kinds;
    private final Images adversarial;
    private final int classes;
    private final int drawnCount;
    private final int adversarialCount;
    private final long seed;
    private final Batches batches;

    /**
     * @param classes number of digits; {@code none} comes after them
     * @param batch pictures a step
     */
    ScepticSource(
            Labelled digits,
            List<NegativeKind> kinds,
            Images adversarial,
            Recipe.ScepticPlan plan,
            int classes,
            int batch,
            long seed) {
        this.digits = digits;
        this.kinds = kinds;
        this.adversarial = adversarial;
        this.classes = classes;
        int negatives = (int) Math.round(batch * plan.negativeShare());
        this.adversarialCount = (int) Math.round(negatives * plan.adversarialShare());
        this.drawnCount = negatives - adversarialCount;
        this.seed = seed;
        this.batches = new Batches(digits.count(), batch - negatives, seed, DIGITS);
    }

    int perEpoch() {
        return batches.perEpoch();
    }

    @Override
    public ClassifierTraining.Examples at(int iteration) {
        RandomGenerator random = Noise.keyed(seed, DRAWN, iteration);
        LabelledImages chosen = digits.select(batches.at(iteration));
        int side = chosen.images().width();
        float[] drawn = new float[drawnCount * side * side];
        for (int i = 0; i < drawnCount; i++) {
            NegativeKind kind = kinds.get(random.nextInt(kinds.size()));
            System.arraycopy(kind.draw(random, side), 0, drawn, i * side * side, side * side);
        }
        int[] taken = random.ints(adversarialCount, 0, adversarial.count()).toArray();
        Images all =
                Adversaries.joined(
                        List.of(
                                Variation.of(chosen.images(), random),
                                new Images(drawnCount, 1, side, side, drawn),
                                adversarial.select(taken)));
        int[] labels = new int[all.count()];
        java.util.Arrays.fill(labels, classes);
        System.arraycopy(chosen.labels(), 0, labels, 0, chosen.labels().length);
        return new ClassifierTraining.Examples(all, Pictures.oneHot(labels, classes + 1));
    }
}
