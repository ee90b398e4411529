package org.inversight.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.Quality;
import org.inversight.train.StylePlan;

/**
 * How a generator's images come nearer to the public ones while it is trained: a line for each comparison, which an
 * interrupted training finds again.
 *
 * @param file steps, distance, precision, recall
 */
record QualityCurve(Path file, PublicComparison comparison) {

    /** A distance that is smaller by less than this share is no progress. */
    private static final double PROGRESS = 0.02;

    /** Compares, and says whether the plan's patience lasts. */
    boolean goesOn(int iterations, NativeNetwork generator, StylePlan plan, int classes) throws IOException {
        Quality quality = comparison.of(generator, plan, classes);
        List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
        // an interrupted training comes by some steps again
        lines.removeIf(line -> Integer.parseInt(line.split(",")[0]) >= iterations);
        lines.add(String.format(
                Locale.ROOT,
                "%d,%.4f,%.4f,%.4f",
                iterations,
                quality.distance(),
                quality.precision(),
                quality.recall()));
        Files.write(file, lines);
        return improving(
                lines.stream().map(line -> Double.valueOf(line.split(",")[1])).toList(), plan.patience());
    }

    /**
     * Whether the last comparisons brought progress.
     *
     * @param distances of all comparisons, the first first
     * @param patience how many without progress are borne; 0: any number
     */
    static boolean improving(List<Double> distances, int patience) {
        int before = distances.size() - patience;
        if (patience == 0 || before < 1) {
            return true;
        }
        double best = least(distances.subList(0, before));
        return least(distances.subList(before, distances.size())) < (1 - PROGRESS) * best;
    }

    private static double least(List<Double> distances) {
        return distances.stream().mapToDouble(d -> d).min().orElse(Double.POSITIVE_INFINITY);
    }
}
