package org.inversight.engine;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A TorchScript archive (scripted, traced or frozen) through which gradients flow to the input. Its
 * own weights are frozen, batch normalisation and dropout are in evaluation mode.
 */
public final class TorchScriptNetwork implements Network {

    /** Held because its block dies with it. */
    private final Model model;

    private final PtSymbolBlock block;

    /** Whether vectors go in as pictures of one pixel; null until a vector was taken. */
    private @Nullable Boolean planar;

    private TorchScriptNetwork(Model model) {
        this.model = model;
        this.block = (PtSymbolBlock) model.getBlock();
    }

    /**
     * Loads an archive.
     *
     * @throws IOException if libtorch cannot read it; the message is libtorch's own
     */
    public static TorchScriptNetwork load(Path file, Device device) throws IOException {
        Path whole = file.toAbsolutePath();
        Model model = Model.newInstance(String.valueOf(whole.getFileName()), device, "PyTorch");
        try {
            // "trainParam" keeps libtorch from making inference tensors, which no gradient can
            // pass.
            model.load(
                    whole.getParent(),
                    String.valueOf(whole.getFileName()),
                    Map.of("trainParam", "true"));
        } catch (MalformedModelException | RuntimeException e) {
            model.close();
            throw new IOException(e.getMessage(), e);
        } catch (IOException e) {
            model.close();
            throw e;
        }
        TorchScriptNetwork network = new TorchScriptNetwork(model);
        network.block.freezeParameters(true);
        JniUtils.enableInferenceMode(network.block);
        return network;
    }

    /**
     * {@inheritDoc} Vectors, (n, length), are given to a network that does not take them as (n,
     * length, 1, 1), the form of DCGAN's own generators.
     */
    @Override
    public NDList forward(NDArray input) {
        if (input.getShape().dimension() != 2) {
            return run(input);
        }
        if (planar == null) {
            try {
                NDList out = run(input);
                planar = false;
                return out;
            } catch (EngineException notVectors) {
                NDList out;
                try {
                    out = run(pixels(input));
                } catch (EngineException neither) {
                    throw notVectors;
                }
                planar = true;
                return out;
            }
        }
        return run(planar ? pixels(input) : input);
    }

    private static NDArray pixels(NDArray vectors) {
        return vectors.reshape(vectors.getShape().add(1, 1));
    }

    private NDList run(NDArray input) {
        // libtorch would rewrite the graph after its first calls, and the last bits with it: the
        // same document would not give the same pixels twice. The setting belongs to the thread.
        JniUtils.setGraphExecutorOptimize(false);
        // true records gradients; it does not switch the module to training.
        NDList out = IValueUtils.forward(block, new NDList(input), true);
        out.attach(input.getManager());
        return out;
    }

    /** Shapes of the weights in the order of the archive; empty for a frozen one. */
    public List<Shape> weightShapes() {
        List<Shape> shapes = new ArrayList<>();
        try (PtNDManager scope = (PtNDManager) model.getNDManager().newSubManager()) {
            for (NDArray array : JniUtils.moduleGetParams(block, scope)) {
                shapes.add(array.getShape());
            }
        }
        return shapes;
    }

    @Override
    public void close() {
        model.close();
    }
}
