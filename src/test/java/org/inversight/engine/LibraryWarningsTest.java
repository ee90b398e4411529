package org.inversight.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PyTorch's library writes to standard error, in a process of its own. */
class LibraryWarningsTest {

    @TempDir
    private Path folder;

    @Test
    void warningsAreKeptBackAndErrorsArrive() throws Exception {
        File said = folder.resolve("said.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Convolving.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(said);
        builder.environment().remove("TORCH_CPP_LOG_LEVEL");
        Process process = builder.start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it ends");
        String text = Files.readString(said.toPath());
        assertEquals(0, process.exitValue(), text);
        assertFalse(text.contains("NNPACK") || text.contains("[W"), text);
        assertTrue(text.contains("size of tensor a (2) must match"), text);
    }

    /** Small convolutions, for which the library looks for NNPACK, and an operation that fails. */
    static final class Convolving {

        private Convolving() {}

        public static void main(String[] arguments) throws EngineFailure {
            try (Engine engine = Engine.start(new EngineSettings("cpu", 1), Progress.NONE);
                    NDManager scope = engine.scope()) {
                Ops.convolve(scope.ones(new Shape(1, 3, 8, 8)), scope.ones(new Shape(4, 3, 3, 3)), null, 1, 1);
                new TorchContext().set(false);
                Ops.convolve(scope.ones(new Shape(1, 3, 8, 8)), scope.ones(new Shape(4, 3, 3, 3)), null, 1, 1);
                try {
                    scope.ones(new Shape(2)).add(scope.ones(new Shape(3)));
                } catch (EngineException e) {
                    System.err.println(e.getMessage());
                }
            }
            System.exit(0);
        }
    }
}
