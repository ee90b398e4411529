package org.inversight.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.inversight.attack.Ranking;
import org.inversight.data.Images;
import org.inversight.data.OutputFolder;
import org.inversight.data.Pixels;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentFile;
import org.inversight.metric.Identification;
import org.inversight.metric.Verdict;
import org.inversight.model.Json;
import org.inversight.run.Run;
import org.inversight.run.RunReport;
import org.inversight.run.Snapshot;

/**
 * A run as files: images at native size, a contact sheet in the order of the restarts and one with the best candidates
 * first, the curve of every snapshot, and the document that repeats it.
 */
public final class RunExport {

    private RunExport() {}

    /**
     * Writes everything; what an earlier run wrote into the folder is removed.
     *
     * @throws IOException if the folder cannot be written, or has such files of somebody else
     */
    public static void write(Path folder, Run run, RunReport report) throws IOException {
        RunFolder files = new RunFolder(folder);
        files.require();
        Snapshot last = run.latest();
        if (last == null) {
            throw new IOException("The run has no image to write.");
        }
        try {
            files.clear();
            Images images = last.images();
            for (int i = 0; i < images.count(); i++) {
                Verdict verdict = last.verdicts().get(i);
                String name = "class-%02d-restart-%02d.png".formatted(verdict.classIndex(), verdict.restart());
                png(folder.resolve(name), Pixels.toImage(images, i));
            }
            Experiment experiment = run.experiment();
            png(folder.resolve("contact-sheet.png"), ContactSheet.of(images, experiment.restarts()));
            Ranking ranking = report.ranking();
            if (ranking != null) {
                png(
                        folder.resolve("contact-sheet-ranked.png"),
                        ContactSheet.of(images.select(ranking.all()), ranking.restarts()));
                Files.writeString(folder.resolve("ranking.csv"), ranking(ranking, experiment), StandardCharsets.UTF_8);
            }
            Files.writeString(
                    folder.resolve("metrics.csv"), metrics(run.timeline().all()), StandardCharsets.UTF_8);
            // a run that was stopped repeats what it made, not what was planned
            ExperimentFile.write(folder.resolve("experiment.json"), experiment.withSteps(Math.max(1, last.step())));
            Json.write(folder.resolve("result.json"), report);
            files.remember();
        } catch (IOException e) {
            throw new IOException(
                    "The results could not be written to %s (%s); make room or choose another folder."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    /** Writes {@code blind-sheet.png}, the last images in random order under numbers, and {@code blind-key.csv}. */
    public static void writeBlind(Path folder, Run run) throws IOException {
        OutputFolder.require(folder);
        Snapshot last = run.latest();
        if (last == null) {
            throw new IOException("The run has no image to write.");
        }
        BlindSheet sheet = new BlindSheet(last.images(), run.experiment().seed());
        png(folder.resolve("blind-sheet.png"), sheet.image());
        Files.writeString(
                folder.resolve("blind-key.csv"), sheet.key(last.evaluators(), last.verdicts()), StandardCharsets.UTF_8);
        new RunFolder(folder).remember();
    }

    /** An evaluator's name as part of the name of a column. */
    static String column(String evaluator) {
        return evaluator.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    private static String ranking(Ranking ranking, Experiment experiment) {
        StringBuilder csv = new StringBuilder("class,rank,restart,score\n");
        for (int t = 0; t < ranking.targets(); t++) {
            List<Integer> order = ranking.order(t);
            for (int rank = 0; rank < order.size(); rank++) {
                double score = ranking.scores().get(t * ranking.restarts() + order.get(rank));
                csv.append(String.format(
                        Locale.ROOT, "%d,%d,%d,%.6f%n", experiment.targets().get(t), rank + 1, order.get(rank), score));
            }
        }
        return csv.toString();
    }

    private static void png(Path file, BufferedImage image) throws IOException {
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("no PNG writer");
        }
    }

    private static String metrics(List<Snapshot> snapshots) {
        StringBuilder csv = new StringBuilder("step,seconds,target_accuracy,target_confidence");
        Snapshot first = snapshots.getFirst();
        for (String evaluator : first.evaluators()) {
            String name = column(evaluator);
            csv.append(",%s_accuracy,%s_confidence".formatted(name, name));
        }
        Snapshot last = snapshots.getLast();
        boolean people = Identification.of(last.verdicts()) != null;
        csv.append(people ? ",rank1,rank5,verified" : "");
        last.terms().forEach(t -> csv.append(",loss_").append(t.name()));
        csv.append('\n');
        for (Snapshot snapshot : snapshots) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%.3f,%.4f,%.4f",
                    snapshot.step(),
                    snapshot.seconds(),
                    snapshot.targetAccuracy(),
                    snapshot.targetConfidence()));
            for (int e = 0; e < snapshot.evaluators().size(); e++) {
                csv.append(String.format(
                        Locale.ROOT, ",%.4f,%.4f", snapshot.evaluatorAccuracy(e), snapshot.evaluatorConfidence(e)));
            }
            Identification identified = Identification.of(snapshot.verdicts());
            if (identified != null) {
                csv.append(String.format(
                        Locale.ROOT, ",%.4f,%.4f,%.4f", identified.rank1(), identified.rank5(), identified.verified()));
            }
            for (int t = 0; t < last.terms().size(); t++) {
                csv.append(',');
                if (t < snapshot.terms().size()) {
                    csv.append(String.format(
                            Locale.ROOT, "%.6g", snapshot.terms().get(t).value()));
                }
            }
            csv.append('\n');
        }
        return csv.toString();
    }
}
