package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.inversight.fixtures.TestModels;
import org.inversight.fixtures.TestSample;
import org.inversight.model.Json;
import org.inversight.run.Catalogue;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.Experiment;
import org.inversight.run.SampleStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The command line as scripts outside of the repository rely on it. */
class RunCommandTest {

    /** Every field of {@code run --json} that this version can fill, in the contract's order. */
    private static final List<String> FIELDS =
            List.of(
                    "attack",
                    "loss",
                    "augmentation",
                    "sample",
                    "seed",
                    "steps",
                    "targets",
                    "restarts",
                    "images",
                    "device",
                    "threads",
                    "wallSeconds",
                    "stepsPerSecond",
                    "firstSnapshotSeconds",
                    "attackAccuracy",
                    "falsePositiveRate",
                    "nearestPrivate",
                    "perClass",
                    "selection",
                    "queries",
                    "endedBecause");

    @TempDir static Path samples;
    @TempDir Path folder;

    private String out = "";
    private String err = "";

    @BeforeAll
    static void writeSample() {
        TestSample.write(samples);
    }

    // what run prints

    @Test
    void jsonIsOneLineWithTheContractsFieldsAndNothingElse() {
        JsonNode result = json("--sample tiny --attack kedmi");
        assertEquals(FIELDS, new ArrayList<>(result.propertyNames()));
        assertEquals("kedmi", result.at("/attack").stringValue());
        assertEquals("lom", result.at("/loss").stringValue());
        assertEquals("students", result.at("/augmentation").stringValue());
        assertEquals("tiny", result.at("/sample").stringValue());
        assertEquals(0, result.at("/seed").intValue());
        assertEquals(6, result.at("/steps").intValue());
        assertEquals("[0,1,2]", result.at("/targets").toString());
        assertEquals(2, result.at("/restarts").intValue());
        assertEquals(6, result.at("/images").intValue());
        assertEquals("cpu", result.at("/device").stringValue());
        assertEquals(1, result.at("/threads").intValue());
        assertEquals("steps", result.at("/endedBecause").stringValue());
        assertTrue(result.at("/wallSeconds").doubleValue() > 0);
        assertTrue(result.at("/stepsPerSecond").doubleValue() > 0);
        assertTrue(result.at("/firstSnapshotSeconds").doubleValue() > 0);
        for (String accuracy :
                List.of(
                        "/attackAccuracy/target",
                        "/attackAccuracy/evaluators/student-2",
                        "/attackAccuracy/evaluators/evaluator",
                        "/falsePositiveRate",
                        "/perClass/0/target",
                        "/perClass/2/evaluators/evaluator")) {
            double share = result.at(accuracy).doubleValue(-1);
            assertTrue(share >= 0 && share <= 1, accuracy + " is " + share);
        }
        assertEquals(9, result.at("/nearestPrivate/pool").intValue());
        assertTrue(result.at("/nearestPrivate/pixel").doubleValue() > 0);
        assertTrue(result.at("/nearestPrivate/feature").doubleValue() > 0);
        assertEquals(3, result.at("/perClass").size());
        assertEquals(2, result.at("/perClass/2/index").intValue());
        assertEquals("2", result.at("/perClass/2/name").stringValue());
    }

    @Test
    void withoutASampleWhatIsNotThereIsNull() {
        JsonNode result = json(own() + " --attack gmi --steps 2 --targets 3");
        assertEquals(FIELDS, new ArrayList<>(result.propertyNames()));
        assertTrue(result.at("/sample").isNull());
        assertTrue(result.at("/falsePositiveRate").isNull());
        assertTrue(result.at("/nearestPrivate").isNull());
        assertTrue(result.at("/selection").isNull(), "one candidate is no choice");
        assertEquals(0, result.at("/attackAccuracy/evaluators").size());
        assertEquals("cross-entropy", result.at("/loss").stringValue());
        assertEquals("none", result.at("/augmentation").stringValue());
        assertTrue(err.contains("runs without its prior term"), err);
        assertTrue(err.contains("is a guess"), err);
    }

    @Test
    void withoutJsonOneSentenceIsPrinted() {
        assertEquals(0, run("run --sample tiny --attack pixel --steps 2 --threads 1"));
        assertEquals(1, out.lines().count(), out);
        assertTrue(out.startsWith("2 steps in "), out);
    }

    @Test
    void aDivergedRunPrintsItsResultAndExitsWithThree() {
        int code =
                run(
                        "run --json --threads 1 --attack pixel --targets 0 --steps 2000 "
                                + "--param learning-rate=5 --classifier '%s'"
                                        .formatted(TestModels.file("nan-above")));
        assertEquals(3, code, err);
        assertEquals("diverged", Json.parse(out, JsonNode.class).at("/endedBecause").stringValue());
        assertTrue(err.contains("identity loss became not a number"), err);
    }

    @Test
    void aConvergedRunSaysSo() {
        JsonNode result =
                json(
                        "--sample tiny --attack pixel --targets 0 --steps 5000 --param learning-rate=100 --param patience=2");
        assertEquals("converged", result.at("/endedBecause").stringValue());
    }

    @Test
    void anAttackThatAsksHasNeitherLossNorAugmentationAndCounts() {
        JsonNode mirror = json("--sample tiny --attack mirror --classifier-access scores");
        assertEquals(FIELDS, new ArrayList<>(mirror.propertyNames()));
        assertTrue(mirror.at("/loss").isNull());
        assertTrue(mirror.at("/augmentation").isNull());
        // 2 restarts ask about 100 latents; then 6 pictures about 99 children, three times
        assertEquals(2 * 100 + 3 * 6 * 99, mirror.at("/queries").intValue());
        assertEquals("steps", mirror.at("/endedBecause").stringValue());
        assertTrue(json("--sample tiny --attack gmi").at("/queries").isNull());
    }

    @Test
    void theQueryBudgetEndsTheRun() {
        JsonNode result =
                json(
                        "--sample tiny --attack brep-mi --classifier-access labels --param budget=700");
        assertEquals("budget", result.at("/endedBecause").stringValue());
        assertTrue(result.at("/queries").intValue() <= 700, result.toString());
        assertTrue(err.contains("Out of questions at step"), err);
    }

    @Test
    void defencesAreParametersOfEveryAttackThatAsks() throws IOException {
        Experiment plain = saved("--sample tiny --attack mirror --steps 1");
        assertEquals(0.0, plain.parameters().get("defence.rounding"), "off, and written");
        Experiment defended =
                saved(
                        "--sample tiny --attack brep-mi --steps 1 --param rounding=0.1 --param top-k=1");
        assertEquals(0.1, defended.parameters().get("defence.rounding"));
        assertEquals(1, defended.parameters().get("defence.top-k"));
        assertEquals(null, defended.loss());
    }

    /** What a document says of a loss is no matter to an attack that has none. */
    @Test
    void anotherAttackOfADocumentDropsOrFindsALoss() throws IOException {
        Path first = folder.resolve("first");
        json("--sample tiny --attack gmi --steps 1 --out '%s'".formatted(first));
        Path second = folder.resolve("second");
        json(
                "--experiment '%s/experiment.json' --attack mirror --steps 1 --out '%s'"
                        .formatted(first, second));
        assertEquals(null, Json.read(second.resolve("experiment.json"), Experiment.class).loss());
        JsonNode back =
                json(
                        "--experiment '%s/experiment.json' --attack pixel --steps 1"
                                .formatted(second));
        assertEquals("cross-entropy", back.at("/loss").stringValue());
        JsonNode own = json(own() + " --attack mirror --steps 1 --param pre-sample=100");
        assertTrue(own.at("/loss").isNull());
    }

    // failures

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --sample nowhere | nowhere",
                "run --sample tiny --attack dreams | dreams",
                "run --sample tiny --loss hinge | hinge",
                "run --sample tiny --augment haze | haze",
                "run --sample tiny --targets 0,9 | 9",
                "run --sample tiny --targets 3-1 | --targets",
                "run --sample tiny --targets 5- | --targets",
                "run --sample tiny --targets x | --targets",
                "run --sample tiny --targets 1,,2 | --targets",
                "run --sample tiny --restarts 0 | --restarts",
                "run --sample tiny --steps -3 | --steps",
                "run --sample tiny --steps many | --steps",
                "run --sample tiny --threads 0 | --threads",
                "run --sample tiny --device tpu | tpu",
                "run --sample tiny --device gpu:5 | gpu:5",
                "run --sample tiny --attack mirror --loss lom | --loss",
                "run --sample tiny --attack brep-mi --augment students | --augment",
                "run --sample tiny --attack gmi --classifier-access scores | scores",
                "run --sample tiny --attack mirror --classifier-access labels | labels",
                "run --sample tiny --attack mirror --classifier-access keys | --classifier-access",
                "run --sample tiny --attack gmi --param defence.rounding=0.1 | defence.rounding",
                "run --sample tiny --attack mirror --param lom.weight=1 | lom.weight",
                "run --sample tiny --param lom.weight | --param",
                "run --sample tiny --param dreams=1 | dreams",
                "run --sample tiny --param lom.weight=-2 | lom.weight",
                "run --sample tiny --param lom.weight=heavy | lom.weight",
                "run --sample tiny --classifier-range 1,0 | --classifier-range",
                "run --sample tiny --classifier-range 0,NaN | --classifier-range",
                "run --sample tiny --evaluator-mean a | --evaluator-mean",
                "run --sample tiny --classifier nowhere.pt | nowhere.pt",
                "run --sample tiny --experiment nowhere.json | nowhere.json",
                "run | target classifier",
                "run --nonsense | --nonsense",
                "probe nowhere.pt | nowhere.pt",
                "probe nowhere.pt --as robot | --as",
                "dreams | dreams"
            })
    void aFailureIsOneSentenceThatNamesTheCause(String line, String named) {
        int code = run(line);
        assertFalse(code == 0, line);
        assertEquals("", out);
        List<String> said =
                err.lines()
                        .filter(
                                l ->
                                        !l.startsWith("Starting")
                                                && !l.contains("is ready")
                                                && !l.startsWith("Loading")
                                                && !l.startsWith("Reading"))
                        .toList();
        assertEquals(1, said.size(), err);
        assertTrue(said.getFirst().contains(named), err);
        assertFalse(err.contains("Exception"), err);
        assertFalse(err.contains("\tat "), err);
    }

    @Test
    void anOutFolderThatCannotBeMadeIsRefusedBeforeTheRun() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertEquals(1, run("run --sample tiny --out '%s/sub'".formatted(file)));
        assertTrue(err.contains("--out"), err);
        assertEquals("", out);
    }

    @Test
    void aDocumentThatIsNoneIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), "{\"attack\": [}");
        assertEquals(1, run("run --experiment '%s'".formatted(file)));
        assertTrue(err.contains("x.json is not a valid Experiment document"), err);
        assertEquals(1, err.lines().count(), err);
    }

    // options

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | [0]",
                "0,3-4 | [0,3,4]",
                "4,0-2 | [4,0,1,2]",
                "1,1,0-1 | [1,0]",
                "' 2 , 4 ' | [2,4]"
            })
    void targetsAreIndicesAndRanges(String given, String meant) {
        JsonNode result =
                json("--sample tiny --attack gmi --steps 1 --targets '%s'".formatted(given));
        assertEquals(meant, result.at("/targets").toString());
    }

    @Test
    void aBareParameterNameIsEnoughWhereItIsUnique() throws IOException {
        Experiment experiment = saved("--sample tiny --attack gmi --steps 1 --param step-size=0.3");
        assertEquals(0.3, experiment.parameters().get("gmi.step-size"));
        assertEquals(1.0, experiment.parameters().get("lom.weight"), "every value is written");
    }

    @Test
    void aPresetParameterHoldsUntilItIsOverridden() throws IOException {
        assertEquals(
                0.5,
                saved("--sample tiny --attack gmi --steps 1").parameters().get("gmi.step-size"));
        assertEquals(
                0.7,
                saved("--sample tiny --attack gmi --steps 1 --param gmi.step-size=0.7")
                        .parameters()
                        .get("gmi.step-size"));
    }

    @Test
    void theAttackPicksItsPreset() {
        assertEquals(4, json("--sample tiny --attack pixel").at("/steps").intValue());
        assertEquals(5, json("--sample tiny --attack gmi").at("/steps").intValue());
    }

    // files

    @ParameterizedTest
    @ValueSource(strings = {"gmi", "kedmi", "patch-mi", "pixel", "brep-mi", "mirror"})
    void aSavedExperimentRepeatsTheRunToThePixel(String attack) throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        json("--sample tiny --attack %s --seed 4 --out '%s'".formatted(attack, first));
        JsonNode again =
                json("--experiment '%s/experiment.json' --out '%s'".formatted(first, second));
        assertEquals(4, again.at("/seed").intValue());
        Set<String> names = names(first);
        assertEquals(names, names(second));
        Set<String> expected =
                new TreeSet<>(
                        List.of(
                                "contact-sheet.png",
                                "contact-sheet-ranked.png",
                                "ranking.csv",
                                "metrics.csv",
                                "experiment.json",
                                "result.json"));
        for (int k = 0; k < 3; k++) {
            expected.add("class-0%d-restart-00.png".formatted(k));
            expected.add("class-0%d-restart-01.png".formatted(k));
        }
        assertEquals(expected, names);
        for (String name : names) {
            if (name.endsWith(".png") || name.equals("experiment.json")) {
                assertArrayEquals(
                        Files.readAllBytes(first.resolve(name)),
                        Files.readAllBytes(second.resolve(name)),
                        name);
            }
        }
        var picture = ImageIO.read(first.resolve("class-00-restart-00.png").toFile());
        assertEquals(32, picture.getWidth());
        assertEquals(32, picture.getHeight());
    }

    @Test
    void aBlindSheetComesWithItsKey() throws IOException {
        json("--sample tiny --attack pixel --blind --out '%s'".formatted(folder));
        List<String> key = Files.readAllLines(folder.resolve("blind-key.csv"));
        assertEquals("number,class,restart,target,student_2,evaluator", key.getFirst());
        assertEquals(1 + 6, key.size());
        assertEquals(1070, ImageIO.read(folder.resolve("blind-sheet.png").toFile()).getWidth());
        assertEquals(1, run("run --sample tiny --attack pixel --blind"));
        assertTrue(err.contains("--out"), err);
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
        JsonNode result =
                json(
                        "--experiment '%s/experiment.json' --seed 9 --targets 4 --restarts 1 --steps 2 --loss cross-entropy"
                                .formatted(first));
        assertEquals(9, result.at("/seed").intValue());
        assertEquals("[4]", result.at("/targets").toString());
        assertEquals(1, result.at("/images").intValue());
        assertEquals(2, result.at("/steps").intValue());
        assertEquals("cross-entropy", result.at("/loss").stringValue());
        assertEquals("students", result.at("/augmentation").stringValue());
    }

    /** Another attack takes its own preset; files, pictures and seed stay the document's. */
    @Test
    void anotherAttackKeepsTheDocumentsFiles() throws IOException {
        Path pictures = samples.resolve("tiny/private");
        Path first = folder.resolve("first");
        json(
                "--sample tiny --attack gmi --seed 3 --steps 1 --public '%s/images.idx.gz' --out '%s'"
                        .formatted(pictures, first));
        Experiment changed =
                saved("--experiment '%s/experiment.json' --attack kedmi".formatted(first));
        assertEquals("kedmi", changed.attack());
        assertEquals(6, changed.steps());
        assertEquals(3, changed.seed());
        assertEquals(pictures + "/images.idx.gz", changed.data().publicImages());
    }

    @Test
    void aDocumentWithImpossibleCountsIsRefused() throws IOException {
        Path first = folder.resolve("first");
        json("--sample tiny --attack gmi --steps 1 --out '%s'".formatted(first));
        Path file = first.resolve("experiment.json");
        Files.writeString(
                file, Files.readString(file).replace("\"restarts\" : 2", "\"restarts\" : 0"));
        assertEquals(1, run("run --experiment '%s'".formatted(file)));
        assertTrue(err.contains("--restarts"), err);
    }

    // the other commands

    @Test
    void probeSaysWhatAFileIs() {
        assertEquals(0, run("probe '%s' --json".formatted(TestModels.file("adaptive"))));
        assertEquals(1, out.lines().count());
        JsonNode probe = Json.parse(out, JsonNode.class);
        assertEquals("classifier", probe.at("/card/kind").stringValue());
        assertEquals(4, probe.at("/questions").size());
    }

    @Test
    void theCatalogueListsEveryParameterOnOneLineOfJson() {
        assertEquals(0, run("catalogue --json"));
        assertEquals(1, out.lines().count());
        JsonNode all = Json.parse(out, JsonNode.class);
        assertEquals(7, all.at("/attacks").size());
        assertEquals(5, all.at("/defences").size());
        assertEquals("defence.top-k", all.at("/defences/3/parameters/0/id").stringValue());
        assertEquals("gmi", all.at("/attacks/0/entry/id").stringValue());
        assertTrue(all.at("/attacks/0/parameters").size() >= 4);
        assertEquals("", err);
    }

    @Test
    void helpIsWhatWasAskedFor() {
        assertEquals(0, run("run --help"));
        assertTrue(out.contains("--targets"), out);
        assertEquals("", err);
    }

    private static String own() {
        return "--classifier '%s' --generator '%s'"
                .formatted(TestModels.file("classifier-traced"), TestModels.file("generator"));
    }

    private JsonNode json(String options) {
        int code =
                run(
                        "run --json "
                                + options
                                + (options.contains("--experiment") ? "" : " --threads 1"));
        assertEquals(0, code, err);
        assertEquals(1, out.lines().count(), out);
        assertTrue(out.endsWith(System.lineSeparator()), "the line is ended");
        return Json.parse(out, JsonNode.class);
    }

    /** The document that a run with these options leaves behind. */
    private Experiment saved(String options) throws IOException {
        Path results = folder.resolve("saved-" + Integer.toHexString(options.hashCode()));
        json(options + " --out '%s'".formatted(results));
        return Json.read(results.resolve("experiment.json"), Experiment.class);
    }

    private int run(String line) {
        Catalogue catalogue = Catalogue.standard();
        SampleStore store = new SampleStore(samples);
        Supplier<EngineLaboratory> laboratories = () -> new EngineLaboratory(catalogue, store);
        StringWriter stdout = new StringWriter();
        StringWriter stderr = new StringWriter();
        Commands commands =
                new Commands(
                        List.of(
                                new RunCommand(laboratories, store),
                                new ProbeCommand(laboratories),
                                new CatalogueCommand(catalogue)),
                        new PrintWriter(stdout, true),
                        new PrintWriter(stderr, true));
        int code = commands.execute(Words.split(line));
        out = stdout.toString();
        err = stderr.toString();
        return code;
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new TreeSet<>();
            files.forEach(f -> names.add(String.valueOf(f.getFileName())));
            return names;
        }
    }
}
