package org.inversight.attack;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inversight.engine.Engine;
import org.inversight.fixtures.TestEngine;
import org.inversight.model.Json;

/**
 * The random numbers of the pinned attacks. {@link #main} writes them to reference/noise.json, from
 * which attacks.py reads them.
 */
final class AttackNoise {

    static final long SEED = 7;
    static final int LATENT = 6;
    static final int STEPS = 3;
    static final List<Integer> TARGETS = List.of(1, 3);
    static final int RESTARTS = 2;

    private AttackNoise() {}

    /** Start latents of GMI, rows of 6. */
    static float[] start(NDManager scope) {
        return new LatentBatch(TARGETS, RESTARTS, SEED)
                .normal(scope, LatentBatch.Stream.START, 0, LATENT)
                .toFloatArray();
    }

    /** Epsilon of KEDMI at a step, one row of 6 a class. */
    static float[] step(NDManager scope, int step) {
        return new LatentBatch(TARGETS, 1, SEED)
                .normal(scope, LatentBatch.Stream.STEP, step, LATENT)
                .toFloatArray();
    }

    public static void main(String[] args) throws IOException {
        try (Engine engine = TestEngine.start();
                NDManager scope = engine.scope()) {
            Map<String, Object> noise = new LinkedHashMap<>();
            noise.put("start", start(scope));
            List<float[]> steps = new ArrayList<>();
            for (int step = 1; step <= STEPS; step++) {
                steps.add(step(scope, step));
            }
            noise.put("steps", steps);
            Json.write(Path.of(args[0]), noise);
        }
    }
}
