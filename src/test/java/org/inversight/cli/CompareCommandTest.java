package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.inversight.fixtures.TestModels;
import org.junit.jupiter.api.Test;

/** What a comparison says, and the code that it ends with. */
class CompareCommandTest extends CommandLineCase {

    @Test
    void everySideIsALineAndEveryWarningIsSaidOnce() {
        assertEquals(0, compare("%s --attack gmi --steps 3 --targets 0,1 --sides baseline,lom".formatted(own())), err);
        assertEquals(
                List.of("Baseline:", "LOM:"),
                out.lines().map(line -> line.split(" ", 2)[0]).toList());
        assertTrue(out.lines().allMatch(line -> line.contains("3 steps in ")), out);
        assertEquals(1, said("runs without its prior loss"), err);
        assertTrue(said("is a guess") > 0, err);
    }

    @Test
    void whatIsMeasuredAndWhatNoSideUsesIsSaidOnce() {
        assertEquals(
                0,
                compare("--sample tiny --attack pixel --steps 2 --sides baseline,lom --students '%s' --public '%s'"
                        .formatted(TestModels.file("student-1"), samples.resolve("tiny/private"))),
                err);
        assertEquals(1, said("Of 15 private images classified correctly"), err);
        assertEquals(1, said("--students is not used"), err);
        assertEquals(0, said("--public is not used"), "one side uses them: " + err);
    }

    @Test
    void aModelThatWasReplacedSinceIsNamed() throws IOException {
        Path target = TestModels.copy("classifier-traced", Files.createDirectory(folder.resolve("models")));
        Path results = folder.resolve("results");
        json("--attack pixel --steps 1 --classifier '%s' --out '%s'".formatted(target, results));
        Files.copy(TestModels.file("student-1"), target, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(
                0, run("compare --experiment '%s/experiment.json' --sides baseline,baseline".formatted(results)), err);
        assertEquals(1, said(target + " is not what the saved run used"), err);
    }

    /** The preset's 5 steps become 7 for the baseline, unless somebody asks for them. */
    @Test
    void whatWasGivenHoldsForEverySide() {
        assertEquals(0, compare("--sample tiny --attack gmi --sides baseline,lomma"), err);
        assertTrue(out.contains("Baseline: 7 steps") && out.contains("LOMMA:    5 steps"), out);
        assertEquals(0, compare("--sample tiny --attack gmi --sides baseline,lomma --steps 5"), err);
        assertTrue(out.contains("Baseline: 5 steps") && out.contains("LOMMA:    5 steps"), out);
    }

    @Test
    void sidesThatConvergeAreNoFailure() {
        String line = "--sample tiny --attack pixel --targets 0 --steps 5000 --sides baseline,students"
                + " --param learning-rate=100 --param patience=2";
        assertEquals(0, compare(line), err);
        assertTrue(said("Converged at step") > 0, err);
        assertEquals(2, out.lines().count(), out);
    }

    @Test
    void aSideThatDivergesExitsWithThreeAndIsReported() {
        String line = "--attack pixel --targets 0 --steps 2000 --sides baseline,students --param learning-rate=5"
                + " --classifier '%s' --students '%s'";
        assertEquals(3, compare(line.formatted(TestModels.file("nan-above"), TestModels.file("student-1"))), err);
        assertTrue(err.contains("Baseline: The identity loss became NaN"), err);
        assertEquals(2, out.lines().count(), out);
    }

    @Test
    void aSideWithoutAnImageIsSaidByItsEnding() {
        Path film = folder.resolve("all.gif");
        assertEquals(
                3,
                compare("--sample tiny --attack gmi --generator-range 0,1e-39 --sides baseline,lomma --film '%s'"
                        .formatted(film)),
                err);
        assertTrue(err.contains("Baseline: The images became NaN or infinite at step 0"), err);
        assertTrue(err.contains("LOMMA: The images became NaN or infinite at step 0"), err);
        assertFalse(err.contains("Exception"), err);
        assertEquals("", out);
        assertFalse(Files.exists(film), "nothing to show");
    }

    @Test
    void whoeverInterruptsItGetsWhatThereIs() {
        Thread command = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            while (Arrays.stream(command.getStackTrace())
                    .noneMatch(f -> f.getMethodName().equals("await")
                            && f.getClassName().endsWith("CompareCommand"))) {
                Thread.onSpinWait();
            }
            command.interrupt();
        });
        Path film = folder.resolve("all.gif");
        assertEquals(
                0,
                compare("--sample tiny --attack gmi --steps 1000000 --sides baseline,lomma --film '%s'"
                        .formatted(film)),
                err);
        assertEquals(2, said("Stopped at step"), err);
        assertEquals(2, out.lines().count(), out);
        assertTrue(Files.exists(film), "the film of what there is");
    }

    private int compare(String options) {
        return run("compare --threads 1 " + options);
    }

    /** How many lines on standard error say something. */
    private long said(String what) {
        return err.lines().filter(line -> line.contains(what)).count();
    }
}
