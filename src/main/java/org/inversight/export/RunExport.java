package org.inversight.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.inversight.attack.Ranking;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.data.OutputFolder;
import org.inversight.data.Pixels;
import org.inversight.engine.Progress;
import org.inversight.experiment.ExperimentFile;
import org.inversight.metric.Verdict;
import org.inversight.run.Snapshot;

/**
 * A run as a folder of files. Images are at native size, and stand in a contact sheet in the order of the restarts and
 * in one with the best candidates first.
 */
public final class RunExport {

    /** What the window offers at first, and the images of a results page come with. */
    public static final Set<ExportFormat> USUAL = Set.of(ExportFormat.PNG, ExportFormat.CSV, ExportFormat.JSON);

    /** What {@code run --out} writes. */
    public static final Set<ExportFormat> WITH_REPORT =
            Set.of(ExportFormat.PNG, ExportFormat.CSV, ExportFormat.JSON, ExportFormat.HTML);

    /** Files of the formats that are one file each. */
    private static final Map<ExportFormat, String> NAMES = Map.of(
            ExportFormat.PNG, "contact-sheet.png",
            ExportFormat.GIF, "run.gif",
            ExportFormat.MP4, "run.mp4",
            ExportFormat.CSV, "metrics.csv",
            ExportFormat.JSON, "result.json",
            ExportFormat.HTML, "report.html");

    private RunExport() {}

    /**
     * Writes these formats, and the document that repeats the run. What an earlier run wrote into the folder is replaced
     * once all is whole.
     *
     * @param progress is told how far it is, and ends it; where nothing of an earlier run is there, files that are whole
     *     by then stay
     * @throws IOException if the folder cannot be written, or has such files of somebody else
     */
    public static void write(Path folder, RunRecord run, Set<ExportFormat> formats, Progress progress)
            throws IOException {
        new RunFolder(folder).write(into -> fill(into, folder, run, formats, progress));
    }

    /** @param named the folder that a person named */
    private static void fill(Path folder, Path named, RunRecord run, Set<ExportFormat> formats, Progress progress)
            throws IOException {
        RunFolder files = new RunFolder(folder);
        boolean whole = false;
        try {
            Path experiment = folder.resolve("experiment.json");
            ExperimentFile.write(experiment, run.experiment());
            String document = run.document(experiment);
            for (ExportFormat format : ExportFormat.values()) {
                if (formats.contains(format)) {
                    format.put(folder.resolve(NAMES.get(format)), run, document, progress);
                    beside(folder, run, format, document);
                }
            }
            files.remember();
            whole = true;
        } catch (IOException e) {
            throw new IOException(
                    "The results could not be written to %s (%s); make room or choose another folder."
                            .formatted(named, ExportFormat.why(e)),
                    e);
        } finally {
            if (!whole) {
                files.rememberIfPossible(null);
            }
        }
    }

    /** What a folder has of a format beside its one file. */
    private static void beside(Path folder, RunRecord run, ExportFormat format, String document) throws IOException {
        Ranking ranking = run.report().ranking();
        Images images = run.last().images();
        if (format == ExportFormat.PNG) {
            for (int i = 0; i < images.count(); i++) {
                Verdict verdict = run.last().verdicts().get(i);
                String name = "class-%02d-restart-%02d.png".formatted(verdict.classIndex(), verdict.restart());
                BufferedImage image = Pixels.toImage(images, i);
                whole(folder.resolve(name), parts -> PngFile.write(parts, image, document));
            }
            if (ranking != null) {
                BufferedImage sheet = ContactSheet.of(images.select(ranking.all()), ranking.restarts());
                whole(folder.resolve("contact-sheet-ranked.png"), parts -> PngFile.write(parts, sheet, document));
            }
        }
        if (format == ExportFormat.CSV && ranking != null) {
            String table = RunTables.ranking(ranking, run.experiment());
            whole(folder.resolve("ranking.csv"), parts -> Files.writeString(parts, table, StandardCharsets.UTF_8));
        }
    }

    private static void whole(Path file, ExportFormat.Content content) throws IOException {
        ExportFormat.whole(file, Progress.NONE, content);
    }

    /** The last images, one row a class. */
    static BufferedImage sheet(RunRecord run) {
        return ContactSheet.of(run.last().images(), run.experiment().restarts());
    }

    /** Writes {@code beside-private.png}, each class's reconstruction beside private images. */
    public static void writeBeside(Path folder, RunRecord run, Album album, int beside) throws IOException {
        OutputFolder.require(folder);
        PngFile.write(
                folder.resolve("beside-private.png"),
                new BesideSheet(album, beside).of(run),
                run.document(folder.resolve("experiment.json")));
        new RunFolder(folder).remember();
    }

    /** Writes {@code blind-sheet.png}, the last images in random order under numbers, and {@code blind-key.csv}. */
    public static void writeBlind(Path folder, RunRecord run) throws IOException {
        OutputFolder.require(folder);
        Snapshot last = run.last();
        BlindSheet sheet = new BlindSheet(last.images(), run.experiment().seed());
        // without the experiment: its seed would give the order away
        if (!ImageIO.write(
                sheet.image(), "png", folder.resolve("blind-sheet.png").toFile())) {
            throw new IOException("no PNG writer");
        }
        Files.writeString(
                folder.resolve("blind-key.csv"), sheet.key(last.evaluators(), last.verdicts()), StandardCharsets.UTF_8);
        new RunFolder(folder).remember();
    }
}
