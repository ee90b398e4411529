package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is mistyped is answered with what would have been right. */
class WrongArgumentsTest extends CommandLineCase {

    private static final String COMMANDS =
            "the commands are run, compare, probe, train, distil, bench, results, doctor, catalogue, faces, and COMMAND --help says what each takes.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --steps abc | --steps takes a whole number, not \"abc\".",
                "run --steps 1.5 | --steps takes a whole number, not \"1.5\".",
                "run --steps 99999999999 | --steps takes a whole number of fewer digits, not \"99999999999\".",
                "run --seed x | --seed takes a whole number, not \"x\".",
                "run --seconds soon | --seconds takes a number, not \"soon\".",
                "distil --rate q | --rate takes a number, not \"q\".",
                "run --classifier-access keys | --classifier-access takes one of weights, scores, labels, not \"keys\".",
                "run --json=7 | --json takes no value; leave out =7.",
                "run --stepz 3 | run has no option --stepz (did you mean --steps?); run --help lists the options.",
                "run --bogus=3 | run has no option --bogus; run --help lists the options.",
                "run foo | run does not take the word \"foo\"; run --help lists what it takes, and a name with blanks goes in quotes.",
                "run --steps | --steps takes a value, and there is none; give --steps N, and see run --help.",
                "run --out --blind | --out takes a value, and there is none; give --out DIR, and see run --help.",
                "run --seed 1 --seed 2 | --seed is given twice; give it once.",
                "probe | probe needs FILE: a TorchScript archive or a model card, e.g. model.pt; see probe --help.",
                "distil | distil needs --out DIR: where the cards and weights go, e.g. students; see distil --help."
            })
    void theSentenceSaysWhatIsExpected(String line, String sentence) {
        assertEquals(CommandLine.ExitCode.USAGE, run(line));
        assertEquals(sentence, err.strip());
        assertEquals("", out);
    }

    /** What would have nothing to do. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "catalogue --json --markdown | print different things",
                "bench --seconds 5 | belong to the window; give --ui too",
                "bench --runs 2 | belong to the window; give --ui too",
                "bench --ui --no-memory | leave them or --ui out",
                "run --sample tiny --attack gmi --control | --control goes with --line-up",
                "run --sample tiny --attack gmi --targets 2147483647 | class",
                "run --sample tiny --attack gmi --targets 0-100000 | class"
            })
    void whatHasNothingToDoIsSaid(String line, String part) {
        assertEquals(1, run(line));
        assertTrue(err.contains(part), err);
        assertEquals("", out);
    }

    @Test
    void anUnknownCommandIsAnsweredWithThoseThereAre() {
        assertEquals(CommandLine.ExitCode.USAGE, run("frobnicate"));
        assertEquals("There is no command \"frobnicate\"; " + COMMANDS, err.strip());
        run("distill --out x");
        assertEquals("There is no command \"distill\" (did you mean distil?); " + COMMANDS, err.strip());
        run("--bogus");
        assertEquals("There is no option --bogus before a command; " + COMMANDS, err.strip());
    }

    @Test
    void severalThingsThatAreMissingAreNamedTogether() {
        StringWriter said = new StringWriter();
        PrintWriter err = new PrintWriter(said, true);
        new Commands(
                        List.of(new FacesCommand(store -> {
                            throw new IllegalStateException("not wanted");
                        })),
                        err,
                        err)
                .execute(List.of("faces"));
        assertEquals(
                "faces needs --private PATH, --public PATH, --out DIR; faces --help says what each of them is.",
                said.toString().strip());
    }

    @Test
    void everyOptionSaysWhatItIs() {
        for (String command : List.of(
                "run", "compare", "probe", "train", "distil", "bench", "results", "doctor", "catalogue", "faces")) {
            assertEquals(0, run(command + " --help"));
            assertTrue(out.lines().noneMatch(String::isBlank), out);
        }
    }

    @Test
    void whatIsNearIsFound() {
        List<String> known = List.of("--seed", "--steps", "--seconds");
        assertEquals(Optional.of("--steps"), ClosestWord.to("--step", known));
        assertEquals(Optional.of("--seconds"), ClosestWord.to("--secnods", known));
        assertEquals(Optional.empty(), ClosestWord.to("--bogus", known));
        assertEquals(3, ClosestWord.distance("kitten", "sitting"));
        assertEquals(3, ClosestWord.distance("", "abc"));
    }
}
