package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inversight.bench.ResultsPlan;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.SampleStore;
import org.inversight.export.CellFile;
import org.inversight.fixtures.TestSample;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Whom the cells of a plan attack. */
class CellRunnerTest {

    @TempDir
    Path folder;

    /** Every other plan takes what the preset says, several images of some classes. */
    @Test
    void aPlanOfPeopleAttacksEverybodyOnce() throws Exception {
        TestSample.write(folder.resolve("samples"));
        SampleStore samples = new SampleStore(folder.resolve("samples"));
        try (EngineLaboratory laboratory = new EngineLaboratory(Catalogue.standard(), samples)) {
            laboratory.start(new EngineSettings("cpu", 1), Progress.NONE).join();
            RunReport people = onlyRun(laboratory, samples, true);
            assertEquals(List.of(0, 1, 2, 3, 4), people.targets());
            assertEquals(5, people.images());
            RunReport preset = onlyRun(laboratory, samples, false);
            List<Integer> targets = samples.named("tiny").experiment("gmi", 1).targets();
            assertEquals(targets, preset.targets());
            assertEquals(
                    targets.size() * samples.named("tiny").experiment("gmi", 1).restarts(), preset.images());
        }
    }

    @Test
    void runsOfOtherSettingsOrSeedsAreNotMixed() throws Exception {
        TestSample.write(folder.resolve("samples"));
        SampleStore samples = new SampleStore(folder.resolve("samples"));
        try (EngineLaboratory laboratory = new EngineLaboratory(Catalogue.standard(), samples)) {
            laboratory.start(new EngineSettings("cpu", 1), Progress.NONE).join();
            assertEquals(1, runs(laboratory, samples, List.of(3L), 0.1));
            assertEquals(2, runs(laboratory, samples, List.of(3L, 4L), 0.1));
            refused("settings", () -> runs(laboratory, samples, List.of(3L, 4L, 5L), 0.2));
            refused("seeds", () -> runs(laboratory, samples, List.of(4L, 5L, 6L), 0.1));
            // another layout of a card is the same card, another reference another experiment
            Path tiny = folder.resolve("samples/tiny");
            Files.writeString(tiny.resolve("target.json"), "\n", StandardOpenOption.APPEND);
            assertEquals(3, runs(laboratory, samples, List.of(3L, 4L, 5L), 0.1));
            Files.writeString(tiny.resolve("reference.json"), "\n", StandardOpenOption.APPEND);
            refused("settings", () -> runs(laboratory, samples, List.of(3L, 4L, 5L, 6L), 0.1));
        }
    }

    /** The same cell in models made again: their runs stand apart, and the seeds are theirs. */
    @Test
    void furtherTrainingsAreMeasuredOnThePeopleOfThePlan() throws Exception {
        Path root = folder.resolve("samples");
        TestSample.write(root);
        TestSample.write(root.resolve("again"));
        Path document = root.resolve("again/tiny/sample.json");
        String another = Files.readString(document).replaceFirst("target\\.json", "evaluator.json");
        Files.writeString(document, another);
        SampleStore samples = new SampleStore(root);
        ResultsPlan plan = plan(3L, 5L);
        try (EngineLaboratory laboratory = new EngineLaboratory(Catalogue.standard(), samples)) {
            laboratory.start(new EngineSettings("cpu", 1), Progress.NONE).join();
            Path images = folder.resolve("images");
            CellRunner runner = new CellRunner(samples, e -> e, images, new PrintWriter(Writer.nullWriter()));
            Files.createDirectories(images);
            Files.writeString(images.resolve("cell"), "no folder");
            assertThrows(IOException.class, () -> runner.measure(laboratory, plan, folder));
            assertEquals(
                    1, CellRunner.measured(plan, folder).getFirst().runs().size(), "an image's fault loses no run");
            Files.delete(images.resolve("cell"));
            runner.measure(laboratory, plan, folder);
            runner.measure(laboratory, plan, folder);
            assertTrue(Files.isRegularFile(images.resolve("cell/training-1/seed-5/contact-sheet.png")));
            CellFile all = CellRunner.measured(plan, folder).getFirst();
            ResultsPlan.Cell cell = plan.cells().getFirst();
            assertTrue(CellRunner.done(plan, cell, all));
            assertFalse(CellRunner.done(plan, cell, all.withRuns("s", List.of())));
            assertFalse(CellRunner.done(plan(3L, 5L, 6L), cell, all));
        }
        CellFile measured = CellRunner.measured(plan, folder).getFirst();
        assertEquals(1, measured.runs().size());
        assertEquals(List.of(1, 4), measured.runs().getFirst().targets());
        CellFile.Further further = measured.further().getFirst();
        assertEquals(0, measured.training());
        assertEquals(1, further.training());
        assertEquals("again/tiny", further.sample());
        assertEquals(
                List.of(3L, 5L), further.runs().stream().map(RunReport::seed).toList());
        assertNotEquals(measured.settings(), further.settings(), "another target");
        assertNotEquals(
                distance(measured.runs().getFirst()), distance(further.runs().getFirst()), "attacked by it");
    }

    /** One cell on two people, and the same in a further training. */
    private static ResultsPlan plan(Long... seeds) {
        ResultsPlan.Cell cell = new ResultsPlan.Cell(
                "cell", "tiny", "gmi", "cross-entropy", "none", List.of(3L), 1, Map.of("gmi.step-size", 0.1));
        return new ResultsPlan(
                "X",
                "About.",
                0,
                true,
                List.of(1, 4),
                List.of(again(List.of(), List.of(), seeds)),
                null,
                List.of(cell));
    }

    private static ResultsPlan.Trainings again(List<String> attacks, List<String> without, Long... seeds) {
        return new ResultsPlan.Trainings(
                "the models", Map.of("tiny", List.of("again/tiny")), attacks, without, List.of(seeds));
    }

    private static double distance(RunReport report) {
        return Objects.requireNonNull(report.nearestPrivate()).pixel();
    }

    @Test
    void aTrainingThatIsNotThereIsNeededOnlyWhileItsCellsAreMissing() throws Exception {
        Path root = folder.resolve("samples");
        TestSample.write(root);
        Path again = root.resolve("again");
        TestSample.write(again);
        SampleStore samples = new SampleStore(root);
        ResultsPlan plan = plan(3L);
        ResultsPlan.Cell cell = plan.cells().getFirst();
        ResultsPlan more = plan.withTrainings(List.of(again(List.of(), List.of(), 3L, 5L)));
        try (EngineLaboratory laboratory = new EngineLaboratory(Catalogue.standard(), samples)) {
            laboratory.start(new EngineSettings("cpu", 1), Progress.NONE).join();
            CellRunner runner = new CellRunner(samples, e -> e, null, new PrintWriter(Writer.nullWriter()));
            runner.measure(laboratory, plan, folder);
            Files.move(again, root.resolve("gone"));
            runner.measure(laboratory, plan, folder);
            IOException missing = assertThrows(IOException.class, () -> runner.measure(laboratory, more, folder));
            assertTrue(String.valueOf(missing.getMessage()).contains("again/tiny, which is not there"));
        }
        CellFile measured = CellRunner.measured(plan, folder).getFirst();
        assertEquals(1, measured.further().getFirst().runs().size());
        ResultsPlan others = plan.withTrainings(List.of(again(List.of("kedmi"), List.of(), 3L)));
        assertEquals(List.of(), others.trainingsOf(cell));
        ResultsPlan once = plan.withTrainings(List.of(again(List.of(), List.of("cell"), 3L)));
        assertEquals(List.of(), once.trainingsOf(cell));
        assertEquals(List.of(new ResultsPlan.Training("again/tiny", List.of(3L))), plan.trainingsOf(cell));
    }

    private static void refused(String what, Executable measuring) {
        IOException refusal = assertThrows(IOException.class, measuring);
        assertTrue(String.valueOf(refusal.getMessage()).contains("measured with other " + what), refusal.getMessage());
    }

    private int runs(EngineLaboratory laboratory, SampleStore samples, List<Long> seeds, double rate) throws Exception {
        ResultsPlan.Cell cell = new ResultsPlan.Cell(
                "cell", "tiny", "gmi", "cross-entropy", "none", seeds, 1, Map.of("gmi.step-size", rate));
        ResultsPlan plan = new ResultsPlan("X", "About.", 0, false, null, List.of(), null, List.of(cell));
        new CellRunner(samples, e -> e, null, new PrintWriter(Writer.nullWriter())).measure(laboratory, plan, folder);
        return CellRunner.measured(plan, folder).getFirst().runs().size();
    }

    private RunReport onlyRun(EngineLaboratory laboratory, SampleStore samples, boolean people) throws Exception {
        ResultsPlan.Cell cell = new ResultsPlan.Cell(
                "cell-" + people, "tiny", "gmi", "cross-entropy", "none", List.of(3L), 1, Map.of());
        ResultsPlan plan = new ResultsPlan("X", "About.", 0, people, null, List.of(), null, List.of(cell));
        new CellRunner(samples, e -> e, null, new PrintWriter(Writer.nullWriter())).measure(laboratory, plan, folder);
        List<CellFile> measured = CellRunner.measured(plan, folder);
        return measured.getFirst().runs().getFirst();
    }
}
