package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.inversight.engine.Ops;

/**
 * What is known of images, of which the generator is to show as much as the public images do: of the critic's words for
 * its images each question by itself is brought to the answers of as many public ones, given out so that they cost
 * least, and each number to theirs, in order of size. Then a rare answer, a cap or a beard, is asked of the image that
 * is nearest to it, and kinds that a generator has left out come about. It is this project's own: a transport of each
 * label by itself between two batches, with what {@link Losses#labels} asks as its cost.
 *
 * @param labels of the public images
 * @param weight of this loss beside the critic's score
 */
public record VariedLabels(ImageLabels labels, double weight) implements Teaching {

    @Override
    public int outputs() {
        return labels.outputs();
    }

    @Override
    public NDArray loss(NDManager scope, NDArray said, int[] positions) {
        return labels.loss(scope, said, positions);
    }

    @Override
    public NDArray generatorLoss(NDManager scope, NDArray said, int[] positions) {
        int n = positions.length;
        int choices = labels.choices();
        float[] outputs = said.toFloatArray();
        float[] answers = ImageArrays.rows(labels.answers(), choices, positions);
        float[] values = ImageArrays.rows(labels.values(), labels.numbers(), positions);
        NDArray loss = Losses.labels(
                said,
                scope.create(answersFor(outputs, answers, n), new Shape(n, choices)),
                scope.create(numbersFor(outputs, values, n), new Shape(n, labels.numbers())),
                labels.sizes());
        return Ops.scale(loss.reshape(1), weight).sum();
    }

    /** The answers of public images, those to one question exchanged among them so that they cost least. */
    float[] answersFor(float[] outputs, float[] answers, int n) {
        int choices = labels.choices();
        float[] given = new float[answers.length];
        int from = 0;
        for (int size : labels.sizes()) {
            double[][] costs = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    for (int k = from; k < from + size; k++) {
                        // what does not depend on j may be left out
                        costs[i][j] -= answers[j * choices + k] * outputs[i * labels.outputs() + k];
                    }
                }
            }
            int[] taken = Assignment.cheapest(costs);
            for (int i = 0; i < n; i++) {
                System.arraycopy(answers, taken[i] * choices + from, given, i * choices + from, size);
            }
            from += size;
        }
        return given;
    }

    /** The numbers of public images, each exchanged among them so that they stand in the order of what was said. */
    float[] numbersFor(float[] outputs, float[] values, int n) {
        int length = labels.numbers();
        float[] given = new float[values.length];
        for (int k = 0; k < length; k++) {
            int said = labels.choices() + k;
            int number = k;
            Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
            Arrays.sort(order, Comparator.comparingDouble(i -> outputs[i * labels.outputs() + said]));
            double[] sorted = IntStream.range(0, n)
                    .mapToDouble(j -> values[j * length + number])
                    .sorted()
                    .toArray();
            for (int rank = 0; rank < n; rank++) {
                given[order[rank] * length + k] = (float) sorted[rank];
            }
        }
        return given;
    }
}
