package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * What is known of images: for each of several questions which of its answers holds, and numbers of mean 0 and standard
 * deviation 1.
 *
 * @param sizes number of answers of each question
 * @param answers one row per image: for each question a 1 at the answer that holds, else 0
 * @param numbers count of the numbers of an image
 * @param values one row per image
 */
public record ImageLabels(int[] sizes, float[] answers, int numbers, float[] values) implements Teaching {

    /** Of images of which nothing is known. */
    public static ImageLabels none() {
        return new ImageLabels(new int[0], new float[0], 0, new float[0]);
    }

    /** Number of all answers. */
    public int choices() {
        return Arrays.stream(sizes).sum();
    }

    @Override
    public int outputs() {
        return choices() + numbers;
    }

    @Override
    public NDArray loss(NDManager scope, NDArray said, int[] positions) {
        float[] chosen = ImageArrays.rows(answers, choices(), positions);
        float[] wanted = ImageArrays.rows(values, numbers, positions);
        return Losses.labels(
                said,
                scope.create(chosen, new Shape(positions.length, choices())),
                scope.create(wanted, new Shape(positions.length, numbers)),
                sizes);
    }
}
