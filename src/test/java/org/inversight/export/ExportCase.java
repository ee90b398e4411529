package org.inversight.export;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.inversight.attack.LossTerm;
import org.inversight.data.Images;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentBuilder;
import org.inversight.metric.Prediction;
import org.inversight.metric.Verdict;
import org.inversight.run.LossHistory;
import org.inversight.run.RunReport;
import org.inversight.run.RunReportBuilder;
import org.inversight.run.RunReportOfClassBuilder;
import org.inversight.run.Snapshot;
import org.inversight.run.SnapshotBuilder;
import org.junit.jupiter.api.io.TempDir;

/** A small run that nothing computed, with images whose pixels are known. */
abstract class ExportCase {

    static final int STEPS = 5;
    static final List<Integer> TARGETS = List.of(0, 2, 3);
    static final int RESTARTS = 2;

    /** Position of the image that is a false positive from the second snapshot on. */
    static final int DOUBTED = 3;

    private static final int SIDE = 32;

    @TempDir
    Path folder;

    /** @param channels 1 or 3 */
    static RunRecord run(int channels) {
        List<Snapshot> snapshots = new ArrayList<>();
        LossHistory losses = new LossHistory();
        for (int i = 0; i < STEPS; i++) {
            snapshots.add(snapshot(i, channels));
        }
        for (int step = 1; step <= 40; step++) {
            losses.add(List.of(new LossTerm("identity", 5.0 / step), new LossTerm("prior", 1)));
        }
        Experiment experiment = experiment();
        Catalogue catalogue = Catalogue.standard();
        return new RunRecord(
                catalogue.variant(experiment),
                experiment,
                catalogue.values(experiment).map(),
                snapshots,
                losses.curves(),
                report(snapshots.getLast(), experiment),
                null);
    }

    static Experiment experiment() {
        return ExperimentBuilder.builder()
                .sample("digits")
                .attack("gmi")
                .loss("lom")
                .augmentation("none")
                .parameters(Map.of("gmi.step-size", 0.25))
                .targets(TARGETS)
                .restarts(RESTARTS)
                .steps(10 * (STEPS - 1))
                .seed(7)
                .threads(1)
                .build();
    }

    private static RunReport report(Snapshot last, Experiment experiment) {
        Map<String, Double> evaluators = new LinkedHashMap<>();
        evaluators.put("Evaluator A", last.evaluatorAccuracy(0));
        evaluators.put("Evaluator <B>", last.evaluatorAccuracy(1));
        return RunReportBuilder.builder()
                .attack(experiment.attack())
                .loss(experiment.loss())
                .augmentation(experiment.augmentation())
                .sample(experiment.sample())
                .seed(experiment.seed())
                .steps(last.step())
                .targets(experiment.targets())
                .restarts(experiment.restarts())
                .images(last.images().count())
                .device("cpu")
                .threads(1)
                .kernels("onednn")
                .pytorch("2.7.1")
                .wallSeconds(4)
                .stepsPerSecond(10)
                .attackAccuracy(new RunReport.Accuracy(last.targetAccuracy(), evaluators))
                .falsePositiveRate(last.falsePositiveRate())
                .perClass(TARGETS.stream()
                        .map(k -> RunReportOfClassBuilder.builder()
                                .index(k)
                                .name("class <%d>".formatted(k))
                                .target(1)
                                .evaluators(evaluators)
                                .build())
                        .toList())
                .warnings(List.of())
                .build();
    }

    private static Snapshot snapshot(int number, int channels) {
        int count = TARGETS.size() * RESTARTS;
        float[] pixels = new float[count * channels * SIDE * SIDE];
        Random random = new Random(number);
        for (int i = 0; i < pixels.length; i++) {
            int x = i % SIDE;
            int y = i / SIDE % SIDE;
            float drawn = (float) (0.5 + 0.4 * Math.sin((x + i / (SIDE * SIDE)) * 0.3 + number) * Math.cos(y * 0.2));
            pixels[i] = drawn + random.nextFloat() * 0.3f / (number + 1) - 0.1f;
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean doubted = i == DOUBTED && number > 0;
            int index = TARGETS.get(i / RESTARTS);
            verdicts.add(new Verdict(
                    index,
                    i % RESTARTS,
                    new Prediction(0.2 * number, Integer.toString(index), number > 0),
                    List.of(
                            new Prediction(0.15 * number, Integer.toString(index), number > 1),
                            new Prediction(
                                    doubted ? 0.01 : 0.1 * number, doubted ? "none" : "x", number > 0 && !doubted)),
                    doubted,
                    null,
                    List.of()));
        }
        return SnapshotBuilder.builder()
                .runId(1)
                .step(10 * number)
                .images(new Images(count, channels, SIDE, SIDE, pixels))
                .verdicts(verdicts)
                .evaluators(List.of("Evaluator A", "Evaluator <B>"))
                .terms(List.of())
                .seconds(number)
                .panels(List.of())
                .build();
    }

    /** Largest and mean difference of the levels of two images of one size. */
    static double[] differences(BufferedImage one, BufferedImage other) {
        double largest = 0;
        double sum = 0;
        for (int y = 0; y < other.getHeight(); y++) {
            for (int x = 0; x < other.getWidth(); x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    int a = one.getRGB(x, y) >> shift & 0xFF;
                    int b = other.getRGB(x, y) >> shift & 0xFF;
                    largest = Math.max(largest, Math.abs(a - b));
                    sum += Math.abs(a - b);
                }
            }
        }
        return new double[] {largest, sum / (3.0 * other.getWidth() * other.getHeight())};
    }
}
