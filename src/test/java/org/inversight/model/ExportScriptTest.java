package org.inversight.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.inversight.engine.Autograd;
import org.inversight.fixtures.Reference;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What docs/export/export_model.py writes opens without a warning and gives what the original gave
 * in Python (reference/exported.py).
 */
@Tag("slow")
class ExportScriptTest extends LoadingCase {

    private static final Path TOP = Path.of("").toAbsolutePath();

    @Test
    void whatTheScriptWroteOpensAndAnswersLikeTheOriginal() throws ModelException {
        answersLikeTheOriginal(TestModels.file("exported"), Reference.read("exported.json"));
    }

    @Test
    void itsCardSaysWhatItWasTold() throws ModelException {
        ModelCard card = loader.probe(ModelRequest.quiet(TestModels.file("exported")), ModelKind.CLASSIFIER)
                .card();
        assertEquals(List.of(-1.0, 1.0), card.range());
        assertEquals(List.of(0.4), card.mean());
        assertEquals(List.of(0.2), card.deviation());
        assertEquals(List.of(20, 24), List.of(card.height(), card.width()));
        assertTrue(String.valueOf(card.provenance().madeBy()).contains("torch.jit.script"), card.toString());
    }

    @Test
    void whatTheScriptWritesHereOpensAndAnswersLikeTheOriginal()
            throws IOException, InterruptedException, ModelException {
        String python = python();
        assumeTrue(python != null, "no Python with PyTorch is installed");
        int code = run(List.of(
                String.valueOf(python),
                TOP.resolve("src/test/resources/reference/exported.py").toString(),
                folder.toString()));
        assertEquals(0, code, Files.readString(folder.resolve("said.txt")));
        answersLikeTheOriginal(folder.resolve("exported.pt"), Reference.in(folder.resolve("answers.json")));
    }

    @Test
    void theScriptPassesItsOwnTests() throws IOException, InterruptedException {
        String python = python();
        assumeTrue(python != null, "no Python with PyTorch is installed");
        Path tests = TOP.resolve("src/test/python");
        int code = run(List.of(String.valueOf(python), "-m", "unittest", "discover", "-s", tests.toString()));
        assertEquals(0, code, Files.readString(folder.resolve("said.txt")));
    }

    /** The first Python here that has PyTorch; null where there is none. */
    private @Nullable String python() throws InterruptedException {
        for (String name : List.of("/usr/bin/python3", "python3", "python")) {
            try {
                if (run(List.of(name, "-c", "import torch")) == 0) {
                    return name;
                }
            } catch (IOException noSuchProgram) {
                // the next name is tried
            }
        }
        return null;
    }

    /** The exit code; what the program said is in said.txt. */
    private int run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("said.txt").toFile());
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(10, TimeUnit.MINUTES), "it ends: " + command);
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private void answersLikeTheOriginal(Path file, Reference expected) throws ModelException {
        try (Classifier classifier = loader.classifier(ModelRequest.of(file, CardOptions.NONE, warnings::add));
                NDManager scope = engine.root().newSubManager()) {
            assertEquals(List.of(), warnings);
            Autograd.record(true);
            NDArray x = Autograd.variable(scope, TestEngine.grid(scope, new Shape(2, 1, 20, 24)));
            Classification answer = classifier.classify(x);
            NDArray weights = scope.create(new float[] {-1, -0.25f, 0.5f, 1.25f, 2});
            Autograd.backward(answer.logits().mul(weights).sum());
            Autograd.record(false);
            NDArray features = Objects.requireNonNull(answer.features());
            Reference.assertNear(expected.numbers("/features"), features, 2e-6);
            Reference.assertNear(expected.numbers("/logits"), answer.logits(), 5e-6);
            Reference.assertNear(expected.numbers("/gradient"), Autograd.gradient(scope, x), 2e-5);
        }
    }
}
