package org.inversight.ui;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.inversight.bench.Spread;
import org.inversight.run.Run;

/** Steps of runs over a time that begins and ends where one of them has just made a step. */
final class StepSpeed {

    private static final double NANOS = 1e9;

    private final List<Run> runs;
    private final long from;
    private final long cpu;
    private final int before;

    /** Begins with the next step. */
    StepSpeed(List<Run> runs) throws InterruptedException {
        this.runs = runs;
        awaitStep();
        this.from = System.nanoTime();
        this.cpu = processor();
        this.before = steps(runs);
    }

    /** What was measured until the next step. */
    Measured end() throws InterruptedException {
        awaitStep();
        long now = System.nanoTime();
        int steps = steps(runs) - before;
        return new Measured(steps * NANOS / (now - from), (processor() - cpu) / NANOS / steps);
    }

    /**
     * Steps of all runs together.
     *
     * @param perSecond steps
     * @param processorSeconds of a step: of the whole process and all its threads, whatever else the machine does
     */
    record Measured(double perSecond, double processorSeconds) {

        static double median(List<Measured> all, ToDoubleFunction<Measured> figure) {
            return Spread.of(all.stream().map(figure::applyAsDouble).toList()).median();
        }
    }

    private static long processor() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    /** Steps of all runs together. */
    static int steps(List<Run> runs) {
        return runs.stream().mapToInt(run -> run.status().step()).sum();
    }

    static boolean ended(List<Run> runs) {
        return runs.stream().anyMatch(run -> run.status().state().ended());
    }

    private void awaitStep() throws InterruptedException {
        Run first = runs.getFirst();
        int step = first.status().step();
        while (first.status().step() == step && !ended(runs)) {
            Thread.sleep(1);
        }
    }
}
