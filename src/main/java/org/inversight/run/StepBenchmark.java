package org.inversight.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inversight.attack.Attack;
import org.inversight.attack.Pass;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.MemoryUse;
import org.inversight.engine.Noise;
import org.inversight.engine.Progress;

/**
 * What a step costs beside its bare networks, and whether memory stays flat. A bare step is one
 * forward and one gradient pass through the generator, each classifier in the loss and the critic,
 * on the same batch, and nothing else.
 */
public final class StepBenchmark {

    private static final int WARM_UP = 50;
    private static final int BLOCK = 100;
    private static final int ROUNDS = 5;
    private static final int EARLY = 1500;
    private static final int LATE = 5000;

    private final int rows;
    private final int latent;
    private final Progress progress;

    /**
     * @param rows pictures a step
     * @param latent length of a latent vector; 0 where the attack has no generator
     */
    public StepBenchmark(int rows, int latent, Progress progress) {
        this.rows = rows;
        this.latent = latent;
        this.progress = progress;
    }

    /**
     * Measures; on the optimiser thread.
     *
     * @param memory whether to make the 5,000 steps as well
     */
    public Map<String, Object> measure(Engine engine, Attack attack, boolean memory) {
        List<Pass> passes = attack.passes();
        int step = 0;
        for (int i = 0; i < WARM_UP; i++) {
            full(engine, attack, ++step);
            bare(engine, passes);
        }
        double[] fullSeconds = new double[ROUNDS];
        double[] bareSeconds = new double[ROUNDS];
        Map<String, Long> fullPasses = new LinkedHashMap<>();
        Map<String, Long> barePasses = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            progress.report("Measuring, round %d of %d".formatted(round + 1, ROUNDS), -1);
            Map<String, Long> before = counts(passes);
            long from = System.nanoTime();
            for (int i = 0; i < BLOCK; i++) {
                full(engine, attack, ++step);
            }
            fullSeconds[round] = (System.nanoTime() - from) / 1e9 / BLOCK;
            fullPasses = perStep(before, counts(passes));
            before = counts(passes);
            from = System.nanoTime();
            for (int i = 0; i < BLOCK; i++) {
                bare(engine, passes);
            }
            bareSeconds[round] = (System.nanoTime() - from) / 1e9 / BLOCK;
            barePasses = perStep(before, counts(passes));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        double fullMedian = median(fullSeconds);
        double bareMedian = median(bareSeconds);
        result.put("secondsPerStep", fullMedian);
        result.put("bareSecondsPerStep", bareMedian);
        result.put("ratio", fullMedian / bareMedian);
        result.put("passes", fullPasses);
        result.put("barePasses", barePasses);
        if (memory) {
            memory(engine, attack, step, result);
        }
        return result;
    }

    private void memory(Engine engine, Attack attack, int before, Map<String, Object> result) {
        int step = before;
        while (step < LATE) {
            full(engine, attack, ++step);
            if (step == EARLY || step == LATE) {
                System.gc();
                result.put("residentMegabytes" + step, resident());
                result.put("managedArrays" + step, engine.managedArrays());
            }
            if (step % 500 == 0) {
                progress.report(
                        "Memory, step %d of %d".formatted(step, LATE), (double) step / LATE);
            }
        }
    }

    private static void full(Engine engine, Attack attack, int step) {
        try (NDManager scope = engine.scope()) {
            attack.step(scope, step);
        }
    }

    private void bare(Engine engine, List<Pass> passes) {
        try (NDManager scope = engine.scope()) {
            Autograd.record(true);
            NDArray input = null;
            NDArray pictures = null;
            NDArray sum = null;
            for (Pass pass : passes) {
                if (pass.input() == Pass.Input.LATENT) {
                    NDArray noise =
                            scope.create(Noise.normal(rows * latent, 3), new Shape(rows, latent));
                    input = Autograd.variable(scope, noise);
                    pictures = pass.forward().apply(input);
                }
            }
            if (pictures == null) {
                throw new IllegalArgumentException(
                        "Only attacks through a generator have a bare step.");
            }
            for (Pass pass : passes) {
                if (pass.input() == Pass.Input.PICTURE) {
                    NDArray shown = pass.views() == 1 ? pictures : pictures.repeat(0, pass.views());
                    NDArray out = pass.forward().apply(shown).sum();
                    sum = sum == null ? out : sum.add(out);
                }
            }
            if (sum != null && input != null) {
                Autograd.backward(sum);
                Autograd.gradient(scope, input);
            }
            Autograd.record(false);
        }
    }

    private static Object resident() {
        var megabytes = MemoryUse.residentMegabytes();
        return megabytes.isPresent() ? megabytes.getAsDouble() : "unknown on this system";
    }

    private static Map<String, Long> counts(List<Pass> passes) {
        Map<String, Long> counts = new LinkedHashMap<>();
        passes.forEach(p -> counts.put(p.name(), p.calls().getAsLong()));
        return counts;
    }

    private static Map<String, Long> perStep(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> difference = new LinkedHashMap<>();
        after.forEach(
                (name, count) ->
                        difference.put(name, (count - before.getOrDefault(name, 0L)) / BLOCK));
        return difference;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
