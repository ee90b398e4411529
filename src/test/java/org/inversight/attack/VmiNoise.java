package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.fixtures.TestEngine;
import org.inversight.model.Json;

/**
 * The random numbers of the pinned VMI steps. {@link #main} writes them to
 * reference/vmi-noise.json, from which vmi.py reads them.
 */
final class VmiNoise {

    static final long SEED = 7;
    static final int LATENT = 6;
    static final int STEPS = 3;
    static final int SAMPLES = 3;
    static final int FLOW_STEPS = 2;
    static final int HIDDEN = 4;
    static final List<Integer> TARGETS = List.of(1, 3);

    private VmiNoise() {}

    /** z0 at a step: rows of 6, three samples of each class. */
    static float[] step(NDManager scope, int step) {
        return new LatentBatch(TARGETS, SAMPLES, SEED)
                .normal(scope, LatentBatch.Stream.STEP, step, LATENT)
                .toFloatArray();
    }

    static FlowMiner flow(NDManager owner) {
        return new FlowMiner(owner, TARGETS, LATENT, FLOW_STEPS, HIDDEN, SEED);
    }

    /** Values for one array of a miner that is far from its start. */
    static float[] anywhere(NDArray array, int index) {
        float[] values = Noise.normal((int) array.size(), 11, index);
        for (int i = 0; i < values.length; i++) {
            values[i] *= 0.4f;
        }
        return values;
    }

    public static void main(String[] args) throws IOException {
        try (Engine engine = TestEngine.start();
                NDManager scope = engine.scope()) {
            Map<String, Object> noise = new LinkedHashMap<>();
            List<float[]> steps = new ArrayList<>();
            for (int step = 1; step <= STEPS; step++) {
                steps.add(step(scope, step));
            }
            noise.put("steps", steps);
            FlowMiner flow = flow(scope);
            noise.put(
                    "shuffles",
                    flow.shuffles().stream().map(NDArray::toFloatArray).toList());
            noise.put("flowStart", described(flow.start(scope), false));
            noise.put("flowAnywhere", described(flow.start(scope), true));
            GaussianMiner gaussian = new GaussianMiner(scope, TARGETS.size(), LATENT, true);
            noise.put("gaussianAnywhere", described(gaussian.start(scope), true));
            Json.write(Path.of(args[0]), noise);
        }
    }

    private static List<Object> described(List<NDArray> arrays, boolean anywhere) {
        List<Object> described = new ArrayList<>();
        for (int i = 0; i < arrays.size(); i++) {
            NDArray array = arrays.get(i);
            described.add(Map.of(
                    "shape",
                    array.getShape().getShape(),
                    "values",
                    anywhere ? anywhere(array, i) : array.toFloatArray()));
        }
        return described;
    }
}
