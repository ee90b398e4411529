package org.inversight.shelf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.inversight.attack.LossTerm;
import org.inversight.blind.Answer;
import org.inversight.blind.Kind;
import org.inversight.blind.Question;
import org.inversight.blind.Sitting;
import org.inversight.blind.Sittings;
import org.inversight.data.Images;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Defaults;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentFile;
import org.inversight.experiment.SampleStore;
import org.inversight.export.ExportFormat;
import org.inversight.export.RunExport;
import org.inversight.export.RunRecord;
import org.inversight.fixtures.TestSample;
import org.inversight.metric.Prediction;
import org.inversight.metric.Verdict;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.LossHistory;
import org.inversight.run.Run;
import org.inversight.run.RunReport;
import org.inversight.run.Snapshot;
import org.inversight.run.SnapshotBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is put on the shelf comes back from it. */
class ShelfTest {

    @TempDir
    Path folder;

    @Test
    void aRunComesBackAsItWas() throws Exception {
        TestSample.write(Files.createDirectories(folder.resolve("samples")));
        Path runs = folder.resolve("runs");
        LinkedBlockingQueue<KeptRun> kept = new LinkedBlockingQueue<>();
        try (EngineLaboratory laboratory =
                new EngineLaboratory(Catalogue.standard(), new SampleStore(folder.resolve("samples")))) {
            laboratory.start(new EngineSettings("cpu", 1), Progress.NONE).join();
            Experiment experiment =
                    laboratory.samples().getFirst().experiment("kedmi", 1).withSteps(40);
            Snapshot last;
            LossHistory.Curves losses;
            try (Shelf shelf = Shelf.open(runs);
                    RunKeeper keeper = new RunKeeper(shelf, (run, now) -> kept.add(now.run()), why -> {});
                    Run run = laboratory.open(experiment, Progress.NONE)) {
                keeper.follow(run);
                for (int i = 0; i < 39; i++) {
                    run.step();
                }
                run.play();
                run.ended().get(60, TimeUnit.SECONDS);
                last = Objects.requireNonNull(run.latest());
                losses = run.losses().curves();
            }
            assertFalse(kept.isEmpty(), "who shows the shelf is told");
            try (Shelf shelf = Shelf.open(runs)) {
                KeptRun run = shelf.all().getFirst();
                assertEquals(1, shelf.all().size());
                assertEquals(experiment, run.experiment());
                assertEquals(40, run.figures().step());
                assertEquals("Finished after 40 steps.", run.figures().ended());
                assertEquals(last.targetAccuracy(), run.figures().targetAccuracy());
                assertEquals(
                        last.evaluatorAccuracy(1),
                        run.figures().evaluators().get(last.evaluators().get(1)));
                BufferedImage sheet = ImageIO.read(run.thumbnail().toFile());
                assertTrue(sheet.getWidth() > 5 * 32, "five images in a row");
                RecalledRun recalled = new RecalledRun(laboratory, shelf, run);
                List<Snapshot> steps = recalled.timeline().all();
                assertEquals(0, steps.getFirst().step());
                assertTrue(steps.size() > 3 && steps.size() <= 12, steps.size() + " steps");
                Snapshot shown = steps.getLast();
                assertEquals(last.verdicts(), shown.verdicts());
                assertEquals(last.terms(), shown.terms());
                assertArrayEquals(last.images().pixels(), shown.images().pixels(), 1e-3f);
                assertArrayEquals(losses.values()[0], recalled.losses().curves().values()[0]);
                assertArrayEquals(losses.steps(), recalled.losses().curves().steps());
                RunReport report = recalled.report().get();
                assertEquals(40, report.steps());
                assertEquals(last.targetAccuracy(), report.attackAccuracy().target());
                assertEquals(experiment.targets().size(), report.perClass().size());
                RunRecord record = RunRecord.of(recalled, report, Catalogue.standard());
                RunExport.write(folder.resolve("again"), record, EnumSet.allOf(ExportFormat.class), Progress.NONE);
                assertEquals(
                        experiment,
                        ExperimentFile.read(folder.resolve("again/experiment.json"))
                                .experiment(),
                        "a recalled run is exported as any other");
                assertTrue(Files.size(folder.resolve("again/run.mp4")) > 0);
                assertTrue(Files.readString(folder.resolve("again/result.json")).contains("Recalled from the shelf"));
                try (Run branch = recalled.branch(20, experiment);
                        Run straight = laboratory.open(experiment, Progress.NONE)) {
                    List<Integer> before = steps.stream()
                            .map(Snapshot::step)
                            .filter(step -> step <= 20)
                            .toList();
                    branch.play();
                    straight.play();
                    branch.ended().get(60, TimeUnit.SECONDS);
                    straight.ended().get(60, TimeUnit.SECONDS);
                    List<Snapshot> all = branch.timeline().all();
                    assertEquals(
                            before,
                            all.stream()
                                    .map(Snapshot::step)
                                    .filter(before::contains)
                                    .toList(),
                            "the steps before it stay");
                    assertTrue(all.stream().allMatch(snapshot -> snapshot.runId() == branch.id()));
                    assertArrayEquals(losses.steps(), branch.losses().curves().steps());
                    assertArrayEquals(
                            Arrays.copyOf(losses.values()[0], 20),
                            Arrays.copyOf(branch.losses().curves().values()[0], 20));
                    assertArrayEquals(
                            Objects.requireNonNull(straight.latest()).images().pixels(),
                            Objects.requireNonNull(branch.latest()).images().pixels());
                }
            }
        }
    }

    @Test
    void answersStayWithTheirRunWhateverIsWrittenLater() throws IOException {
        Answer answer = new Answer(
                Kind.LINE_UP,
                "3",
                "3",
                List.of("1", "2", "3", "4", "5", "6"),
                2,
                1,
                Map.of("A", 2, "B", Question.NONE));
        Sittings sittings = Sittings.NONE.with(new Sitting(5, 40, 18, List.of(answer), List.of("A note.")));
        try (Shelf shelf = Shelf.open(folder)) {
            keep(shelf, "1", 3);
            assertEquals(Sittings.NONE, shelf.read("1").sittings(), "a run without the document");
            shelf.answered("1", sittings);
            keep(shelf, "1", 4);
        }
        try (Shelf shelf = Shelf.open(folder)) {
            assertEquals(sittings, shelf.read("1").sittings());
            assertEquals(4, shelf.read("1").figures().step());
            Files.writeString(folder.resolve("1").resolve("blind.json"), "{\"all\": [{\"answ");
            assertEquals(Sittings.NONE, shelf.read("1").sittings(), "what cannot be read costs no run");
            assertEquals(List.of("1"), ids(shelf));
        }
    }

    @Test
    void labelsStayAndARemovedRunCanBePutBackUntilTheShelfIsOpenedAgain() throws IOException {
        try (Shelf shelf = Shelf.open(folder)) {
            keep(shelf, "1", 3);
            keep(shelf, "2", 4);
            shelf.label("1", new Label("The good one", true));
            shelf.remove("2");
            assertEquals(List.of("1"), ids(shelf));
            shelf.restore("2");
            assertEquals(List.of("2", "1"), ids(shelf));
            keep(shelf, "1", 5);
            assertEquals(new Label("The good one", true), shelf.read("1").label());
            assertEquals(5, shelf.read("1").figures().step());
            shelf.remove("2");
        }
        try (Shelf shelf = Shelf.open(folder)) {
            assertEquals(List.of("1"), ids(shelf));
            assertEquals("The good one", shelf.read("1").label().name());
        }
        assertFalse(Files.exists(folder.resolve("2.removed")));
    }

    @Test
    void whatALabelOrFiguresLeaveOutIsNothing() throws IOException {
        try (Shelf shelf = Shelf.open(folder)) {
            keep(shelf, "1", 3);
            Files.writeString(folder.resolve("1/label.json"), "{\"pinned\": true}");
            Files.writeString(folder.resolve("1/figures.json"), "{\"step\": 3}");
            assertEquals(new Label("", true), shelf.read("1").label());
            assertEquals(Map.of(), shelf.read("1").figures().evaluators());
            Files.writeString(folder.resolve("1/label.json"), "{\"name\": ");
            assertEquals(Label.NONE, shelf.read("1").label(), "what cannot be read costs no run");
        }
    }

    /** In Persian a step is formatted with other digits. */
    @Test
    void stepsAreFoundWhateverTheDigitsOfTheSystem() throws IOException {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("fa-IR"));
        try (Shelf shelf = Shelf.open(folder)) {
            keep(shelf, "1", 12);
            assertEquals(
                    List.of(12),
                    shelf.steps("1", 1).stream().map(Snapshot::step).toList());
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @Test
    void whatIsHalfWrittenIsIgnoredAndRemoved() throws IOException {
        try (Shelf shelf = Shelf.open(folder)) {
            keep(shelf, "1", 3);
        }
        Files.createDirectories(folder.resolve("2.part"));
        Files.writeString(folder.resolve("2.part").resolve("figures.json"), "{");
        Files.writeString(folder.resolve("1").resolve("figures.json.part"), "{");
        Files.write(folder.resolve("1").resolve("step-000000002.bin"), new byte[] {1, 2, 3});
        Files.createDirectories(folder.resolve("3"));
        try (Shelf shelf = Shelf.open(folder)) {
            assertEquals(List.of("1"), ids(shelf));
            assertEquals(
                    List.of(3),
                    shelf.steps("1", -1).stream().map(Snapshot::step).toList());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(
                    List.of(), files.filter(f -> f.toString().endsWith(".part")).toList());
        }
    }

    @Test
    void theOldestGoButNeverWhatIsPinned() throws IOException {
        try (Shelf shelf = Shelf.open(folder, 3, 1 << 20)) {
            keep(shelf, "1", 1);
            shelf.label("1", new Label("", true));
            for (int id = 2; id <= 5; id++) {
                keep(shelf, Integer.toString(id), 1);
            }
            assertEquals(List.of("4"), keep(shelf, "6", 1).dropped(), "whoever lists them is told");
            assertEquals(List.of("6", "5", "1"), ids(shelf));
        }
        try (Shelf shelf = Shelf.open(folder, 3, 1)) {
            keep(shelf, "7", 1);
            assertEquals(List.of("7", "1"), ids(shelf), "they take too much room");
        }
    }

    @Test
    void whatThisVersionCannotReadTakesRoomTooAndStaysWhereItMayBePinned() throws IOException {
        try (Shelf shelf = Shelf.open(folder, 3, 1 << 20)) {
            for (int id = 1; id <= 3; id++) {
                keep(shelf, Integer.toString(id), 1);
            }
            Files.writeString(folder.resolve("1/label.json"), "{\"pinned\": \"by ");
            Files.writeString(folder.resolve("2/figures.json"), "of a later version");
            Files.createDirectories(folder.resolve("0-mine"));
            assertEquals(List.of("2"), keep(shelf, "4", 1).dropped());
            assertEquals(List.of("4", "3", "1"), ids(shelf));
            assertTrue(Files.isDirectory(folder.resolve("0-mine")), "somebody's own");
        }
    }

    @Test
    void chosenStepsLieAtAboutEqualDistances() {
        RecordedSteps steps = new RecordedSteps();
        List<Snapshot> recorded =
                IntStream.rangeClosed(0, 300).mapToObj(ShelfTest::snapshot).toList();
        List<Snapshot> chosen = List.of();
        for (int newest = 1; newest <= recorded.size(); newest++) {
            chosen = steps.chosen(recorded.subList(0, newest));
        }
        List<Integer> at = chosen.stream().map(Snapshot::step).toList();
        assertEquals(12, at.size());
        assertEquals(0, at.getFirst());
        assertEquals(300, at.getLast());
        for (int i = 1; i < at.size(); i++) {
            assertTrue(at.get(i) - at.get(i - 1) < 100, at.toString());
        }
    }

    @Test
    void aRunThatCannotBeWrittenIsSaidAndTriedAgain() throws Exception {
        TestSample.write(Files.createDirectories(folder.resolve("samples")));
        Path runs = folder.resolve("runs");
        LinkedBlockingQueue<KeptRun> kept = new LinkedBlockingQueue<>();
        LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
        try (EngineLaboratory laboratory =
                        new EngineLaboratory(Catalogue.standard(), new SampleStore(folder.resolve("samples")));
                Shelf shelf = Shelf.open(runs);
                RunKeeper keeper = new RunKeeper(shelf, (run, now) -> kept.add(now.run()), said::add)) {
            laboratory.start(new EngineSettings("cpu", 1), Progress.NONE).join();
            Files.delete(runs.resolve("lock"));
            Files.delete(runs);
            Files.writeString(runs, "in the way");
            Experiment experiment =
                    laboratory.samples().getFirst().experiment("kedmi", 1).withSteps(3);
            try (Run run = laboratory.open(experiment, Progress.NONE)) {
                keeper.follow(run);
                run.play();
                run.ended().get(60, TimeUnit.SECONDS);
                assertFalse(
                        Objects.requireNonNull(said.poll(60, TimeUnit.SECONDS)).isEmpty());
                assertTrue(kept.isEmpty());
                Files.delete(runs);
                Files.createDirectories(runs);
                assertEquals(
                        3,
                        Objects.requireNonNull(kept.poll(60, TimeUnit.SECONDS))
                                .figures()
                                .step());
                assertEquals("", said.poll(60, TimeUnit.SECONDS), "and all is well again");
            }
        }
    }

    @Test
    void aRunThatNobodyUnderstandsIsLeftOutAndTheOthersAreThere() throws IOException {
        try (Shelf shelf = Shelf.open(folder)) {
            keep(shelf, "20260101-000000-000-0", 10);
            keep(shelf, "20260101-000000-000-1", 10);
            Path document = folder.resolve("20260101-000000-000-0/experiment.json");
            String text = Files.readString(document);
            Files.writeString(document, text.replaceFirst("\\{", "{\"branch\": {\"step\": 4},"));
            assertEquals(List.of("20260101-000000-000-1"), ids(shelf));
        }
    }

    private static List<String> ids(Shelf shelf) {
        return shelf.all().stream().map(KeptRun::id).toList();
    }

    private static Shelf.Kept keep(Shelf shelf, String id, int step) throws IOException {
        Experiment experiment = Defaults.of(Catalogue.standard(), "pixel");
        Figures figures = FiguresBuilder.builder()
                .begun(Instant.now().getEpochSecond())
                .step(step)
                .steps(100)
                .targetAccuracy(0.5)
                .evaluators(Map.of("A", 0.25))
                .rejects(true)
                .seconds(step / 10.0)
                .build();
        LossHistory.Curves curves = new LossHistory().curves();
        return shelf.keep(
                id, new Shelf.Content(experiment, figures, curves, new byte[] {1}, List.of(snapshot(step))), false);
    }

    private static Snapshot snapshot(int step) {
        return SnapshotBuilder.builder()
                .runId(1)
                .step(step)
                .images(new Images(1, 1, 2, 2, new float[4]))
                .verdicts(List.of(new Verdict(
                        0,
                        0,
                        new Prediction(0.5, "0", true),
                        List.of(new Prediction(0.25, "1", false)),
                        false,
                        null,
                        List.of())))
                .evaluators(List.of("A"))
                .terms(List.of(new LossTerm("identity", 1)))
                .seconds(step)
                .panels(List.of())
                .build();
    }
}
