package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inversight.fixtures.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on the command line is one sentence. */
class RunFailuresTest extends CommandLineCase {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --sample nowhere | nowhere",
                "run --sample tiny --classifier gr\uFFFD\uFFFDe.pt | set LC_ALL=C.UTF-8",
                "run --sample tiny --attack dreams | dreams",
                "run --sample tiny --loss hinge | hinge",
                "run --sample tiny --augment haze | haze",
                "run --sample tiny --targets 0,9 | 9",
                "run --sample tiny --targets 3-1 | --targets",
                "run --sample tiny --targets 5- | --targets",
                "run --sample tiny --targets x | --targets",
                "run --sample tiny --targets 1,,2 | --targets",
                "run --sample tiny --restarts 0 | --restarts",
                "run --sample tiny --line-up 2 | --out",
                "run --sample tiny --steps -3 | --steps",
                "run --sample tiny --steps many | --steps",
                "run --sample tiny --threads 0 | --threads",
                "run --sample tiny --threads 100000 | --threads takes a number from 1 to",
                "compare --sample tiny --threads 0 | --threads takes a number from 1 to",
                "distil --sample tiny --public x --out x --threads 0 | --threads takes a number from 1 to",
                "bench --sample tiny --threads 0 | --threads takes a number from 1 to",
                "bench --sample tiny --threads -3 | --threads takes a number from 1 to",
                "results digits --threads 0 | --threads takes a number from 1 to",
                "train --recipe x.json --threads 0 | --threads takes a number from 1 to",
                "faces --private x --public x --out x --threads 0 | --threads takes a number from 1 to",
                "run --sample tiny --film run.mov | --film takes a name that ends with .gif or .mp4, not run.mov.",
                "run --sample tiny --film run.png | --film takes a name that ends with .gif or .mp4, not run.png.",
                "compare --sample tiny --film run.png | .gif or .mp4",
                "run --sample tiny --classifier-scores loud | --classifier-scores",
                "run --sample tiny --classifier-size 8,8,8 | --classifier-size",
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
        List<String> said = err.lines()
                .filter(l -> !l.startsWith("Starting")
                        && !l.contains("is ready")
                        && !l.startsWith("Loading")
                        && !l.startsWith("Trying")
                        && !l.startsWith("Measuring")
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
        assertTrue(err.contains("file is a file; choose another folder"), err);
        assertEquals("", out);
        assertEquals(1, err.lines().count(), err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --sample tiny", "distil --sample tiny --public x"})
    void anOutFolderThatIsAFileIsRefusedBeforeTheEngineStarts(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertEquals(1, run(line + " --out '%s'".formatted(file)));
        assertEquals("%s is a file, and a folder is expected; choose a folder.".formatted(file), err.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run | --sample (there are tiny)",
                "run --classifier nowhere.pt | nowhere.pt does not exist",
                "run --sample tiny --evaluators nowhere.pt | nowhere.pt does not exist",
                "run --sample tiny --targets 9 | classes 0 to 4, and 9 is not one of them: --targets.",
                "run --sample tiny --seconds -3 | not -3.",
                "run --sample tiny --seconds 604801 | up to 604,800",
                "distil --out x --public y | --sample",
                "probe nowhere.pt | nowhere.pt does not exist"
            })
    void whatCanBeToldBeforeTheEngineStartsIs(String line, String named) {
        assertEquals(1, run(line));
        assertEquals(1, err.lines().count(), err);
        assertTrue(err.contains(named), err);
    }

    @Test
    void aGeneratorThatIsNeededIsAskedForBeforeTheEngineStarts() {
        assertEquals(1, run("run --classifier '%s'".formatted(TestModels.file("classifier-traced"))));
        assertTrue(err.startsWith("GMI searches the latents"), err);
        assertTrue(err.contains("--generator"), err);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello world | it should be written in JSON, and line 1 is not",
                "{\"attack\": [} | \"attack\" in line 1 takes a text, not a list",
                "{\"steps\": \"many\"} | \"steps\" in line 1 takes a whole number, not \"many\"",
                "{\"steps\": 99999999999} | \"steps\" in line 1 is too large a number",
                "{\"models\": 3} | \"models\" in line 1 takes named fields in { }, not a number",
                "[1] | the document takes named fields in { }, not a list",
                "{\"attack\": \"gmi\" | it ends too early",
                "' ' | it is empty",
                "null | it says nothing",
                "{} | it names no attack"
            })
    void aDocumentThatIsNoneIsRefused(String text, String fault) throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), text);
        assertEquals(1, run("run --experiment '%s'".formatted(file)));
        assertTrue(err.startsWith(file + " is no valid experiment: "), err);
        assertTrue(err.contains(fault), err);
        assertEquals(1, err.lines().count(), err);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-grad | none comes through no-grad",
                "labels | labels only; choose an attack that queries for labels",
                "dropout-training | another answer to the same input each time"
            })
    void whatCannotBeAttackedByGradientsIsFoundAtLoading(String name, String reason) {
        assertEquals(1, run(others(name) + " --attack gmi --steps 2"));
        assertTrue(err.contains(reason), err);
        assertEquals("", out);
    }

    @Test
    void aNetworkWithoutAGradientIsStillAttackedByQueries() {
        assertEquals(0, run(others("no-grad") + " --attack mirror --steps 2 --targets 0,1 --threads 1"), err);
    }

    @Test
    void probabilitiesAndAnEvaluatorThatIsTheTargetAreSaidInTheReport() {
        Path target = TestModels.file("others/softmax");
        assertEquals(
                0,
                run(others("softmax")
                        + " --attack gmi --steps 60 --targets 0-3 --json --threads 1 --evaluators '%s'"
                                .formatted(target)),
                err);
        assertTrue(out.contains("\"target\":1.0"), out);
        assertTrue(out.contains("so they are probabilities; their logarithm is taken"), out);
        assertTrue(out.contains("is the target itself"), out);
        assertTrue(err.contains("their logarithm is taken"), err);
    }

    @Test
    void aProbeTakesTheSizeThatIsSaid() {
        assertEquals(0, run("probe '%s' --classifier-size 20".formatted(TestModels.file("others/px20x20"))), err);
        assertTrue(out.contains("3 channels and 20 x 20 pixels"), out);
    }

    private static String others(String name) {
        return "run --classifier '%s' --generator '%s' --classifier-range 0,1"
                .formatted(TestModels.file("others/" + name), TestModels.file("others/g"));
    }

    @Test
    void aCardWithAWrongKindIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), "{\"kind\": \"robot\"}");
        assertEquals(1, run("probe '%s'".formatted(file)));
        assertTrue(err.contains("is no valid model card"), err);
        assertTrue(err.contains("one of classifier, generator, critic, verifier, attributes, not \"robot\""), err);
    }
}
