package org.inversight.recipe;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.inversight.data.ImageSet;
import org.inversight.data.Images;
import org.inversight.engine.Noise;
import org.inversight.model.Json;
import org.inversight.model.Measurement;
import org.inversight.model.ModelCard;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.Batches;
import org.inversight.train.Models;
import org.inversight.train.Quality;
import org.inversight.train.StylePlan;

/**
 * The stage that measures how like a generator's images are to the public ones, in the verifier's embedding, which no
 * attacker has; both halves of the public images are compared too, as the floor below which nothing can be asked.
 * Generated images get the camera's noise first, as in training.
 *
 * @param folder of the generators
 * @param evaluators folder of the verifier
 */
record GeneratorQuality(StageContext context, Recipe.BasePlan base, ImageSet open, Path folder, Path evaluators) {

    static final String DISTANCE = "Frechet distance";

    private static final int IMAGES = 5000;
    private static final long ORDER = 1;
    private static final long LATENTS = 2;
    private static final long CAMERA = 3;

    /** Whether both generators have been measured. */
    static boolean measured(Path folder) {
        try {
            for (String kind : List.of("gmi", "kedmi")) {
                String name = kind + "-generator";
                if (!Models.exists(folder, name)
                        || Models.readCard(folder, name).measurements().stream()
                                .noneMatch(m -> m.name().equals(DISTANCE))) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Measures GMI's and KEDMI's and adds the figures to their cards. */
    void measure(String stage) throws IOException {
        int half = Math.min(IMAGES, open.count() / 2);
        int[] order = Batches.shuffled(open.count(), Noise.keyed(context.seed(stage), ORDER));
        try (NDManager scope = context.scope()) {
            NativeNetwork verifier = Models.load(scope, evaluators, Verifiers.NAME);
            float[] first = embedded(verifier, order, 0, half);
            int length = first.length / half;
            double[] deviations = deviations(first, length);
            double[][] real = Quality.rows(first, length, deviations);
            Quality floor =
                    Quality.of(real, Quality.rows(embedded(verifier, order, half, 2 * half), length, deviations));
            for (String kind : List.of("gmi", "kedmi")) {
                String name = kind + "-generator";
                StylePlan plan = kind.equals("gmi") ? base.large() : base.kedmi();
                Images made = made(Models.load(scope, folder, name), plan, half, stage);
                Quality quality = Quality.of(
                        real, Quality.rows(context.evaluation().outputs(verifier, made, 0), length, deviations));
                add(name, quality, floor, half);
            }
        }
    }

    private float[] embedded(NativeNetwork verifier, int[] order, int from, int to) {
        int[] positions = Arrays.copyOfRange(order, from, to);
        return context.evaluation().outputs(verifier, open.at(positions), 0);
    }

    private static double[] deviations(float[] rows, int length) {
        float[] found = References.statistics(rows, length)[1];
        double[] deviations = new double[length];
        for (int i = 0; i < length; i++) {
            // a feature that never changes says nothing
            deviations[i] = found[i] > 0 ? found[i] : 1;
        }
        return deviations;
    }

    private Images made(NativeNetwork generator, StylePlan plan, int count, String stage) {
        Images clean = context.evaluation()
                .generate(generator, count, plan.latent(), 0, Double.POSITIVE_INFINITY, context.seed(stage), LATENTS);
        RandomGenerator random = Noise.keyed(context.seed(stage), CAMERA);
        float[] pixels = clean.pixels();
        int stride = clean.stride();
        for (int i = 0; i < count; i++) {
            double strength = random.nextDouble(plan.leastNoise(), plan.mostNoise());
            for (int k = i * stride; k < (i + 1) * stride; k++) {
                pixels[k] = (float) Math.clamp(pixels[k] + strength * random.nextGaussian(), 0, 1);
            }
        }
        return clean;
    }

    private void add(String name, Quality quality, Quality floor, int count) throws IOException {
        String about =
                "unselected images against as many public ones, in the verifier's embedding, each feature in standard deviations; between two halves of the public images ";
        ModelCard card = Models.readCard(folder, name);
        List<Measurement> all = new ArrayList<>(card.measurements());
        all.add(new Measurement(
                DISTANCE, quality.distance(), count, about + String.format(Locale.ROOT, "%.3f", floor.distance())));
        all.add(new Measurement(
                "precision",
                quality.precision(),
                count,
                about + String.format(Locale.ROOT, "%.3f", floor.precision())));
        all.add(new Measurement(
                "recall", quality.recall(), count, about + String.format(Locale.ROOT, "%.3f", floor.recall())));
        Json.write(Models.card(folder, name), card.withMeasurements(all));
    }
}
