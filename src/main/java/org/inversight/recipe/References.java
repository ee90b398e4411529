package org.inversight.recipe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inversight.data.ImageSet;
import org.inversight.model.Json;
import org.inversight.model.WeightsFile;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.Models;

/**
 * The target's penultimate features over public images: mean and standard deviation of each dimension, which the
 * logit-maximisation loss (LOM) keeps a reconstruction near to.
 */
final class References {

    private References() {}

    /**
     * Mean and standard deviation (by n) of each column.
     *
     * @param rows n rows of {@code dimensions} values
     * @return the means, then the deviations
     */
    static float[][] statistics(float[] rows, int dimensions) {
        int n = rows.length / dimensions;
        float[][] result = new float[2][dimensions];
        for (int d = 0; d < dimensions; d++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += rows[i * dimensions + d];
            }
            double mean = sum / n;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double off = rows[i * dimensions + d] - mean;
                squares += off * off;
            }
            result[0][d] = (float) mean;
            result[1][d] = (float) Math.sqrt(squares / n);
        }
        return result;
    }

    /**
     * Measures the reference and writes it.
     *
     * @param target folder of the target
     */
    static void write(StageContext context, Path folder, Path target, ImageSet open, String split) throws IOException {
        try (NDManager scope = context.scope()) {
            NativeNetwork network = Models.load(scope, target, "target");
            float[] rows = context.evaluation().outputs(network, open, 0);
            int dimensions = rows.length / open.count();
            float[][] statistics = statistics(rows, dimensions);
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            arrays.put("mean", scope.create(statistics[0]));
            arrays.put("deviation", scope.create(statistics[1]));
            WeightsFile.write(Models.weights(folder, "feature-reference"), arrays, DataType.FLOAT32);
            Json.write(
                    Models.card(folder, "feature-reference"),
                    new Document(
                            "Mean and standard deviation of the target's features over public images.",
                            open.count(),
                            dimensions,
                            "feature-reference.safetensors",
                            split));
        }
    }

    /**
     * What the file beside the arrays says.
     *
     * @param about what it is
     * @param count number of public images
     * @param features number of dimensions
     * @param weights file with the arrays {@code mean} and {@code deviation}, float32
     * @param source which images
     */
    record Document(String about, int count, int features, String weights, String source) {}
}
