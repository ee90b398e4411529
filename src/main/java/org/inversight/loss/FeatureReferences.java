package org.inversight.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.inversight.data.Images;
import org.inversight.engine.Autograd;
import org.inversight.model.Classifier;
import org.inversight.model.Generator;
import org.inversight.model.Json;
import org.inversight.model.WeightsFile;

/** Makes, reads and describes feature references. */
public final class FeatureReferences {

    /** Images that are averaged at most (LOMMA release: 101 batches of 50). */
    public static final int MOST = 5050;

    /**
     * Images without which there is no reference: the mean of nine is off by a third of a standard deviation, and the
     * standard deviation itself by a quarter.
     */
    public static final int FEWEST = 10;

    /** Images of which the mean is off by a tenth of a standard deviation. */
    public static final int ENOUGH = 100;

    private static final int BATCH = 50;

    private FeatureReferences() {}

    /**
     * The document beside the arrays {@code mean} and {@code deviation}.
     *
     * @param weights safetensors file beside it
     * @param count images that were averaged
     * @param source what they were
     */
    public record Document(String weights, int count, String source) {}

    /**
     * {@return the reference of these public images; {@link #MOST} at most count}
     *
     * @param owner of the reference's arrays
     * @param target whose penultimate features are averaged
     * @param images public, at least {@link #FEWEST}
     * @param source what they are, for messages
     * @throws IllegalArgumentException if there are fewer than {@link #FEWEST}
     */
    public static FeatureReference ofImages(NDManager owner, Classifier target, Images images, String source) {
        if (images.count() < FEWEST) {
            throw new IllegalArgumentException(
                    "LOM's feature reference is the mean and the standard deviation of the features of public images, and %s has %d, too few to estimate them; give %d at least (better %d), or choose another loss."
                            .formatted(source, images.count(), FEWEST, ENOUGH));
        }
        int count = Math.min(MOST, images.count());
        int stride = images.stride();
        return of(owner, target, count, source, from -> {
            int size = Math.min(BATCH, count - from);
            float[] values = Arrays.copyOfRange(images.pixels(), from * stride, (from + size) * stride);
            Shape shape = new Shape(size, images.channels(), images.height(), images.width());
            return scope -> scope.create(values, shape);
        });
    }

    /**
     * {@return the reference of 1,000 images of a generator, for want of public ones}
     *
     * @param owner of the reference's arrays
     * @param target whose penultimate features are averaged
     * @param generator its latents are drawn from N(0, I), the same each time
     */
    public static FeatureReference ofGenerator(NDManager owner, Classifier target, Generator generator) {
        return of(
                owner,
                target,
                1000,
                "images of the generator",
                from -> scope ->
                        generator.generate(Generator.inputInTurn(scope, generator.card(), from, BATCH, 11, from)));
    }

    /**
     * {@return the reference that a document and its arrays hold}
     *
     * @param owner of the reference's arrays
     * @param file the document; its arrays lie beside it
     * @throws IOException if document or arrays cannot be read
     */
    public static FeatureReference read(NDManager owner, Path file) throws IOException {
        Document document = Json.read(file, Document.class);
        Map<String, float[]> arrays = WeightsFile.read(file.resolveSibling(document.weights()), owner);
        float[] mean = arrays.get("mean");
        float[] deviation = arrays.get("deviation");
        if (mean == null || deviation == null || mean.length != deviation.length) {
            throw new IOException(
                    "%s lacks the arrays \"mean\" and \"deviation\" of a feature reference, one value per feature each."
                            .formatted(document.weights()));
        }
        return new FeatureReference(owner.create(mean), owner.create(deviation), document.count(), document.source());
    }

    private interface Batch {
        NDArray in(NDManager scope);
    }

    private static FeatureReference of(
            NDManager owner, Classifier target, int count, String source, IntFunction<Batch> batches) {
        Autograd.record(false);
        double[] sum = new double[0];
        double[] squares = new double[0];
        int seen = 0;
        for (int from = 0; from < count; from += BATCH) {
            try (NDManager scope = owner.newSubManager()) {
                NDArray features = Objects.requireNonNull(
                        target.classify(batches.apply(from).in(scope)).features(), "the classifier gives no features");
                int rows = (int) features.getShape().get(0);
                int width = (int) features.getShape().get(1);
                float[] values = features.toFloatArray();
                if (sum.length == 0) {
                    sum = new double[width];
                    squares = new double[width];
                }
                for (int i = 0; i < values.length; i++) {
                    sum[i % width] += values[i];
                    squares[i % width] += (double) values[i] * values[i];
                }
                seen += rows;
            }
        }
        float[] mean = new float[sum.length];
        float[] deviation = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            double m = sum[i] / seen;
            mean[i] = (float) m;
            deviation[i] = (float) Math.sqrt(Math.max(0, squares[i] / seen - m * m));
        }
        return new FeatureReference(owner.create(mean), owner.create(deviation), seen, source);
    }
}
