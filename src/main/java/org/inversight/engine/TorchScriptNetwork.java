package org.inversight.engine;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A TorchScript archive (scripted, traced or frozen) through which gradients flow to the input. Its own weights are
 * frozen, batch normalisation and dropout are in evaluation mode.
 */
public final class TorchScriptNetwork implements Network {

    private static final long SEED = 0;

    private static final AtomicInteger OPEN = new AtomicInteger();

    private static final Pattern TYPES_DIFFER =
            Pattern.compile("scalar type|same dtype|same type|should be the same|dtype", Pattern.CASE_INSENSITIVE);

    /** Held because its block dies with it. */
    private final Model model;

    private final PtSymbolBlock block;

    private final ScriptSource source;
    private final ScriptCall call;

    /** Number type in which arrays go in; another one is found where the network asks for it. */
    private DataType type;

    /** Whether vectors go in as images of one pixel; null until a vector was taken. */
    private @Nullable Boolean planar;

    /** Any weight of bfloat16; null until one is needed. */
    private @Nullable NDArray example;

    private boolean fixedNoise;
    private boolean closed;

    private TorchScriptNetwork(Model model, Path file) {
        this.model = model;
        this.block = (PtSymbolBlock) model.getBlock();
        this.source = new ScriptSource(file);
        this.call = new ScriptCall(block, source::fields);
        this.type = typeOfWeights(weights());
    }

    /**
     * Loads an archive.
     *
     * @param file the archive
     * @param device where its weights are to be
     * @return the network, to be closed
     * @throws IOException if libtorch cannot read it; the message is libtorch's own
     */
    public static TorchScriptNetwork load(Path file, Device device) throws IOException {
        Path whole = file.toAbsolutePath();
        Model model = Model.newInstance(String.valueOf(whole.getFileName()), device, "PyTorch");
        try {
            // "trainParam" keeps libtorch from making inference tensors, which no gradient can
            // pass.
            model.load(whole.getParent(), String.valueOf(whole.getFileName()), Map.of("trainParam", "true"));
        } catch (MalformedModelException | RuntimeException e) {
            model.close();
            throw new IOException(e.getMessage(), e);
        } catch (IOException e) {
            model.close();
            throw e;
        }
        TorchScriptNetwork network = new TorchScriptNetwork(model, whole);
        network.block.freezeParameters(true);
        JniUtils.enableInferenceMode(network.block);
        OPEN.incrementAndGet();
        return network;
    }

    /** How many are not closed; their arrays are of no engine's, so that nothing else shows one that is left behind. */
    static int open() {
        return OPEN.get();
    }

    /**
     * {@inheritDoc} Vectors, (n, length), are given to a network that does not take them as (n, length, 1, 1), the form
     * of DCGAN's own generators. A network of half, bfloat16 or double numbers is given such, and what it returns is
     * brought to float32; whole numbers stay what they are. Every array has a name: {@link ScriptCall}.
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
                    boolean wantsImages =
                            String.valueOf(notVectors.getMessage()).contains("4D");
                    throw wantsImages ? neither : notVectors;
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
        try {
            return run(input, type);
        } catch (EngineException e) {
            DataType wanted = wanted(String.valueOf(e.getMessage()));
            if (wanted == null || wanted == type) {
                throw e;
            }
            NDList out = run(input, wanted);
            type = wanted;
            return out;
        }
    }

    private NDList run(NDArray input, DataType as) {
        // libtorch would rewrite the graph after its first calls, and the last bits with it: the
        // same document would not give the same pixels twice. The setting belongs to the thread.
        JniUtils.setGraphExecutorOptimize(false);
        if (fixedNoise) {
            JniUtils.setSeed(SEED); // nothing else of the program draws numbers in libtorch
        }
        NDArray given = as == DataType.BFLOAT16 ? Casting.toBfloat16(input, bfloat16()) : Casting.to(input, as);
        NDList out = new NDList();
        for (NDArray array : call.forward((PtNDArray) given)) {
            NDArray single = float32(array);
            single.setName(array.getName());
            single.attach(input.getManager());
            out.add(single);
        }
        return out;
    }

    /** Whole numbers stay what they are. */
    private static NDArray float32(NDArray array) {
        return array.getDataType().isFloating() || Casting.bfloat16(array)
                ? Casting.to(array, DataType.FLOAT32)
                : array;
    }

    /** Any weight of this type. */
    private NDArray bfloat16() {
        if (example == null) {
            try (PtNDManager scope = (PtNDManager) model.getNDManager().newSubManager()) {
                for (NDArray array : JniUtils.moduleGetParams(block, scope)) {
                    if (example == null && Casting.bfloat16(array)) {
                        example = array;
                        array.attach(model.getNDManager());
                    }
                }
            }
        }
        if (example == null) {
            throw new EngineException("bfloat16 constants in a frozen network");
        }
        return example;
    }

    /** The number type of floating weights, where they have one; float32 otherwise. */
    private static DataType typeOfWeights(List<Weight> weights) {
        List<DataType> types = weights.stream()
                .map(Weight::type)
                .filter(t -> t.isFloating() || t == DataType.BFLOAT16)
                .distinct()
                .toList();
        return types.size() == 1 ? types.getFirst() : DataType.FLOAT32;
    }

    /** The type that libtorch says to miss; null where its complaint is of another kind. */
    private @Nullable DataType wanted(String complaint) {
        if (!TYPES_DIFFER.matcher(complaint).find()) {
            return null;
        }
        if (type != DataType.FLOAT32) {
            return DataType.FLOAT32;
        }
        return complaint.contains("BFloat16")
                ? DataType.BFLOAT16
                : complaint.contains("Half")
                        ? DataType.FLOAT16
                        : complaint.toLowerCase(Locale.ROOT).contains("double") ? DataType.FLOAT64 : null;
    }

    /** Has a network that draws random numbers draw the same ones in each pass from now on. */
    public void fixNoise() {
        fixedNoise = true;
    }

    /** {@return whether its noise is fixed} */
    public boolean noiseFixed() {
        return fixedNoise;
    }

    /** {@return the number type in which arrays go in, as far as is known} */
    public DataType type() {
        return type;
    }

    /** {@return whether its source turns images whose channels are last into such whose channels are first} */
    public boolean takesChannelsLast() {
        return source.takesChannelsLast();
    }

    /** {@return whether it computes with quantised layers, through which no gradient comes} */
    public boolean quantised() {
        return source.quantised();
    }

    /** {@return the parameters in the order of the archive; none of a frozen one} */
    public List<Weight> weights() {
        List<Weight> weights = new ArrayList<>();
        try (PtNDManager scope = (PtNDManager) model.getNDManager().newSubManager()) {
            for (NDArray array : JniUtils.moduleGetParams(block, scope)) {
                DataType kind = Casting.bfloat16(array) ? DataType.BFLOAT16 : array.getDataType();
                weights.add(new Weight(array.getName(), array.getShape(), kind));
            }
        }
        return weights;
    }

    /** {@return the name of the first parameter that holds NaN or an infinite number; null where all are finite} */
    public @Nullable String notFinite() {
        try (PtNDManager scope = (PtNDManager) model.getNDManager().newSubManager()) {
            for (NDArray array : JniUtils.moduleGetParams(block, scope)) {
                boolean numbers = array.getDataType().isFloating() || Casting.bfloat16(array);
                if (numbers && array.size() > 0) {
                    NDArray values = float32(array).stopGradient();
                    if (!Float.isFinite(values.sub(values).sum().getFloat())) {
                        return array.getName();
                    }
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            OPEN.decrementAndGet();
            model.close();
        }
    }
}
