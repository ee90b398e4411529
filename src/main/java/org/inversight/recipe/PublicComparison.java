package org.inversight.recipe;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.inversight.data.ImageSet;
import org.inversight.data.Images;
import org.inversight.engine.Noise;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.Batches;
import org.inversight.train.Models;
import org.inversight.train.Quality;
import org.inversight.train.StylePlan;
import org.jspecify.annotations.Nullable;

/**
 * How like a generator's images are to the public ones, in the verifier's embedding, which no attacker has; each
 * feature counts in standard deviations. Generated images get the camera's noise first, as in training.
 */
final class PublicComparison {

    private static final long ORDER = 1;
    private static final long LATENTS = 2;
    private static final long CAMERA = 3;

    private final StageContext context;
    private final String stage;
    private final ImageSet open;
    private final int[] order;
    private final int second;
    private final int count;
    private final NativeNetwork verifier;
    private final double[] deviations;
    private final double[][] real;
    private @Nullable Quality floor;

    /**
     * Embeds public images, chosen by the stage's seed.
     *
     * @param owner of the verifier's weights
     * @param open the public images
     * @param shown positions of those that count, some perhaps several times
     * @param most how many are compared at most; half of the public ones is the other limit
     */
    PublicComparison(NDManager owner, StageContext context, String stage, ImageSet open, int[] shown, int most)
            throws IOException {
        this.context = context;
        this.stage = stage;
        this.open = open;
        int[] shuffled = IntStream.of(Batches.shuffled(shown.length, Noise.keyed(context.seed(stage), ORDER)))
                .map(i -> shown[i])
                .toArray();
        List<int[]> parts = apart(shuffled, Math.min(most, shown.length / 2));
        second = parts.getFirst().length;
        order = IntStream.concat(IntStream.of(parts.getFirst()), IntStream.of(parts.getLast()))
                .toArray();
        count = Math.min(Math.min(most, shown.length / 2), order.length - second);
        verifier = Models.load(owner, folder(context), Verifiers.NAME);
        float[] first = embedded(0);
        deviations = Quality.deviations(first, first.length / count);
        real = rows(first);
    }

    /**
     * Two parts of some positions that have none in common, each in the given order: all copies of those that come first,
     * until they are enough, and all others.
     *
     * @param positions some perhaps several times
     * @param enough least length of the first part
     */
    static List<int[]> apart(int[] positions, int enough) {
        Set<Integer> first = new HashSet<>();
        long length = 0;
        for (int i = 0; length < enough; i++) {
            int position = positions[i];
            length += first.add(position)
                    ? IntStream.of(positions).filter(p -> p == position).count()
                    : 0;
        }
        return List.of(
                IntStream.of(positions).filter(first::contains).toArray(),
                IntStream.of(positions).filter(p -> !first.contains(p)).toArray());
    }

    private static Path folder(StageContext context) {
        return context.out().resolve(context.recipe().evaluatorFolder());
    }

    /** Whether the verifier is there. */
    static boolean possible(StageContext context) {
        return Models.exists(folder(context), Verifiers.NAME);
    }

    /** Images of each kind that are compared. */
    int count() {
        return count;
    }

    /** Other public images against these: below this nothing can be asked. */
    Quality floor() {
        if (floor == null) {
            floor = Quality.of(real, rows(embedded(second)));
        }
        return floor;
    }

    /** At most so many public images, none of those that the generated ones are compared with. */
    Images drawn(int number) {
        return open.select(Arrays.copyOfRange(order, second, Math.min(order.length, second + number)));
    }

    /**
     * Generated images against the public ones.
     *
     * @param classes that the generator takes; 0 for none
     */
    Quality of(NativeNetwork generator, StylePlan plan, int classes) {
        return Quality.of(real, rows(context.evaluation().outputs(verifier, made(generator, plan, classes, count), 0)));
    }

    private float[] embedded(int from) {
        int[] positions = Arrays.copyOfRange(order, from, from + count);
        return context.evaluation().outputs(verifier, open.at(positions), 0);
    }

    private double[][] rows(float[] flat) {
        return Quality.rows(flat, deviations.length, deviations);
    }

    /**
     * Unselected generated images with the camera's noise.
     *
     * @param classes that the generator takes; 0 for none
     */
    Images made(NativeNetwork generator, StylePlan plan, int classes, int number) {
        Images clean = context.evaluation()
                .generate(
                        generator,
                        number,
                        plan.latent(),
                        classes,
                        Double.POSITIVE_INFINITY,
                        context.seed(stage),
                        LATENTS);
        RandomGenerator random = Noise.keyed(context.seed(stage), CAMERA);
        float[] pixels = clean.pixels();
        int stride = clean.stride();
        for (int i = 0; i < number; i++) {
            double strength = plan.leastNoise() + (plan.mostNoise() - plan.leastNoise()) * random.nextDouble();
            for (int k = i * stride; k < (i + 1) * stride; k++) {
                pixels[k] = (float) Math.clamp(pixels[k] + strength * random.nextGaussian(), 0, 1);
            }
        }
        return clean;
    }
}
