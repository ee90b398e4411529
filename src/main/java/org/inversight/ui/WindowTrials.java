package org.inversight.ui;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Kernels;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.inversight.run.Laboratory;
import org.inversight.run.Run;
import org.inversight.ui.shell.Workbench;

/** Measures with the real window: how long it takes to show, and what it costs a run. */
public final class WindowTrials {

    private static final long LONGEST_MINUTES = 30;

    private final WindowContext context;

    private Kernels kernels = new Kernels("", "");

    public WindowTrials(WindowContext context) {
        this.context = context;
    }

    /**
     * Lets the window open where there is no display: on JavaFX's Headless platform. Call before the toolkit starts.
     */
    public static void allowNoDisplay() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
        if (linux && System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
    }

    /**
     * Opens the window, waits for the first pulse with the sample shown, and closes it: seconds since the JVM's start.
     */
    public double secondsToWindow() throws Exception {
        CompletableFuture<Double> seconds = new CompletableFuture<>();
        Opened opened = open(seconds);
        double result = seconds.get(1, TimeUnit.MINUTES);
        opened.close();
        Platform.exit();
        return result;
    }

    /**
     * Runs a sample's preset alternately without and with the window.
     *
     * @param rounds of both
     * @return {@code kernels}; {@code stepsPerSecond}, {@code stepsPerSecondWindow} (medians) and their {@code ratio}
     */
    public Map<String, Object> compare(Experiment experiment, int rounds, Progress progress) throws Exception {
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            progress.report("Round %d of %d, without the window".formatted(round + 1, rounds), -1);
            without.add(without(experiment));
            progress.report("Round %d of %d, with the window".formatted(round + 1, rounds), -1);
            with.add(with(experiment));
        }
        Platform.exit();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("kernels", kernels.name());
        result.put("kernelsBecause", kernels.reason());
        result.put("stepsPerSecond", median(without));
        result.put("stepsPerSecondWindow", median(with));
        result.put("ratio", median(with) / median(without));
        return result;
    }

    private double without(Experiment experiment) throws Exception {
        try (Laboratory laboratory = context.laboratory().get()) {
            kernels = laboratory
                    .start(new EngineSettings(experiment.device(), experiment.threads()), Progress.NONE)
                    .get()
                    .kernels();
            try (Run run = laboratory.open(experiment, Progress.NONE)) {
                run.play();
                run.ended().get(LONGEST_MINUTES, TimeUnit.MINUTES);
                return run.times().stepsPerSecond();
            }
        }
    }

    private double with(Experiment experiment) throws Exception {
        Opened opened = open(new CompletableFuture<>());
        CompletableFuture<Run> started = new CompletableFuture<>();
        Platform.runLater(() -> opened.bench().start(experiment).thenAccept(started::complete));
        Run run = started.get(1, TimeUnit.MINUTES);
        run.ended().get(LONGEST_MINUTES, TimeUnit.MINUTES);
        double speed = run.times().stepsPerSecond();
        opened.close();
        return speed;
    }

    private record Opened(InversightApp app, Stage stage, CompletableFuture<Void> closed) {

        Workbench bench() {
            Workbench bench = app.bench();
            if (bench == null) {
                throw new IllegalStateException("The window is not shown.");
            }
            return bench;
        }

        void close() throws Exception {
            Platform.runLater(stage::close);
            Platform.runLater(
                    () -> stage.getOnCloseRequest().handle(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
            closed.get(1, TimeUnit.MINUTES);
        }
    }

    private Opened open(CompletableFuture<Double> shown) throws Exception {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        CompletableFuture<Opened> opened = new CompletableFuture<>();
        InversightApp app = new InversightApp(context);
        app.onClosed(failure -> {
            if (failure != null) {
                opened.completeExceptionally(failure);
                shown.completeExceptionally(failure);
            }
            closed.complete(null);
        });
        onToolkit(() -> {
            Stage stage = new Stage();
            app.start(stage);
            new AnimationTimer() {
                private int pulses;

                @Override
                public void handle(long now) {
                    if (app.bench() != null && stage.isShowing() && ++pulses == 2) {
                        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
                        shown.complete((System.currentTimeMillis() - start) / 1e3);
                        opened.complete(new Opened(app, stage, closed));
                        stop();
                    }
                }
            }.start();
        });
        return opened.get(1, TimeUnit.MINUTES);
    }

    private static void onToolkit(Runnable action) {
        try {
            Platform.startup(action);
        } catch (IllegalStateException e) {
            // The toolkit is running already.
            Platform.runLater(action);
        }
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
