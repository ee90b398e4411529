package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inversight.model.Json;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.model.WeightsFile;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;

/** The project's own networks on disk: NAME.json and NAME.safetensors. */
public final class Models {

    private Models() {}

    /** All values of a network by name. */
    static Map<String, float[]> values(NativeNetwork network) {
        Map<String, float[]> values = new LinkedHashMap<>();
        network.arrays().forEach((name, array) -> values.put(name, array.toFloatArray()));
        return values;
    }

    /** Writes the weights as float16. */
    public static void writeWeights(Path folder, String name, NativeNetwork network) throws IOException {
        Files.createDirectories(folder);
        Map<String, NDArray> arrays = network.arrays();
        WeightsFile.write(weights(folder, name), arrays, DataType.FLOAT16);
    }

    /** Writes the card, with the cost of a forward pass through the network on disk. */
    public static void writeCard(NDManager parent, Path folder, String name, ModelCard card) throws IOException {
        Shape one = card.kind() == ModelKind.GENERATOR
                ? new Shape(1, card.inputLength())
                : new Shape(1, card.channels(), card.height(), card.width());
        try (NativeNetwork network = load(parent, folder, name, card)) {
            Json.write(card(folder, name), card.withMultiplyAdds(network.multiplyAdds(one)));
        }
    }

    /** Whether the model is whole: the card is written last. */
    public static boolean exists(Path folder, String name) {
        return Files.isRegularFile(card(folder, name));
    }

    public static ModelCard readCard(Path folder, String name) throws IOException {
        return Json.read(card(folder, name), ModelCard.class);
    }

    /** The network with the weights on disk. */
    public static NativeNetwork load(
            NDManager parent, Path folder, String name, String architecture, int outputs, int latent)
            throws IOException {
        return NativeNetwork.of(
                parent,
                Architecture.named(architecture),
                outputs,
                latent,
                WeightsFile.read(weights(folder, name), parent));
    }

    /** The network that a card describes. */
    public static NativeNetwork load(NDManager parent, Path folder, String name) throws IOException {
        return load(parent, folder, name, readCard(folder, name));
    }

    private static NativeNetwork load(NDManager parent, Path folder, String name, ModelCard card) throws IOException {
        if (card.architecture() == null) {
            throw new IOException("%s names no architecture.".formatted(card(folder, name)));
        }
        return load(parent, folder, name, card.architecture(), card.outputLength(), card.latent());
    }

    public static Path weights(Path folder, String name) {
        return folder.resolve(name + ".safetensors");
    }

    public static Path card(Path folder, String name) {
        return folder.resolve(name + ".json");
    }
}
