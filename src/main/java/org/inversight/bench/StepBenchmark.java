package org.inversight.bench;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inversight.attack.Attack;
import org.inversight.attack.BareStep;
import org.inversight.engine.Engine;
import org.inversight.engine.MemoryUse;
import org.inversight.engine.Progress;

/**
 * What a step costs beside its bare networks, and whether memory stays flat. A bare step is one forward and one
 * gradient pass through the generator, each classifier in the loss and the critic, on the same batch, and nothing else.
 */
public record StepBenchmark(Progress progress) {

    private static final int WARM_UP = 50;
    private static final int BLOCK = 100;
    private static final int ROUNDS = 5;
    private static final int AGAINST_BLOCK = 30;
    private static final int EARLY = 1500;
    private static final int LATE = 5000;

    /**
     * Measures; on the optimiser thread.
     *
     * @param memory whether to make the 5,000 steps as well
     */
    public Map<String, Object> measure(Engine engine, Attack attack, boolean memory) {
        BareStep bare = attack.bareStep();
        if (bare == null) {
            throw new IllegalArgumentException(
                    "This attack only queries: its step has no gradient pass to compare with. "
                            + "Choose an attack by gradient.");
        }
        int step = 0;
        for (int i = 0; i < WARM_UP; i++) {
            full(engine, attack, ++step);
            bare(engine, bare);
        }
        double[] fullSeconds = new double[ROUNDS];
        double[] bareSeconds = new double[ROUNDS];
        Map<String, Long> fullPasses = new LinkedHashMap<>();
        Map<String, Long> barePasses = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            progress.report("Measuring, round %d of %d".formatted(round + 1, ROUNDS), -1);
            Map<String, Long> before = bare.calls();
            long from = System.nanoTime();
            for (int i = 0; i < BLOCK; i++) {
                full(engine, attack, ++step);
            }
            fullSeconds[round] = (System.nanoTime() - from) / 1e9 / BLOCK;
            fullPasses = perStep(before, bare.calls());
            before = bare.calls();
            from = System.nanoTime();
            for (int i = 0; i < BLOCK; i++) {
                bare(engine, bare);
            }
            bareSeconds[round] = (System.nanoTime() - from) / 1e9 / BLOCK;
            barePasses = perStep(before, bare.calls());
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

    /**
     * Measures against the same step in another program: blocks of both alternate.
     *
     * @return {@code secondsPerStep}, {@code pythonSecondsPerStep} (medians) and their ratio {@code against}
     * @throws IOException if the other program fails
     */
    public Map<String, Object> measureAgainst(Engine engine, Attack attack, OtherStep other) throws IOException {
        int step = 0;
        while (step < AGAINST_BLOCK) {
            full(engine, attack, ++step);
        }
        other.secondsPerStep(AGAINST_BLOCK);
        double[] own = new double[ROUNDS];
        double[] others = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            progress.report("Measuring, round %d of %d".formatted(round + 1, ROUNDS), -1);
            long from = System.nanoTime();
            for (int i = 0; i < AGAINST_BLOCK; i++) {
                full(engine, attack, ++step);
            }
            own[round] = (System.nanoTime() - from) / 1e9 / AGAINST_BLOCK;
            others[round] = other.secondsPerStep(AGAINST_BLOCK);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("secondsPerStep", median(own));
        result.put("pythonSecondsPerStep", median(others));
        result.put("against", median(own) / median(others));
        result.put("python", other.ready());
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
                progress.report("Memory, step %d of %d".formatted(step, LATE), (double) step / LATE);
            }
        }
    }

    private static void full(Engine engine, Attack attack, int step) {
        try (NDManager scope = engine.scope()) {
            attack.step(scope, step);
        }
    }

    private static void bare(Engine engine, BareStep bare) {
        try (NDManager scope = engine.scope()) {
            bare.run(scope);
        }
    }

    private static Object resident() {
        var megabytes = MemoryUse.residentMegabytes();
        return megabytes.isPresent() ? megabytes.getAsDouble() : "unknown on this system";
    }

    private static Map<String, Long> perStep(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> difference = new LinkedHashMap<>();
        after.forEach((name, count) -> difference.put(name, (count - before.getOrDefault(name, 0L)) / BLOCK));
        return difference;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
