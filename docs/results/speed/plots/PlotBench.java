import com.sun.management.OperatingSystemMXBean;
import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import io.fair_acc.chartfx.renderer.ErrorStyle;
import io.fair_acc.chartfx.renderer.spi.ErrorDataSetRenderer;
import io.fair_acc.dataset.spi.DoubleDataSet;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javax.imageio.ImageIO;
import org.inversight.ui.chart.Curve;
import org.inversight.ui.chart.Plot;
import org.inversight.ui.session.Words;
import org.inversight.ui.theme.CurveRole;
import org.inversight.ui.theme.Palette;

/**
 * What four noisy curves cost, drawn by Inversight's own plot ("ours") and by chart-fx's XYChart with its default
 * renderer and default reduction, without markers, error bars, legend and names of axes ("chart-fx").
 *
 * <p>{@code pulses}: all four curves are replaced before every pulse of JavaFX. In one process, for each size and
 * number of points, both kinds alternate in three rounds, each with a new chart; the first second of each is thrown
 * away. Per pulse, the processor time of the JavaFX application thread (replacing, layout, drawing commands), of the
 * QuantumRenderer thread (pixels), and of the whole process: chart-fx computes on a pool of further threads too, and
 * collection of garbage and compilation are in it. After the last round, an image of each chart.
 *
 * <p>{@code start}: a process of its own with one chart of 150 points in 300 x 150 pixels, or with none ("none"), and
 * with a button, since Inversight has the controls and their style sheet loaded anyway. Milliseconds from the start of
 * the JVM until the first pulse has laid the window out; a second later the heap in use after collection (in millions
 * of bytes) and the number of loaded classes.
 */
public final class PlotBench {

    private static final int CURVES = 4;
    private static final int ROUNDS = 3;
    private static final int SETS = 8;

    /** {@code start CELLS KIND ROUND} or {@code pulses CELLS SECONDS SIZES POINTS IMAGES OUT PROCESSOR}; see run.sh. */
    public static void main(String[] args) {
        try {
            if (args[0].equals("start")) {
                start(Path.of(args[1]), args[2], Integer.parseInt(args[3]));
            } else {
                pulses(Path.of(args[1]), Double.parseDouble(args[2]), args[3].split(","), args[4].split(","), args[5]);
                write(Path.of(args[1]), Path.of(args[6]), args[7]);
            }
            Runtime.getRuntime().halt(0);
        } catch (Exception | Error e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1); // an application thread that hangs would hold System.exit
        }
    }

    /** Four curves with the same steps. */
    private record Curves(double[] x, double[][] ys) {}

    /** As losses fall: an exponential, with noise. */
    private static Curves curves(int points, int seed) {
        Random random = new Random(seed);
        double[] x = IntStream.range(0, points).asDoubleStream().toArray();
        double[][] ys = new double[CURVES][points];
        for (int k = 0; k < CURVES; k++) {
            for (int i = 0; i < points; i++) {
                ys[k][i] = 0.3 * k + Math.exp(-4.0 * i / points) + 0.04 * random.nextGaussian();
            }
        }
        return new Curves(x, ys);
    }

    private record Chart(Region node, Consumer<Curves> replace) {}

    private static Chart chart(String kind, int[] size, Curves curves) {
        Chart chart = switch (kind) {
            case "ours" -> Ours.chart(size[1]);
            case "chart-fx" -> ChartFx.chart();
            default -> new Chart(new Region(), none -> {});
        };
        chart.node().setMinSize(size[0], size[1]);
        chart.node().setMaxSize(size[0], size[1]);
        chart.replace().accept(curves);
        return chart;
    }

    // a class each, so that no process loads what it does not show

    private static final class Ours {
        static Chart chart(double height) {
            Plot plot = new Plot(new SimpleObjectProperty<>(Palette.LIGHT), false, height, Words::number);
            return new Chart(plot, curves -> {
                List<Curve> lines = IntStream.range(0, CURVES)
                        .mapToObj(i -> new Curve("curve " + i, CurveRole.TERM, i, curves.x(), curves.ys()[i]))
                        .toList();
                plot.show(lines, curves.x().length - 1, -1);
            });
        }
    }

    private static final class ChartFx {
        static Chart chart() {
            DefaultNumericAxis x = new DefaultNumericAxis();
            DefaultNumericAxis y = new DefaultNumericAxis();
            XYChart chart = new XYChart(x, y);
            for (Node node : List.of(chart.getLegend().getNode(), x.getAxisLabel(), y.getAxisLabel())) {
                node.setVisible(false);
                node.setManaged(false);
            }
            ErrorDataSetRenderer renderer = (ErrorDataSetRenderer) chart.getRenderers().getFirst();
            renderer.setDrawMarker(false);
            renderer.setErrorStyle(ErrorStyle.NONE);
            for (int i = 0; i < CURVES; i++) {
                renderer.getDatasets().add(new DoubleDataSet("curve " + i));
            }
            return new Chart(chart, curves -> {
                for (int i = 0; i < CURVES; i++) {
                    ((DoubleDataSet) renderer.getDatasets().get(i)).set(curves.x(), curves.ys()[i], false);
                }
            });
        }
    }

    private static Stage stage(StackPane room, int[] size) {
        Stage stage = new Stage(StageStyle.UNDECORATED);
        stage.setScene(new Scene(room, size[0], size[1]));
        return stage;
    }

    private static void start(Path cells, String kind, int round) throws Exception {
        int[] size = {300, 150};
        Curves curves = curves(150, 0);
        CompletableFuture<Long> shown = new CompletableFuture<>();
        Platform.startup(() -> {
            StackPane room = new StackPane(new Button("below the chart"));
            Stage stage = stage(room, size);
            room.getChildren().add(chart(kind, size, curves).node());
            stage.getScene().addPostLayoutPulseListener(() -> shown.complete(System.currentTimeMillis()));
            stage.show();
        });
        long millis = shown.get(30, TimeUnit.SECONDS) - ManagementFactory.getRuntimeMXBean().getStartTime();
        for (int i = 0; i < 3; i++) {
            Thread.sleep(500);
            System.gc();
        }
        double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
        int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        String cell = "{'kind': '%s', 'startMillis': %d, 'heapMegabytes': %.2f, 'classes': %d, 'round': %d}";
        add(cells, cell, kind, millis, heap, classes, round);
    }

    private static void pulses(Path cells, double seconds, String[] sizes, String[] points, String images)
            throws Exception {
        Platform.startup(() -> Platform.setImplicitExit(false));
        for (String name : sizes) {
            int[] size = Stream.of(name.split("x")).mapToInt(Integer::parseInt).toArray();
            StackPane room = new StackPane();
            Stage stage = onFx(() -> stage(room, size));
            Platform.runLater(stage::show);
            for (String count : points) {
                List<Curves> sets = IntStream.range(0, SETS).mapToObj(i -> curves(Integer.parseInt(count), i)).toList();
                for (int round = 1; round <= ROUNDS; round++) {
                    for (String kind : List.of("ours", "chart-fx")) {
                        String cell = "{'kind': '%s', 'size': '%s', 'points': %s, 'round': %d, %s}";
                        add(cells, cell, kind, name, count, round, measure(kind, size, sets, seconds, room));
                        if (round == ROUNDS) {
                            picture(stage, size, new File(images, kind + "-" + name + "-" + count + ".png"));
                        }
                    }
                }
            }
            Platform.runLater(stage::close);
        }
    }

    private static String measure(String kind, int[] size, List<Curves> sets, double seconds, StackPane room)
            throws Exception {
        System.gc();
        Replacer replacer = onFx(() -> {
            Chart chart = chart(kind, size, sets.getLast());
            room.getChildren().setAll(chart.node());
            return new Replacer(chart, sets);
        });
        Thread.sleep(1000);
        Sample from = onFx(replacer::sample);
        Thread.sleep((long) (1000 * (seconds - 1)));
        Sample to = onFx(replacer::sample);
        Platform.runLater(replacer::stop);
        double pulses = to.pulses() - from.pulses();
        String fields = "'fxMillisPerPulse': %.3f, 'renderMillisPerPulse': %.3f, 'processMillisPerPulse': %.3f, "
                + "'pulsesPerSecond': %.2f";
        double fx = (to.fx() - from.fx()) / 1e6 / pulses;
        double render = (to.render() - from.render()) / 1e6 / pulses;
        double process = (to.process() - from.process()) / 1e6 / pulses;
        double rate = pulses * 1e9 / (to.clock() - from.clock());
        return String.format(Locale.ROOT, fields, fx, render, process, rate);
    }

    /** Processor times and the clock, in nanoseconds, and the pulses so far. */
    private record Sample(long fx, long render, long process, long clock, long pulses) {}

    /**
     * Replaces the curves once for every pulse, but between two: a data set of chart-fx is locked for reading from the
     * moment that its chart comes into a scene until the layout of the next pulse, and who writes to it on the same
     * thread in the meantime, as in the timer itself, waits for ever.
     */
    private static final class Replacer extends AnimationTimer {
        private final Chart chart;
        private final List<Curves> sets;
        private final Thread renderer = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("QuantumRenderer"))
                .findFirst().orElseThrow();
        private int pulses;

        Replacer(Chart chart, List<Curves> sets) {
            this.chart = chart;
            this.sets = sets;
            start();
        }

        @Override
        public void handle(long now) {
            Platform.runLater(() -> chart.replace().accept(sets.get(pulses++ % SETS)));
        }

        Sample sample() {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long fx = threads.getCurrentThreadCpuTime();
            long render = threads.getThreadCpuTime(renderer.threadId());
            var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Sample(fx, render, system.getProcessCpuTime(), System.nanoTime(), pulses);
        }
    }

    /** By a snapshot: the screen of the headless platform has only 1000 x 1000 pixels. */
    private static void picture(Stage stage, int[] size, File file) throws Exception {
        WritableImage image = onFx(() -> stage.getScene().snapshot(null));
        int[] pixels = new int[size[0] * size[1]];
        image.getPixelReader().getPixels(0, 0, size[0], size[1], PixelFormat.getIntArgbInstance(), pixels, 0, size[0]);
        BufferedImage picture = new BufferedImage(size[0], size[1], BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, size[0], size[1], pixels, 0, size[0]);
        ImageIO.write(picture, "png", file);
    }

    private static <T> T onFx(Callable<T> task) throws Exception {
        FutureTask<T> done = new FutureTask<>(task);
        Platform.runLater(done);
        return done.get(30, TimeUnit.SECONDS);
    }

    private static void add(Path cells, String format, Object... values) throws IOException {
        String cell = String.format(Locale.ROOT, format, values).replace('\'', '"');
        System.out.println(cell);
        Files.writeString(cells, cell + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void write(Path cells, Path out, String processor) throws IOException {
        String text = """
                {
                  "machine": {"processor": "%s", "cores": %d},
                  "java": "%s",
                  "javafx": "%s",
                  "chartfx": "%s",
                  "cells": [
                    %s
                  ]
                }
                """;
        String lines = String.join(",\n    ", Files.readAllLines(cells));
        int cores = Runtime.getRuntime().availableProcessors();
        String javafx = System.getProperty("javafx.version");
        String chartfx = XYChart.class.getPackage().getImplementationVersion();
        Files.writeString(out, text.formatted(processor, cores, Runtime.version(), javafx, chartfx, lines));
    }
}
