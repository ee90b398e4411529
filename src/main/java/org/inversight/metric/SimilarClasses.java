package org.inversight.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Autograd;
import org.inversight.model.Classifier;

/**
 * Which classes of the private images are alike: by the embeddings of a verifier where one knows the people, else by the
 * features of an evaluator.
 */
public final class SimilarClasses {

    private static final int BATCH = 50;

    /** Mean of each class. */
    private final Map<Integer, float[]> means;

    private SimilarClasses(Map<Integer, float[]> means) {
        this.means = means;
    }

    /**
     * {@return how alike the classes are; where nobody can say, no class is similar to any}
     *
     * @param scope owns what is computed
     * @param pool private images, labelled with classes of the target
     * @param evaluators of which the first that has features is asked
     * @param recognition whose verifier is asked first
     */
    public static SimilarClasses of(
            NDManager scope, LabelledImages pool, List<Classifier> evaluators, Recognition recognition) {
        Map<Integer, float[]> means = new TreeMap<>();
        Gallery people = recognition.gallery();
        if (people != null) {
            for (int label : pool.labels()) {
                float[] mean = people.mean(label);
                if (mean != null) {
                    means.put(label, mean);
                }
            }
            return new SimilarClasses(means);
        }
        evaluators.stream().filter(Classifier::hasFeatures).findFirst().ifPresent(evaluator -> {
            LabelledImages some = PrivateMeasurement.sample(pool);
            Map<Integer, Integer> counts = new TreeMap<>();
            for (int from = 0; from < some.labels().length; from += BATCH) {
                int to = Math.min(from + BATCH, some.labels().length);
                float[][] rows = features(scope, evaluator, some.images().range(from, to));
                for (int i = from; i < to; i++) {
                    int label = some.labels()[i];
                    add(
                            means.computeIfAbsent(label, k -> new float[rows[0].length]),
                            rows[i - from],
                            counts.merge(label, 1, Integer::sum));
                }
            }
        });
        return new SimilarClasses(means);
    }

    private static float[][] features(NDManager manager, Classifier evaluator, Images images) {
        Autograd.record(false);
        try (NDManager scope = manager.newSubManager()) {
            NDArray x = scope.create(
                    images.pixels(), new Shape(images.count(), images.channels(), images.height(), images.width()));
            return Gallery.rows(Objects.requireNonNull(
                    evaluator.classify(x).features(), "an evaluator that says it has features gives them"));
        }
    }

    private static void add(float[] mean, float[] row, int count) {
        for (int k = 0; k < mean.length; k++) {
            mean[k] += (row[k] - mean[k]) / count;
        }
    }

    /** {@return all other classes, the most similar first; empty where nobody can say} */
    public List<Integer> to(int classIndex) {
        float[] own = means.get(classIndex);
        if (own == null) {
            return List.of();
        }
        return means.keySet().stream()
                .filter(other -> other != classIndex)
                .sorted(Comparator.comparingDouble(other -> distance(own, means.getOrDefault(other, own))))
                .toList();
    }

    private static double distance(float[] a, float[] b) {
        double product = 0;
        double lengthA = 0;
        double lengthB = 0;
        for (int k = 0; k < a.length; k++) {
            product += (double) a[k] * b[k];
            lengthA += (double) a[k] * a[k];
            lengthB += (double) b[k] * b[k];
        }
        return -product / Math.sqrt(Math.max(lengthA * lengthB, Double.MIN_NORMAL));
    }
}
