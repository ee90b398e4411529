package org.inversight.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Autograd;
import org.inversight.model.Classifier;
import org.jspecify.annotations.Nullable;

/**
 * Searches the private images of a class for those that are nearest to a reconstruction, in pixels and in the features
 * of an evaluator.
 */
public final class NearestPrivate {

    /** So many of the nearest. */
    public static final int MOST = 3;

    private static final int BATCH = 100;

    private final LabelledImages pool;
    private final @Nullable Classifier evaluator;
    private final Map<Integer, Images> byClass = new HashMap<>();
    private final Map<Integer, Images> sized = new HashMap<>();
    private final Map<Integer, float[][]> features = new HashMap<>();

    /**
     * A search in these images.
     *
     * @param pool private images; their labels are the target's class indices
     * @param evaluator whose features measure the second distance; null for none
     */
    public NearestPrivate(LabelledImages pool, @Nullable Classifier evaluator) {
        this.pool = pool;
        this.evaluator = evaluator != null && evaluator.hasFeatures() ? evaluator : null;
    }

    /**
     * The nearest private images.
     *
     * @param scope owns what is computed
     * @param image one reconstruction (count 1), any size; values beyond [0, 1] count as its ends
     * @param classIndex the attacked class
     * @return null where there is no private image of the class
     */
    public @Nullable Neighbour of(NDManager scope, Images image, int classIndex) {
        return among(scope, image, classIndex, null);
    }

    /** @param beside reconstructions, in whose size a private image is measured; null for a reconstruction */
    private @Nullable Neighbour among(NDManager scope, Images image, int classIndex, @Nullable Images beside) {
        Images candidates = byClass.computeIfAbsent(
                classIndex, k -> pool.ofClasses(l -> l == k).images());
        int itself = beside == null ? -1 : candidates.indexOf(image);
        int count = candidates.count() - (itself < 0 ? 0 : 1);
        if (count == 0) {
            return null;
        }
        Images sized = beside == null ? image : image.reduced(beside.height(), beside.width());
        Images shown = sized.clamped();
        float[] wanted = shown.withChannels(candidates.channels()).pixels();
        Images compared = inSizeOf(shown, classIndex, candidates);
        double[] distances = new double[candidates.count()];
        Arrays.setAll(distances, i -> squared(wanted, 0, compared.pixels(), i * wanted.length, wanted.length));
        int[] nearest = IntStream.range(0, distances.length)
                .filter(i -> i != itself)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> distances[i]))
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .toArray();
        return new Neighbour(
                candidates.select(nearest),
                IntStream.of(nearest).mapToObj(i -> Math.sqrt(distances[i])).toList(),
                featureDistance(scope, shown, classIndex, candidates, itself),
                count);
    }

    /**
     * Mean distances of several images to the nearest private image of their class.
     *
     * @param pixel L2
     * @param feature squared L2; NaN without an evaluator that has features
     * @param pool private images that were searched in all
     */
    public record Mean(double pixel, double feature, int pool) {

        /** {@return the distances as figures} */
        public Map<Measure, Double> figures() {
            Map<Measure, Double> figures = new LinkedHashMap<>();
            figures.put(Measure.PIXELS, pixel);
            if (!Double.isNaN(feature)) {
                figures.put(Measure.FEATURES, feature);
            }
            return figures;
        }
    }

    /**
     * {@return the mean over those images of whose class there are private images; null where there are none}
     *
     * @param scope owns what is computed
     * @param images reconstructions or others, of any size
     * @param classes of each
     */
    public @Nullable Mean mean(NDManager scope, Images images, int[] classes) {
        return mean(scope, images, classes, null);
    }

    /**
     * {@return the same for private images, none of which counts as its own nearest; images that are none of the private
     * ones are searched in all of them}
     *
     * @param scope owns what is computed
     * @param images private ones, or others of the same classes
     * @param classes of each
     * @param beside images of the size in which these are measured too
     */
    public @Nullable Mean meanToOthers(NDManager scope, Images images, int[] classes, Images beside) {
        return mean(scope, images, classes, beside);
    }

    private @Nullable Mean mean(NDManager scope, Images images, int[] classes, @Nullable Images beside) {
        double pixel = 0;
        double feature = 0;
        int counted = 0;
        int searched = 0;
        Set<Integer> seen = new TreeSet<>();
        for (int i = 0; i < images.count(); i++) {
            Neighbour found = among(scope, images.select(new int[] {i}), classes[i], beside);
            if (found != null) {
                counted++;
                pixel += found.pixelDistance();
                feature += found.featureDistance();
                searched += seen.add(classes[i]) ? found.pool() : 0;
            }
        }
        return counted == 0 ? null : new Mean(pixel / counted, feature / counted, searched);
    }

    /** Private images of a class in the reconstruction's size: its distance is not to depend on who evaluates it. */
    private Images inSizeOf(Images image, int classIndex, Images candidates) {
        Images known = sized.get(classIndex);
        if (known == null || known.height() != image.height() || known.width() != image.width()) {
            known = candidates.reduced(image.height(), image.width());
            sized.put(classIndex, known);
        }
        return known;
    }

    private double featureDistance(NDManager scope, Images image, int classIndex, Images candidates, int itself) {
        if (evaluator == null) {
            return Double.NaN;
        }
        float[][] all = features.computeIfAbsent(classIndex, k -> featuresOf(scope, candidates));
        float[] own = featuresOf(scope, image)[0];
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < all.length; i++) {
            best = i == itself ? best : Math.min(best, squared(own, 0, all[i], 0, own.length));
        }
        return best;
    }

    private float[][] featuresOf(NDManager manager, Images images) {
        Autograd.record(false);
        float[][] rows = new float[images.count()][];
        for (int from = 0; from < images.count(); from += BATCH) {
            int count = Math.min(BATCH, images.count() - from);
            try (NDManager scope = manager.newSubManager()) {
                float[] pixels =
                        Arrays.copyOfRange(images.pixels(), from * images.stride(), (from + count) * images.stride());
                NDArray x = scope.create(pixels, new Shape(count, images.channels(), images.height(), images.width()));
                NDArray seen = Objects.requireNonNull(evaluator).classify(x).features();
                float[] flat = Objects.requireNonNull(seen).toFloatArray();
                int width = flat.length / count;
                for (int i = 0; i < count; i++) {
                    rows[from + i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
                }
            }
        }
        return rows;
    }

    private static double squared(float[] a, int fromA, float[] b, int fromB, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double d = a[fromA + i] - b[fromB + i];
            sum += d * d;
        }
        return sum;
    }
}
