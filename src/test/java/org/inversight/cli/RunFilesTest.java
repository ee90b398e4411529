package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.inversight.data.Idx;
import org.inversight.data.Images;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.SampleStore;
import org.inversight.export.RunExport;
import org.inversight.export.RunRecord;
import org.inversight.fixtures.TestModels;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.Run;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a run leaves behind, and goes on from. */
class RunFilesTest extends CommandLineCase {

    @ParameterizedTest
    @ValueSource(strings = {"gmi", "kedmi", "patch-mi", "pixel", "brep-mi", "mirror"})
    void aSavedExperimentRepeatsTheRunToThePixel(String attack) throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        json("--sample tiny --attack %s --seed 4 --out '%s'".formatted(attack, first));
        JsonNode again = json("--experiment '%s/experiment.json' --out '%s'".formatted(first, second));
        assertEquals(4, again.at("/seed").intValue());
        Set<String> names = names(first);
        assertEquals(names, names(second));
        Set<String> expected = new TreeSet<>(List.of(
                "contact-sheet.png",
                "contact-sheet-ranked.png",
                "ranking.csv",
                "metrics.csv",
                "experiment.json",
                "files.json",
                "report.html",
                "result.json"));
        for (int k = 0; k < 3; k++) {
            expected.add("class-0%d-restart-00.png".formatted(k));
            expected.add("class-0%d-restart-01.png".formatted(k));
        }
        assertEquals(expected, names);
        for (String name : names) {
            if (name.endsWith(".png") || name.equals("experiment.json")) {
                assertArrayEquals(
                        Files.readAllBytes(first.resolve(name)), Files.readAllBytes(second.resolve(name)), name);
            }
        }
        var image = ImageIO.read(first.resolve("class-00-restart-00.png").toFile());
        assertEquals(32, image.getWidth());
        assertEquals(32, image.getHeight());
    }

    @Test
    void aBranchIsRepeatedToThePixelFromTheCommandLine() throws Exception {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        long begun = System.nanoTime();
        SampleStore store = new SampleStore(samples);
        try (EngineLaboratory laboratory = new EngineLaboratory(Catalogue.standard(), store)) {
            laboratory.start(new EngineSettings("cpu", 1), Progress.NONE).join();
            Experiment experiment =
                    store.all().getFirst().experiment("kedmi", 1).withSteps(9);
            try (Run parent = laboratory.open(experiment, Progress.NONE);
                    Run branch = parent.branch(4, experiment.withChoices("kedmi", "cross-entropy", "none"))) {
                for (int i = 0; i < 5; i++) {
                    parent.step();
                }
                branch.play();
                branch.ended().get(60, TimeUnit.SECONDS);
                RunExport.write(
                        first,
                        RunRecord.of(branch, branch.report().join(), Catalogue.standard()),
                        RunExport.USUAL,
                        Progress.NONE);
            }
        }
        String again = "--experiment '%s/experiment.json'".formatted(first);
        double firstImage = json(again + " --out '%s'".formatted(second))
                .get("firstSnapshotSeconds")
                .asDouble();
        assertTrue(firstImage >= 0 && firstImage <= (System.nanoTime() - begun) / 1e9, firstImage + " s, of this test");
        for (String name : names(first)) {
            if (name.endsWith(".png")) {
                // the document in the file says the same in other words
                assertArrayEquals(pixels(first.resolve(name)), pixels(second.resolve(name)), name);
            }
        }
        assertEquals(1, run("run --restarts 1 " + again));
        assertTrue(err.contains("A branch goes on with the number of images per class"), err);
    }

    @Test
    void aSecondRunInTheSameFolderLeavesNothingOfTheFirst() throws IOException {
        Path results = folder.resolve("results");
        json("--sample tiny --attack pixel --blind --out '%s'".formatted(results));
        Files.writeString(results.resolve("mine.txt"), "my own");
        json("--sample tiny --attack pixel --targets 4 --restarts 1 --out '%s'".formatted(results));
        assertEquals(
                Set.of(
                        "class-04-restart-00.png",
                        "contact-sheet.png",
                        "experiment.json",
                        "files.json",
                        "metrics.csv",
                        "mine.txt",
                        "report.html",
                        "result.json"),
                names(results));
        Files.writeString(results.resolve("metrics.csv"), "changed");
        assertEquals(1, run("run --sample tiny --attack pixel --out '%s'".formatted(results)));
        assertTrue(err.startsWith(results.resolve("metrics.csv") + " was changed"), err);
    }

    @Test
    void aModelThatWasReplacedSinceIsNamed() throws IOException {
        Path models = Files.createDirectory(folder.resolve("models"));
        Path target = TestModels.copy("classifier-traced", models);
        Path results = folder.resolve("results");
        json("--attack pixel --steps 1 --classifier '%s' --out '%s'".formatted(target, results));
        String again = "--experiment '%s/experiment.json'".formatted(results);
        json(again);
        assertFalse(err.contains("SHA-256"), err);
        Files.copy(TestModels.file("student-1"), target, StandardCopyOption.REPLACE_EXISTING);
        json(again);
        assertTrue(err.contains(target + " is not what the saved run used"), err);
    }

    @Test
    void imagesThatAreNotThereAreRefusedBeforeTheEngineStarts() {
        for (String option : List.of("--public", "--private", "--aux")) {
            assertEquals(1, run("run --sample tiny --attack pixel %s /nowhere".formatted(option)));
            assertEquals(1, err.lines().count(), err);
            assertTrue(err.startsWith("/nowhere is not there"), err);
        }
    }

    @Test
    void aBlindSheetComesWithItsKey() throws IOException {
        json("--sample tiny --attack pixel --blind --out '%s'".formatted(folder));
        List<String> key = Files.readAllLines(folder.resolve("blind-key.csv"));
        assertEquals("number,class,restart,target,student_2,evaluator", key.getFirst());
        assertEquals(1 + 6, key.size());
        assertEquals(
                1070, ImageIO.read(folder.resolve("blind-sheet.png").toFile()).getWidth());
        assertEquals(1, run("run --sample tiny --attack pixel --blind"));
        assertTrue(err.contains("--out"), err);
    }

    @Test
    void lineUpsComeWithAnAnswerSheetAndAKey() throws IOException {
        Path known = Files.createDirectories(folder.resolve("known"));
        float[] pixels = new float[12 * 32 * 32];
        Idx.writeImages(known.resolve("images.idx.gz"), new Images(12, 1, 32, 32, pixels));
        Idx.writeLabels(known.resolve("labels.idx.gz"), new int[] {0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5});
        Path results = folder.resolve("results");
        String line =
                "run --attack pixel --classifier '%s' --private '%s' --targets 0,2 --steps 1 --out '%s' --line-up "
                        .formatted(TestModels.file("evaluator"), known, results);
        assertEquals(0, run(line + 2), err);
        assertEquals(3, Files.readAllLines(results.resolve("answers.csv")).size());
        assertEquals(3, Files.readAllLines(results.resolve("line-up-key.csv")).size());
        assertTrue(Files.isRegularFile(results.resolve("line-up-02.png")));
        assertEquals(1, run(line + 3));
        assertTrue(err.contains("--line-up takes a number from 1 to 2"), err);
    }

    @Test
    void reconstructionsStandBesidePrivateImages() throws IOException {
        json("--sample tiny --attack pixel --restarts 1 --targets 0,2 --beside 1 --out '%s'".formatted(folder));
        // two images of 128 pixels in a row
        assertEquals(
                2 * 132 + 4,
                ImageIO.read(folder.resolve("beside-private.png").toFile()).getWidth());
        assertEquals(1, run("run --sample tiny --attack pixel --beside 0 --out '%s'".formatted(folder)));
        assertTrue(err.contains("--beside takes a number from 1 to 9, not 0"), err);
        assertEquals(1, run("run --sample tiny --attack pixel --beside 1"));
        assertTrue(err.contains("give --out DIR"), err);
    }

    @Test
    void lineUpsNeedSixPrivatePeople() {
        assertEquals(1, run("run --sample tiny --attack pixel --line-up 1 --out '%s'".formatted(folder)));
        assertTrue(err.contains("6 classes at least, and there are 5 classes"), err);
        assertEquals(1, run("run %s --attack pixel --line-up 1 --out '%s'".formatted(own(), folder)));
        assertTrue(err.contains("there are none"), err);
    }

    @Test
    void metricsHaveARowForEverySnapshot() throws IOException {
        Path results = folder.resolve("results");
        json("--sample tiny --attack gmi --out '%s'".formatted(results));
        List<String> rows = Files.readAllLines(results.resolve("metrics.csv"));
        assertEquals(
                "step,seconds,target_accuracy,target_confidence,student_2_accuracy,student_2_confidence,"
                        + "evaluator_accuracy,evaluator_confidence,loss_identity,loss_prior",
                rows.getFirst());
        int columns = rows.getFirst().split(",").length;
        assertTrue(rows.get(1).startsWith("0,"), rows.get(1));
        assertTrue(rows.getLast().startsWith("5,"), rows.getLast());
        for (String row : rows) {
            assertEquals(columns, row.split(",", -1).length, row);
        }
    }

    @Test
    void optionsOverrideTheDocument() throws IOException {
        Path first = folder.resolve("first");
        json("--sample tiny --attack gmi --out '%s'".formatted(first));
        JsonNode result = json(
                "--experiment '%s/experiment.json' --seed 9 --targets 4 --restarts 1 --steps 2 --loss cross-entropy"
                        .formatted(first));
        assertEquals(9, result.at("/seed").intValue());
        assertEquals("[4]", result.at("/targets").toString());
        assertEquals(1, result.at("/images").intValue());
        assertEquals(2, result.at("/steps").intValue());
        assertEquals("cross-entropy", result.at("/loss").stringValue());
        assertEquals("students", result.at("/augmentation").stringValue());
    }

    /** Another attack takes its own preset; files, images, classes and seed stay the document's. */
    @Test
    void anotherAttackKeepsTheDocumentsFiles() throws IOException {
        Path images = samples.resolve("tiny/private");
        Path first = folder.resolve("first");
        json(
                "--sample tiny --attack gmi --seed 3 --steps 1 --targets 4,2 --restarts 3 --public '%s/images.idx.gz' --out '%s'"
                        .formatted(images, first));
        Experiment changed = saved("--experiment '%s/experiment.json' --attack kedmi".formatted(first));
        assertEquals("kedmi", changed.attack());
        assertEquals(6, changed.steps());
        assertEquals(3, changed.seed());
        assertEquals(List.of(4, 2), changed.targets());
        assertEquals(3, changed.restarts());
        assertEquals(images + "/images.idx.gz", changed.data().publicImages());
    }

    @Test
    void aDocumentWithImpossibleCountsIsRefused() throws IOException {
        Path first = folder.resolve("first");
        json("--sample tiny --attack gmi --steps 1 --out '%s'".formatted(first));
        Path file = first.resolve("experiment.json");
        Files.writeString(file, Files.readString(file).replace("\"restarts\" : 2", "\"restarts\" : 0"));
        assertEquals(1, run("run --experiment '%s'".formatted(file)));
        assertTrue(err.contains("--restarts"), err);
    }

    @Test
    @Tag("slow")
    void exportedFilesRepeatTheRunToThePixel() throws IOException {
        StringBuilder exports = new StringBuilder();
        List<String> endings = List.of("png", "gif", "mp4", "csv", "json", "html");
        endings.forEach(e -> exports.append(" --export '%s'".formatted(folder.resolve("run." + e))));
        Path first = folder.resolve("first");
        json("--sample tiny --attack gmi --seed 4 --steps 3 --out '%s'%s".formatted(first, exports));
        byte[] image = Files.readAllBytes(first.resolve("class-02-restart-01.png"));
        for (String ending : endings) {
            Path file = folder.resolve("run." + ending);
            assertTrue(Files.size(file) > 0, ending);
            if (!ending.equals("csv")) {
                Path again = folder.resolve("again-" + ending);
                json("--experiment '%s' --out '%s'".formatted(file, again));
                assertArrayEquals(image, Files.readAllBytes(again.resolve("class-02-restart-01.png")), ending);
            }
        }
        List<String> rows = Files.readAllLines(folder.resolve("run.csv"));
        assertTrue(rows.getLast().startsWith("3,"), rows.getLast());
        String page = Files.readString(folder.resolve("run.html"));
        String command = page.replaceAll("(?s).*<pre id=\"command\">run (.*?)</pre>.*", "$1");
        assertTrue(command.startsWith("--sample tiny --attack gmi --loss "), command);
        Path typed = folder.resolve("typed");
        json("--out '%s' %s".formatted(typed, command.replace(" --threads 1", "")));
        assertArrayEquals(image, Files.readAllBytes(typed.resolve("class-02-restart-01.png")), "the command line");
    }

    @Test
    @Tag("slow")
    void anExportMayLieInTheRunsOwnFolder() throws IOException {
        Path made = folder.resolve("made");
        String twice = "--sample tiny --attack gmi --steps %%d --out '%s' --export '%s'"
                .formatted(made, made.resolve("report.html"));
        json(twice.formatted(2));
        json(twice.formatted(3));
        assertTrue(Files.readString(made.resolve("report.html")).contains("--steps 3"));
        assertTrue(Files.exists(made.resolve("class-02-restart-01.png")));
    }

    /** Of a run that is stopped, too: its steps are no measure then. */
    @Test
    void theReportOfARunGoesBackThroughItsSteps() throws IOException {
        json("--sample tiny --attack gmi --steps 1000000 --seconds 2 --out '%s'".formatted(folder));
        String page = Files.readString(folder.resolve("report.html"));
        int last = Integer.parseInt(page.replaceAll("(?s).*<input id=\"slider\"[^>]*max=\"(\\d+)\".*", "$1"));
        assertTrue(last >= 4, "begin, first step, end, and some between: " + last);
    }

    @Test
    void aFilmIsWrittenBesideTheResult() throws IOException {
        Path film = folder.resolve("run.GIF");
        json("--sample tiny --attack gmi --film '%s'".formatted(film));
        assertTrue(new String(Files.readAllBytes(film), StandardCharsets.ISO_8859_1).startsWith("GIF89a"));
    }

    @Test
    void exportsThatCannotBeAreRefusedBeforeTheEngineStarts() throws IOException {
        assertEquals(1, run("run --sample tiny --attack pixel --export '%s'".formatted(folder.resolve("run.avi"))));
        assertTrue(err.contains("has none of the endings .png, .gif, .mp4, .csv, .json, .html"), err);
        Path taken = Files.writeString(folder.resolve("taken"), "x");
        assertEquals(1, run("run --sample tiny --attack pixel --export '%s'".formatted(taken.resolve("run.gif"))));
        assertTrue(err.startsWith(taken + " is a file"), err);
        Path named = Files.createDirectory(folder.resolve("run.gif"));
        assertEquals(1, run("run --sample tiny --attack pixel --export '%s'".formatted(named)));
        assertTrue(err.startsWith(named + " is a folder"), err);
    }

    @Test
    void aFileOfSomebodyElseIsNoExperiment() throws IOException {
        Path other = Files.writeString(folder.resolve("other.html"), "<html></html>");
        assertEquals(1, run("run --experiment '%s'".formatted(other)));
        assertEquals(1, err.lines().count(), err);
        assertTrue(err.startsWith(other + " is no valid"), err);
    }

    private static int[] pixels(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
