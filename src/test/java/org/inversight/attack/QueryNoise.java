package org.inversight.attack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.inversight.engine.Noise;
import org.inversight.model.Json;

/**
 * The random numbers of the pinned attacks that ask. {@link #main} writes them to
 * reference/query-noise.json, from which queries.py reads them.
 */
final class QueryNoise {

    static final long SEED = 7;
    static final int LATENT = 6;
    static final int STEPS = 8;
    static final List<Integer> TARGETS = List.of(1, 3);
    static final int RESTARTS = 2;
    static final int SHARED = 48;
    static final int SAMPLES = 8;
    static final int CHILDREN = 7;

    private static final LatentBatch BATCH = new LatentBatch(TARGETS, RESTARTS, SEED);

    private QueryNoise() {}

    /** The first random latents of a restart, one after another. */
    static float[] shared(int restart) {
        float[] numbers = new float[SHARED * LATENT];
        for (int i = 0; i < SHARED; i++) {
            System.arraycopy(BATCH.shared(restart, i, LATENT), 0, numbers, i * LATENT, LATENT);
        }
        return numbers;
    }

    /** Normal numbers of the directions of a row's sphere at a step. */
    static float[] directions(int row, int step) {
        float[] numbers = new float[SAMPLES * LATENT];
        Noise.normal(BATCH.random(LatentBatch.Stream.STEP, row, step), numbers, 0, numbers.length);
        return numbers;
    }

    /** Uniform numbers of a row's children: two a child, then three a coordinate. */
    static double[] breeding(int row, int generation) {
        RandomGenerator random = BATCH.random(LatentBatch.Stream.STEP, row, generation);
        return random.doubles(CHILDREN * (2L + 3 * LATENT)).toArray();
    }

    public static void main(String[] args) throws IOException {
        Map<String, Object> noise = new LinkedHashMap<>();
        List<float[]> shared = new ArrayList<>();
        for (int restart = 0; restart < RESTARTS; restart++) {
            shared.add(shared(restart));
        }
        noise.put("shared", shared);
        List<List<float[]>> directions = new ArrayList<>();
        List<List<double[]>> breeding = new ArrayList<>();
        for (int step = 1; step <= STEPS; step++) {
            directions.add(new ArrayList<>());
            breeding.add(new ArrayList<>());
            for (int row = 0; row < BATCH.rows(); row++) {
                directions.getLast().add(directions(row, step));
                breeding.getLast().add(breeding(row, step));
            }
        }
        noise.put("directions", directions);
        noise.put("breeding", breeding);
        Json.write(Path.of(args[0]), noise);
    }
}
