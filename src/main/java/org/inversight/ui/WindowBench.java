package org.inversight.ui;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.stage.Screen;
import org.inversight.bench.Spread;
import org.inversight.bench.WindowPlan;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Kernels;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.Run;
import org.inversight.ui.shell.Workbench;
import org.jspecify.annotations.Nullable;

/** What the real window costs a run, and how smoothly it shows it. */
public final class WindowBench {

    private static final long LONGEST_MINUTES = 10;
    private static final double NANOS = 1e9;

    /** The rest of the time with the window goes to keys, whose answers would slow the steps that are counted. */
    private static final double STEPS_SHARE = 0.75;

    /** Code that is compiled meanwhile would be counted as the window's. */
    private static final double WARM_UP_SECONDS = 8;

    private static final int KEYS = 4;

    private final Supplier<EngineLaboratory> laboratories;
    private final String where;
    private final Progress progress;

    private final PulseMeter meter = new PulseMeter();
    private final List<Map<String, Object>> memory = new ArrayList<>();
    private final List<Double> firstImages = new ArrayList<>();
    private final List<Double> secondImages = new ArrayList<>();
    private final List<Double> between = new ArrayList<>();
    private final List<StepSpeed.Measured> with = new ArrayList<>();
    private final List<StepSpeed.Measured> without = new ArrayList<>();
    private final List<Double> windowThread = new ArrayList<>();
    private final List<Double> drawingThread = new ArrayList<>();
    private Kernels kernels = new Kernels("", "");
    private Map<String, Object> screen = Map.of();

    /**
     * @param laboratories makes a new one for each round
     * @param where the window opens, in a few words
     * @param progress is told what is measured
     */
    public WindowBench(Supplier<EngineLaboratory> laboratories, String where, Progress progress) {
        this.laboratories = laboratories;
        this.where = where;
        this.progress = progress;
    }

    /** {@return the figures by their names} Rounds with the window and without it alternate. */
    public Map<String, Object> measure(WindowPlan plan) throws Exception {
        // the shelf of whoever measures is not filled with these runs
        Path settings = Files.createTempDirectory("inversight-bench");
        try {
            progress.report("Warming up", -1);
            withoutWindow(plan, WARM_UP_SECONDS);
            without.clear();
            for (int round = 1; round <= plan.rounds(); round++) {
                progress.report("Round %d of %d, with the window".formatted(round, plan.rounds()), -1);
                withWindow(plan, settings);
                progress.report("Round %d of %d, without the window".formatted(round, plan.rounds()), -1);
                withoutWindow(plan, plan.secondsWithout());
            }
        } finally {
            Platform.exit();
            delete(settings);
        }
        return result(plan);
    }

    private Map<String, Object> result(WindowPlan plan) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("kernels", kernels.name());
        result.put("kernelsBecause", kernels.reason());
        result.put("where", where);
        result.putAll(screen);
        Experiment first = plan.sides().getFirst();
        result.put("runs", plan.sides().size());
        result.put("tilesPerRun", first.targets().size() * first.restarts());
        result.put("seconds", plan.seconds());
        result.put("rounds", plan.rounds());
        result.put("pulseMillis", meter.intervals().byName());
        result.put("pulseProcessorMillis", meter.work().byName());
        result.put("layoutMillis", meter.layouts().byName());
        result.put("keyHandledMillis", meter.handled().byName());
        result.put("keyAnsweredMillis", meter.answered().byName());
        result.put("firstImageSeconds", firstImages);
        result.put("secondImageSeconds", secondImages);
        result.put("betweenImagesSeconds", Spread.of(between).byName());
        double speedWith = StepSpeed.Measured.median(with, StepSpeed.Measured::perSecond);
        double speedWithout = StepSpeed.Measured.median(without, StepSpeed.Measured::perSecond);
        result.put("stepsPerSecondWindow", speedWith);
        result.put("stepsPerSecond", speedWithout);
        result.put("ratio", speedWith / speedWithout);
        double costWith = StepSpeed.Measured.median(with, StepSpeed.Measured::processorSeconds);
        double costWithout = StepSpeed.Measured.median(without, StepSpeed.Measured::processorSeconds);
        result.put("processorSecondsPerStepWindow", costWith);
        result.put("processorSecondsPerStep", costWithout);
        result.put("processorRatio", costWithout / costWith);
        result.put("roundsWindow", with);
        result.put("roundsWithout", without);
        result.put("windowThreadShare", windowThread);
        result.put("drawingThreadShare", drawingThread);
        result.put("memory", memory);
        return result;
    }

    private void withWindow(WindowPlan plan, Path settings) throws Exception {
        EngineLaboratory laboratory = laboratories.get();
        try (OpenWindow window = OpenWindow.open(new WindowContext(() -> laboratory, settings))) {
            Workbench bench = window.bench();
            screen = OpenWindow.ask(() -> screen(window));
            OpenWindow.ask(() -> {
                bench.setUp(plan.sides().getFirst());
                return true;
            });
            until("the models are loaded", () -> OpenWindow.ask(bench::ready));
            long from = System.nanoTime();
            long end = from + (long) (plan.secondsWith() * NANOS);
            ShownImages images = new ShownImages(bench, from);
            List<Run> runs = OpenWindow.ask(() -> {
                meter.start(window.stage().getScene());
                images.start();
                return bench.start(plan.sides());
            });
            until("two images are shown", () -> OpenWindow.ask(() -> images.count() >= 2) || StepSpeed.ended(runs));
            long begun = System.nanoTime();
            MemoryLooks looks = new MemoryLooks(laboratory, runs, plan.everyMinutes(), memory);
            ThreadTime toolkit = ThreadTime.of("JavaFX Application Thread");
            ThreadTime drawing = ThreadTime.of("QuantumRenderer");
            StepSpeed speed = new StepSpeed(runs);
            long keysFrom = begun + (long) ((end - begun) * STEPS_SHARE);
            while (System.nanoTime() < keysFrom && !StepSpeed.ended(runs)) {
                Thread.sleep(20);
                looks.pulse();
            }
            with.add(speed.end());
            // keys go back to earlier images
            List<Double> intervals = OpenWindow.ask(images::between);
            windowThread.add(toolkit.share());
            drawingThread.add(drawing.share());
            keys(plan.sides().size() > 1, end, runs, looks);
            looks.look();
            OpenWindow.ask(() -> {
                meter.stop();
                images.stop();
                return true;
            });
            firstImages.add(images.at(0));
            secondImages.add(images.at(1));
            between.addAll(intervals);
        }
    }

    /** Goes back and forth: from image to image, or on the timeline where runs are compared. */
    private void keys(boolean compared, long end, List<Run> runs, MemoryLooks looks) throws Exception {
        String id = compared ? "timeline" : "grid";
        KeyCode[] keys = compared
                ? new KeyCode[] {KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT, KeyCode.END}
                : new KeyCode[] {KeyCode.RIGHT, KeyCode.DOWN, KeyCode.LEFT, KeyCode.UP};
        for (int i = 0; System.nanoTime() < end && !StepSpeed.ended(runs); i++) {
            KeyCode key = keys[i % KEYS];
            long at = System.nanoTime();
            OpenWindow.ask(() -> {
                meter.press(id, key, at);
                return true;
            });
            looks.pulse();
            // not in time with the pulses
            Thread.sleep(180 + i * 37 % 90);
        }
    }

    private void withoutWindow(WindowPlan plan, double seconds) throws Exception {
        Experiment first = plan.sides().getFirst();
        try (EngineLaboratory laboratory = laboratories.get()) {
            kernels = laboratory
                    .start(new EngineSettings(first.device(), first.threads()), Progress.NONE)
                    .get(LONGEST_MINUTES, TimeUnit.MINUTES)
                    .kernels();
            List<Run> runs;
            if (plan.sides().size() > 1) {
                var comparison = laboratory.compare(plan.sides(), Progress.NONE);
                runs = comparison.sides();
                comparison.play();
            } else {
                runs = List.of(laboratory.open(first, Progress.NONE));
                runs.getFirst().play();
            }
            until("the run makes steps", () -> StepSpeed.steps(runs) >= 4 || StepSpeed.ended(runs));
            StepSpeed speed = new StepSpeed(runs);
            long end = System.nanoTime() + (long) (seconds * NANOS);
            while (System.nanoTime() < end && !StepSpeed.ended(runs)) {
                Thread.sleep(20);
            }
            without.add(speed.end());
        }
    }

    private static Map<String, Object> screen(OpenWindow window) {
        Screen at = Screen.getPrimary();
        Map<String, Object> found = new LinkedHashMap<>();
        found.put(
                "screen",
                "%.0f x %.0f, scale %.2f"
                        .formatted(at.getBounds().getWidth(), at.getBounds().getHeight(), at.getOutputScaleX()));
        found.put(
                "window",
                "%.0f x %.0f"
                        .formatted(
                                window.stage().getScene().getWidth(),
                                window.stage().getScene().getHeight()));
        return found;
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(LONGEST_MINUTES);
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("It never came to be that " + what + ".");
            }
            Thread.sleep(10);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** How much of the time a thread computes. */
    private record ThreadTime(@Nullable Long id, long cpu, long from) {

        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        static ThreadTime of(String name) {
            for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
                if (thread != null && thread.getThreadName().startsWith(name)) {
                    long id = thread.getThreadId();
                    return new ThreadTime(id, THREADS.getThreadCpuTime(id), System.nanoTime());
                }
            }
            return new ThreadTime(null, 0, System.nanoTime());
        }

        double share() {
            return id == null ? Double.NaN : (double) (THREADS.getThreadCpuTime(id) - cpu) / (System.nanoTime() - from);
        }
    }
}
