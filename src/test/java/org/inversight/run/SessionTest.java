package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.inversight.engine.Progress;
import org.inversight.experiment.Defaults;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.model.Json;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment is resolved once, and several runs live on one thread. */
class SessionTest extends LaboratoryCase {

    private static final String LOADING = "Loading the target classifier";

    @TempDir
    private Path folder;

    /** The messages of what is loaded. */
    private record Said(List<String> messages) implements Progress {

        @Override
        public void report(String what, double fraction) {
            messages.add(what);
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        long loads() {
            return messages.stream().filter(LOADING::equals).count();
        }
    }

    @Test
    void aRunItsNearestImageAndItsReportReadEveryFileOnce() throws Exception {
        Said said = new Said(new ArrayList<>());
        Experiment experiment = tiny("kedmi").withSteps(3);
        Map<Path, Long> read = bytesRead(() -> {
            try (Run run = laboratory.open(experiment, said)) {
                run.begun().get(60, TimeUnit.SECONDS);
                run.play();
                ending(run);
                run.nearest(last(run), 0).get(60, TimeUnit.SECONDS);
                run.report().get(60, TimeUnit.SECONDS);
            }
        });
        assertEquals(1, said.loads(), said.messages().toString());
        assertEquals(Files.size(sample("sample.json")), read.get(sample("sample.json")));
        assertEquals(Files.size(sample("reference.safetensors")), read.get(sample("reference.safetensors")));
        assertEquals(Files.size(sample("private/images.idx.gz")), read.get(sample("private/images.idx.gz")));
        for (Map.Entry<Path, Long> file : read.entrySet()) {
            // a card is looked at for its kind before it is read; whatever is large is read once
            if (!file.getKey().toString().endsWith(".json")) {
                assertTrue(file.getValue() <= Files.size(file.getKey()), file.toString());
            }
        }
    }

    private static Path sample(String name) throws IOException {
        return samples.toRealPath().resolve("tiny").resolve(name);
    }

    @Test
    void anotherRunOfTheSameNeedsReadsNothing() throws Exception {
        Experiment experiment = tiny("kedmi").withSteps(3);
        float[] alone = pixels(experiment.withSeed(4));
        try (Run first = laboratory.open(experiment, Progress.NONE)) {
            first.begun().get(60, TimeUnit.SECONDS);
            Map<Path, Long> read = bytesRead(() -> {
                try (Run other = first.again(experiment.withSeed(4))) {
                    other.play();
                    ending(other);
                    assertArrayEquals(alone, last(other).images().pixels());
                    assertEquals(
                            first.opened().join(), other.opened().join(), "the very same materials, nothing made anew");
                }
            });
            assertEquals(Map.of(), read);
            assertThrows(IllegalArgumentException.class, () -> first.again(tiny("gmi")));
        }
    }

    @Test
    void aFileThatWasProbedAndRememberedIsNotOpenedAgainForTheRun() throws Exception {
        Path shipped = Path.of("sample-models/digits/target.json");
        ModelCard card = Json.read(shipped, ModelCard.class);
        Path own = Files.createDirectories(samples.toRealPath().resolve("own"));
        Path file = Files.copy(shipped, own.resolve("target.json"));
        Path weights = Files.copy(shipped.resolveSibling(card.weights()), own.resolve(card.weights()));
        Experiment experiment = Defaults.of(laboratory.catalogue(), "pixel")
                .withModels(ModelFiles.NONE.withClassifier(file.toString()))
                .withSteps(2)
                .withThreads(1);
        Map<Path, Long> read = bytesRead(() -> {
            laboratory.probe(file, ModelKind.CLASSIFIER).get(60, TimeUnit.SECONDS);
            laboratory.remember(file, card).get(60, TimeUnit.SECONDS);
            try (Run run = laboratory.open(experiment, Progress.NONE)) {
                run.play();
                assertEquals(Ending.Reason.STEPS, ending(run).reason());
            }
        });
        assertEquals(Files.size(weights), read.get(weights));
    }

    @Test
    void twoRunsTakeTurnsAndEachIsAsIfAlone() throws Exception {
        Experiment one = tiny("kedmi").withSteps(40);
        Experiment two = tiny("gmi").withSteps(40).withSeed(9);
        float[] oneAlone = pixels(one);
        float[] twoAlone = pixels(two);
        try (Run first = laboratory.open(one, Progress.NONE);
                Run second = laboratory.open(two, Progress.NONE)) {
            second.begun().get(60, TimeUnit.SECONDS);
            first.step();
            second.step();
            first.play();
            second.play();
            ending(first);
            int behind = second.status().step();
            ending(second);
            assertTrue(behind >= 35, "step for step: the second is at " + behind + " when the first ends");
            assertArrayEquals(oneAlone, last(first).images().pixels());
            assertArrayEquals(twoAlone, last(second).images().pixels());
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Bytes that Java read of each file of the sample meanwhile. */
    private Map<Path, Long> bytesRead(Work work) throws Exception {
        Path file = folder.resolve("reads.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileRead").withoutThreshold().with("throttle", "off");
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return read(file);
    }

    private static Map<Path, Long> read(Path file) throws IOException {
        Map<Path, Long> bytes = new TreeMap<>();
        Path root = samples.toRealPath();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            String name = event.getString("path");
            if (name != null && Path.of(name).startsWith(root) && event.getLong("bytesRead") > 0) {
                bytes.merge(Path.of(name), event.getLong("bytesRead"), Long::sum);
            }
        }
        return bytes;
    }
}
