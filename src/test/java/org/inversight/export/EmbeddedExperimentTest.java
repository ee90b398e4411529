package org.inversight.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentFile;
import org.inversight.experiment.ModelFiles;
import org.inversight.model.Json;
import org.inversight.run.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an exported file carries, and files that carry nothing. */
class EmbeddedExperimentTest extends ExportCase {

    private Path written(ExportFormat format) throws IOException {
        Path file = folder.resolve("run." + format.ending());
        format.write(file, run(3), Progress.NONE);
        return file;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CSV")
    void everyFormatGivesTheExperimentBackWhateverTheFileIsCalled(ExportFormat format) throws IOException {
        Path file = written(format);
        assertTrue(EmbeddedExperiment.possible(file));
        assertEquals(experiment(), EmbeddedExperiment.read(file).experiment());
        Path renamed = Files.move(file, folder.resolve("image from a mail"));
        assertEquals(experiment(), EmbeddedExperiment.read(renamed).experiment());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CSV")
    void aFileThatIsCutOffHoldsNone(ExportFormat format) throws IOException {
        Path file = written(format);
        byte[] whole = Files.readAllBytes(file);
        for (int length : List.of(0, 3, 8, 20, 60, 200)) {
            refused(Files.write(file, Arrays.copyOf(whole, length)));
        }
    }

    @Test
    void filesOfOthersHoldNone() throws IOException {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        for (String format : List.of("png", "gif")) {
            Path file = folder.resolve("other." + format);
            ImageIO.write(image, format, file.toFile());
            refused(file);
        }
        refused(Files.writeString(folder.resolve("other.html"), "<html><script>var x = 1;</script></html>"));
        refused(Files.writeString(folder.resolve("other.json"), "{\"name\": \"a card\", \"kind\": \"classifier\"}"));
        refused(Files.writeString(folder.resolve("list.json"), "[1, 2]"));
        refused(Files.writeString(folder.resolve("broken.json"), "{\"experiment\": {\"attack\": "));
        Path film = folder.resolve("other.mp4");
        JavaEncoder.write(film, Film.of(run(1)), Progress.NONE);
        refused(film);
        Path random = folder.resolve("other.png");
        refused(Files.write(random, new byte[1000]));
        IOException missing =
                assertThrows(IOException.class, () -> EmbeddedExperiment.read(folder.resolve("nowhere.png")));
        assertTrue(String.valueOf(missing.getMessage()).endsWith("does not exist."), missing.getMessage());
    }

    @Test
    void aDamagedDocumentIsNone() throws IOException {
        Path file = folder.resolve("run.html");
        Files.writeString(file, EmbeddedExperiment.ELEMENT + "{\"attack\": [}</script>");
        refused(file);
    }

    @Test
    void aDocumentFromAnotherEditorIsReadAndAFaultyOneSaysWhatIsWrong() throws IOException {
        Path file = folder.resolve("experiment.json");
        ExperimentFile.write(file, run(1).experiment());
        String text = Files.readString(file);
        Files.writeString(file, "\uFEFF" + text);
        assertEquals(
                run(1).experiment().steps(),
                EmbeddedExperiment.read(file).experiment().steps());
        Files.writeString(file, text.replaceFirst("\"steps\" : \\d+", "\"steps\" : \"many\""));
        assertTrue(EmbeddedExperiment.isDocument(file));
        IOException e = assertThrows(IOException.class, () -> EmbeddedExperiment.read(file));
        assertTrue(String.valueOf(e.getMessage()).contains("steps"), e.getMessage());
    }

    @Test
    void aReportOfBeforeIsNoExperiment() throws IOException {
        Path file = folder.resolve("result.json");
        Json.write(file, run(1).report());
        refused(file);
    }

    private static void refused(Path file) {
        IOException e = assertThrows(IOException.class, () -> EmbeddedExperiment.read(file));
        assertEquals(
                file
                        + " holds no experiment of Inversight; choose a PNG, GIF, MP4, HTML or JSON file that it exported.",
                e.getMessage());
    }

    @Test
    void theJsonIsTheReportWithTheExperiment() throws IOException {
        Path file = written(ExportFormat.JSON);
        assertEquals(run(3).report(), Json.read(file, RunReport.class));
    }

    /** Its files are named from where the export lies, in letters that every format can hold. */
    @Test
    void filesOfOnesOwnAreFoundFromTheExportAndTheirChangeIsNoticed() throws IOException {
        Path model = Files.writeString(folder.resolve("modèle 目标.pt"), "weights");
        Experiment own = experiment().withSample(null).withModels(ModelFiles.NONE.withClassifier(model.toString()));
        RunRecord run = run(1);
        RunRecord other =
                new RunRecord(run.variant(), own, run.settings(), run.snapshots(), run.losses(), run.report(), null);
        Path there = Files.createDirectories(folder.resolve("exports"));
        for (ExportFormat format : List.of(ExportFormat.PNG, ExportFormat.GIF, ExportFormat.HTML, ExportFormat.JSON)) {
            Path file = there.resolve("run." + format.ending());
            format.write(file, other, Progress.NONE);
            assertFalse(
                    new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(folder.toString()),
                    "the place on this machine is nobody's business");
            ExperimentFile read = EmbeddedExperiment.read(file);
            assertEquals(own, read.experiment());
            assertEquals(List.of(), read.differences(own));
        }
        Files.writeString(model, "other weights");
        List<String> differences =
                EmbeddedExperiment.read(there.resolve("run.gif")).differences(own);
        assertEquals(1, differences.size());
        assertTrue(differences.getFirst().startsWith(model + " is not what the saved run used"));
    }

    @Test
    void anEndingWithoutAFormatIsRefused() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> ExportFormat.of(Path.of("run.avi")));
        assertEquals(
                "run.avi has none of the endings .png, .gif, .mp4, .csv, .json, .html; give one of them.",
                e.getMessage());
        assertEquals(ExportFormat.HTML, ExportFormat.of(Path.of("Run.HTML")));
    }
}
