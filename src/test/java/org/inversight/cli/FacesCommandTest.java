package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.inversight.bench.ResultsPlan;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.experiment.Catalogue;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestFaces;
import org.inversight.fixtures.TestModels;
import org.inversight.model.Json;
import org.inversight.model.ModelCard;
import org.inversight.model.WeightsFile;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.inversight.run.EngineLaboratory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a folder with broken files to a table, interrupted on the way. */
@Tag("slow")
class FacesCommandTest {

    private static final String NEVER = "(said by nobody)";
    private static final String INTERRUPTED = "the same command goes on";

    @TempDir
    Path folder;

    private String out = "";
    private String err = "";

    @Test
    void interruptedAndGoneOnItEndsWithATable() throws IOException {
        Path work = folder.resolve("work");
        TestFaces.privateFolder(folder);
        TestFaces.publicFolder(folder);
        String line =
                "faces --private '%s' --public '%s' --out '%s' --recipe '%s' --seeds 0 --steps 1 --threads 1 --verifier '%s' --verifier-range -1,1"
                        .formatted(
                                folder.resolve("private"),
                                folder.resolve("public"),
                                work,
                                recipe(),
                                TestModels.file("embedding"));
        assertEquals(1, run(line, "faces/student-0"));
        assertTrue(err.contains(INTERRUPTED), err);
        byte[] target = Files.readAllBytes(work.resolve("models/faces/target.safetensors"));

        assertEquals(1, run(line.replace("/private'", "/public'"), NEVER));
        assertTrue(err.contains("begun with other private images"), err);

        nothingIsSaidOfLabelsAndNoise(work.resolve("models/faces/gmi-generator.json"));
        rejecting(work.resolve("models"));
        assertEquals(1, run(line, "gmi-lom-none, seed 0"));
        assertTrue(err.contains(INTERRUPTED), err);
        Path first = work.resolve("results/gmi-cross-entropy-none.json");
        byte[] cell = Files.readAllBytes(first);
        assertEquals(1, run(line.replace("--steps 1", "--steps 2"), NEVER));
        assertTrue(err.contains("other steps"), err);
        assertFalse(Files.exists(work.resolve("results/kedmi-lom-students.json")));

        assertEquals(0, run(line, NEVER));
        assertEquals(work.resolve("results.md").toString(), out.strip());
        assertArrayEquals(cell, Files.readAllBytes(first));
        assertArrayEquals(target, Files.readAllBytes(work.resolve("models/faces/target.safetensors")));
        ResultsPlan plan = Json.read(work.resolve("plan.json"), ResultsPlan.class);
        assertEquals(8, plan.cells().size());
        String page = Files.readString(work.resolve("results.md"));
        assertTrue(page.contains(Objects.requireNonNull(plan.command())), page);
        assertEquals(
                8, page.lines().filter(l -> l.matches("\\| (gmi|kedmi) \\|.*")).count(), page);
        assertTrue(page.contains("| Evaluator A | Evaluator B | rank-1 | rank-5 |"), page);
        assertFalse(page.contains(folder.toString()) || page.contains("ada"), page);
        assertTrue(err.contains("Skipped, 7 in all") && err.contains("20,000 x 2"), err);
        assertEquals(7, Files.readAllLines(work.resolve("skipped.txt")).size());
    }

    @Test
    void foldersOfOthersAreLeftAlone() throws IOException {
        Path full = Files.createDirectories(folder.resolve("full"));
        Files.writeString(full.resolve("thesis.txt"), "mine");
        String line = "faces --private '%s' --public '%s' --out '%s'"
                .formatted(TestFaces.privateFolder(folder), TestFaces.publicFolder(folder), full);
        assertEquals(1, run(line, NEVER));
        assertTrue(err.contains("name a new folder"), err);
        assertEquals(1, run(line + " --verifier nowhere.pt", NEVER));
        assertTrue(err.contains("The verifier nowhere.pt is not there"), err);
        assertEquals(1, run(line + " --recipe sample-models/identities.json", NEVER));
        assertTrue(err.contains("leave \"verifier\" and \"reader\" out"), err);
    }

    /** Runs a command line, which is interrupted once it has said something. */
    private int run(String line, String interruption) {
        StringWriter stdout = new StringWriter();
        StringWriter stderr = new StringWriter() {
            private boolean interrupted;

            @Override
            public void write(String text, int from, int length) {
                super.write(text, from, length);
                if (!interrupted && getBuffer().indexOf(interruption) >= 0) {
                    interrupted = true;
                    Thread.currentThread().interrupt();
                }
            }
        };
        Catalogue catalogue = Catalogue.standard();
        int code = new Commands(
                        List.of(new FacesCommand(store -> new EngineLaboratory(catalogue, store))),
                        new PrintWriter(stdout, true),
                        new PrintWriter(stderr, true))
                .execute(ArgumentLine.split(line));
        Thread.interrupted();
        out = stdout.toString();
        err = stderr.toString();
        return code;
    }

    /** Nothing is known of these public images, and they bring their camera's noise with them. */
    private static void nothingIsSaidOfLabelsAndNoise(Path card) throws IOException {
        String departures =
                String.join(" ", Json.read(card, ModelCard.class).provenance().departures());
        assertTrue(departures.contains("pairing loss") && departures.contains("mirrored at random"), departures);
        assertFalse(departures.contains("also names") || departures.contains("noise"), departures);
    }

    /** An evaluator with a reject class of random weights, because a trained one takes minutes. */
    private static void rejecting(Path models) throws IOException {
        Path evaluators = Files.createDirectories(models.resolve("evaluators"));
        try (Engine engine = TestEngine.start();
                NativeNetwork network =
                        NativeNetwork.random(engine.root(), Architecture.STRIDED4_64, 3, 0, Noise.keyed(1))) {
            WeightsFile.write(evaluators.resolve("evaluator-b.safetensors"), network.arrays(), DataType.FLOAT32);
        }
        String card = Files.readString(evaluators.resolve("evaluator-a.json"));
        Files.writeString(
                evaluators.resolve("evaluator-b.json"),
                card.replace("evaluator-a.", "evaluator-b.").replace("Evaluator A", "Evaluator B"));
        Json.write(
                evaluators.resolve("evaluator-b.json"),
                Json.read(evaluators.resolve("evaluator-b.json"), ModelCard.class)
                        .withClasses(List.of("ada", "bea", ModelCard.NONE)));
    }

    private Path recipe() throws IOException {
        String schedule =
                "{\"architecture\":\"%s\",\"epochs\":1,\"learningRate\":0.02,\"momentum\":0.5,\"nesterov\":true,\"weightDecay\":1e-4,\"milestones\":[0.5],\"cut\":0.2,\"shift\":2}";
        String student = schedule.formatted("strided4-64");
        String style =
                "{\"generator\":\"style%1$d\",\"critic\":\"residual-critic%1$d\",\"latent\":8,\"batch\":4,\"iterations\":2,\"rate\":0.002,\"beta2\":0.99,\"averaging\":0.9,\"penalty\":0.02,\"labels\":%2$s,\"leastNoise\":0,\"mostNoise\":0,\"fade\":0,\"check\":1,\"patience\":0}";
        String base = "{\"small\":%s,\"large\":%s,\"finer\":[%s],\"kedmi\":%s,\"entropyWeight\":1e-4}"
                .formatted(
                        style.formatted(32, "0"),
                        style.formatted(64, "0"),
                        style.formatted(64, "0"),
                        style.formatted(64, "0.3"));
        Path file = folder.resolve("tiny.json");
        Files.writeString(
                file,
                "{\"seed\":3,\"side\":64,\"batch\":4,\"licence\":\"none\",\"shown\":\"private-faces\",\"privateImages\":9,\"evaluator\":%s,\"rejecting\":{\"first\":%s,\"second\":%s},\"samples\":[{\"name\":\"faces\",\"about\":\"\",\"target\":%s,\"students\":[%s,%s,%s],\"base\":%s}]}"
                        .formatted(
                                student,
                                student,
                                student,
                                schedule.formatted("conv3-64"),
                                student,
                                student,
                                student,
                                base));
        return file;
    }
}
