package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.inversight.augment.Augmentation;
import org.inversight.augment.AugmentationInputs;
import org.inversight.augment.ViewAugmentation;
import org.inversight.catalog.Values;
import org.inversight.engine.Noise;
import org.inversight.engine.Ops;
import org.inversight.loss.MaxMarginLoss;
import org.inversight.model.Classifier;

/**
 * How PLG-MI teaches generator and critic the target's classes (Yuan et al. 2023): classes are drawn uniformly, the
 * public images of a class are those that the target is surest of, and the generator minimises the max-margin loss of
 * the target on one random view of each of its images.
 *
 * @param examples positions of the public images of each class
 * @param views over which the target's loss is taken
 * @param weight of the target's loss
 * @param seed of the drawn classes and images
 */
public record PseudoLabels(List<int[]> examples, Augmentation views, double weight, long seed) implements Teaching {

    private static final long STREAM = 406;

    /**
     * How much a pair is taught; as released, 30 images a class and 0.2.
     *
     * @param each public images of a class, at least 1
     * @param weight of the target's loss in the generator's, from 0 on
     */
    public record Plan(int each, double weight) {}

    /**
     * The pseudo-labels that a target gives.
     *
     * @param probabilities the target's class probabilities of the public images, one row per image
     * @param target stays open
     * @param plan how many images a class has, and what the target's loss weighs
     * @param seed of all random numbers
     */
    public static PseudoLabels of(float[] probabilities, Classifier target, Plan plan, long seed) {
        Map<String, Object> one = new HashMap<>(ViewAugmentation.PLG_MI);
        one.put("views.count", 1);
        Values values = Values.of(ViewAugmentation.TYPE.parameters(), one);
        return new PseudoLabels(
                surest(probabilities, target.card().classes().size(), plan.each()),
                ViewAugmentation.TYPE.factory().apply(new AugmentationInputs(values, target, List.of(), seed)),
                plan.weight(),
                seed);
    }

    /**
     * For each class the images of the highest probability, which may serve several classes.
     *
     * @param probabilities one row per image
     * @param classes length of a row
     * @param each number of images for a class, less where there are fewer; of equal ones the first
     * @return their positions, the highest first
     */
    public static List<int[]> surest(float[] probabilities, int classes, int each) {
        return IntStream.range(0, classes)
                .mapToObj(k -> IntStream.range(0, probabilities.length / classes)
                        .boxed()
                        .sorted(Comparator.comparing(i -> -probabilities[i * classes + k]))
                        .limit(each)
                        .mapToInt(i -> i)
                        .toArray())
                .toList();
    }

    @Override
    public int outputs() {
        return 0;
    }

    @Override
    public NDArray loss(NDManager scope, NDArray said, int[] positions) {
        throw new IllegalStateException("the critic says nothing beside its scores");
    }

    @Override
    public int told() {
        return examples.size();
    }

    @Override
    public int[] labels(int count, int iteration) {
        RandomGenerator random = Noise.keyed(seed, STREAM, iteration, 0);
        return IntStream.generate(() -> random.nextInt(told())).limit(count).toArray();
    }

    @Override
    public int[] positions(int[] labels, int iteration) {
        RandomGenerator random = Noise.keyed(seed, STREAM, iteration, 1);
        return IntStream.of(labels)
                .map(k -> examples.get(k)[random.nextInt(examples.get(k).length)])
                .toArray();
    }

    @Override
    public NDArray imageLoss(NDArray images, int[] labels, int iteration) {
        NDArray classes =
                images.getManager().create(IntStream.of(labels).asLongStream().toArray());
        // step 0 is for what is only displayed
        NDArray each = views.identity(images, classes, new MaxMarginLoss(), iteration + 1);
        return Ops.scale(each, weight).mean();
    }
}
