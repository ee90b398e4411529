package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * What is known of pictures: for each of several questions which of its answers holds, and numbers
 * of mean 0 and standard deviation 1.
 *
 * @param sizes number of answers of each question
 * @param answers one row a picture: for each question a 1 at the answer that holds, else 0
 * @param numbers count of the numbers of a picture
 * @param values one row a picture
 */
public record PictureLabels(int[] sizes, float[] answers, int numbers, float[] values) implements Teaching {

    /** Of pictures of which nothing is known. */
    public static PictureLabels none() {
        return new PictureLabels(new int[0], new float[0], 0, new float[0]);
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
        float[] chosen = Pictures.rows(answers, choices(), positions);
        float[] wanted = Pictures.rows(values, numbers, positions);
        return Losses.labels(
                said,
                scope.create(chosen, new Shape(positions.length, choices())),
                scope.create(wanted, new Shape(positions.length, numbers)),
                sizes);
    }
}
