package org.inversight.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import org.inversight.fixtures.Reference;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TorchScript archives against the Python network that they were made from. */
class TorchScriptNetworkTest {

    private static final Reference EXPECTED = Reference.read("networks.json");

    private Engine engine;
    private NDManager scope;

    @BeforeEach
    void start() {
        engine = TestEngine.start();
        scope = engine.scope();
    }

    @AfterEach
    void stop() {
        Autograd.record(false);
        engine.close();
    }

    /** The scripted one was saved in training mode, with dropout and batch normalisation. */
    @ParameterizedTest
    @ValueSource(strings = {"classifier-scripted", "classifier-traced", "classifier-frozen"})
    void answersAndInputGradientsAgreeWithPython(String name) throws IOException {
        try (TorchScriptNetwork network = load(name)) {
            Autograd.record(true);
            NDArray x = Autograd.variable(scope, TestEngine.grid(scope, new Shape(3, 1, 32, 32)));
            NDList out = network.forward(x);
            NDArray labels = scope.create(new long[] {0, 2, 4});
            NDArray loss = out.get(1)
                    .logSoftmax(1)
                    .gather(labels.reshape(-1, 1), 1)
                    .sum()
                    .neg();
            Autograd.backward(loss);
            Autograd.record(false);
            Reference.assertNear(EXPECTED.numbers("/features"), out.get(0), 2e-6);
            Reference.assertNear(EXPECTED.numbers("/logits"), out.get(1), 5e-6);
            float[] gradient = Autograd.gradient(scope, x).get(1).toFloatArray();
            Reference.assertNear(EXPECTED.numbers("/gradient"), gradient, 2e-6);
        }
    }

    /** A generator as DCGAN's own takes (n, 12, 1, 1); the program gives it (n, 12). */
    @Test
    void latentsGoInAsOnePixelImagesWhereAGeneratorWantsThat() throws IOException {
        try (TorchScriptNetwork network = load("generator-dcgan")) {
            for (int call = 0; call < 2; call++) {
                Autograd.record(true);
                NDArray grid = TestEngine.grid(scope, new Shape(2, 12));
                NDArray z = Autograd.variable(scope, grid.mul(2).sub(1));
                NDArray images = network.forward(z).get(0);
                Autograd.backward(images.square().sum());
                Autograd.record(false);
                assertEquals(new Shape(2, 1, 32, 32), images.getShape());
                float[] all = images.toFloatArray();
                float[] part = java.util.Arrays.copyOfRange(all, 1024, 1152);
                Reference.assertNear(EXPECTED.numbers("/planar"), part, 2e-6);
                Reference.assertNear(
                        EXPECTED.numbers("/planarGradient"),
                        Autograd.gradient(scope, z).toFloatArray(),
                        2e-4);
            }
            NDArray wrong = TestEngine.grid(scope, new Shape(2, 11));
            assertThrows(EngineException.class, () -> network.forward(wrong));
        }
    }

    @Test
    void aGeneratorAgreesWithPython() throws IOException {
        try (TorchScriptNetwork network = load("generator")) {
            NDArray z = TestEngine.grid(scope, new Shape(2, 6)).mul(2).sub(1);
            float[] all = network.forward(z).get(0).toFloatArray();
            float[] part = java.util.Arrays.copyOfRange(all, 1024, 1152);
            Reference.assertNear(EXPECTED.numbers("/images"), part, 2e-6);
        }
    }

    @Test
    void theSameInputGivesTheSameAnswerTwice() throws IOException {
        try (TorchScriptNetwork network = load("classifier-scripted")) {
            NDArray x = TestEngine.grid(scope, new Shape(2, 1, 32, 32));
            assertArrayEquals(
                    network.forward(x).get(1).toFloatArray(),
                    network.forward(x).get(1).toFloatArray());
        }
    }

    @Test
    void aImageIsAnsweredTheSameWhateverElseIsInTheBatch() throws IOException {
        try (TorchScriptNetwork network = load("classifier-scripted")) {
            NDArray x = TestEngine.grid(scope, new Shape(3, 1, 32, 32));
            assertArrayEquals(
                    network.forward(x).get(1).get(2).toFloatArray(),
                    network.forward(x.get("2:3")).get(1).get(0).toFloatArray(),
                    1e-5f);
        }
    }

    /** bfloat16 needs an array of the network's own for each array that goes in. */
    @ParameterizedTest
    @CsvSource({"classifier-traced, 32, 2", "others/bfloat16, 16, 1"})
    void nothingOfAPassOutlivesTheInputsScope(String name, int side, int outputs) throws IOException {
        try (TorchScriptNetwork network = load(name)) {
            pass(network, side, outputs);
            int before = arrays();
            for (int i = 0; i < 30; i++) {
                pass(network, side, outputs);
            }
            assertEquals(before, arrays());
        }
    }

    private void pass(TorchScriptNetwork network, int side, int outputs) {
        try (NDManager step = engine.scope()) {
            NDList out = network.forward(TestEngine.grid(step, new Shape(1, 1, side, side)));
            assertEquals(outputs, out.size());
        }
    }

    /** All that are open, of whichever network too: its manager is beside the engine's, not below it. */
    private int arrays() {
        return engine.root().getParentManager().getManagedArrays().size();
    }

    @Test
    void whoClosesTwiceClosesOnce() throws IOException {
        int open = OpenNetworks.count();
        TorchScriptNetwork network = load("student-1");
        assertEquals(open + 1, OpenNetworks.count());
        network.close();
        network.close();
        assertEquals(open, OpenNetworks.count());
    }

    @Test
    void weightShapesAreThoseOfTheArchive() throws IOException {
        try (TorchScriptNetwork network = load("student-1");
                TorchScriptNetwork frozen = load("classifier-frozen")) {
            assertEquals(new Shape(6, 1, 8, 8), network.weights().getFirst().shape());
            assertEquals(0, frozen.weights().size());
        }
    }

    @Test
    void aStateDictIsNoNetwork() {
        assertThrows(IOException.class, () -> load("state-dict"));
    }

    private static TorchScriptNetwork load(String name) throws IOException {
        return TorchScriptNetwork.load(TestModels.file(name), Device.cpu());
    }
}
