package org.inversight.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Named arrays in a safetensors file. */
public final class WeightsFile {

    /** Far above the networks of this program, and far below what a Java array holds. */
    private static final long LARGEST = 512L << 20;

    private WeightsFile() {}

    /**
     * Writes arrays in this type ({@code FLOAT16} halves the file; every value keeps 11 bits).
     *
     * @param file replaced when it is whole
     * @param arrays in the order in which they are written
     * @param type of the numbers in the file
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Map<String, NDArray> arrays, DataType type) throws IOException {
        if (arrays.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to write to " + file);
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        NDManager any = arrays.values().iterator().next().getManager();
        try (NDManager scope = any.newSubManager();
                OutputStream out = Files.newOutputStream(part)) {
            NDList list = new NDList();
            for (Map.Entry<String, NDArray> entry : arrays.entrySet()) {
                NDArray plain = entry.getValue().stopGradient();
                // it would stay with the manager of the long-lived array
                plain.attach(scope);
                NDArray copy = plain.toType(type, true);
                copy.setName(entry.getKey());
                list.add(copy);
            }
            out.write(list.encode(NDList.Encoding.SAFETENSORS));
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Reads all arrays as float32.
     *
     * @param file in safetensors format
     * @param manager of the arrays meanwhile
     * @return by name, in the order of the file, each row by row
     * @throws IOException if the file is no safetensors file
     */
    public static Map<String, float[]> read(Path file, NDManager manager) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("%s does not exist; make the weights again or fetch them again.".formatted(file));
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException(
                    "%s holds %,d MB, and weights of up to %d MB are read; no architecture here has more, so choose another file."
                            .formatted(file, Files.size(file) >> 20, LARGEST >> 20));
        }
        byte[] bytes = Files.readAllBytes(file);
        requireHeader(file, bytes);
        Map<String, float[]> values = new LinkedHashMap<>();
        try (NDManager scope = manager.newSubManager()) {
            NDList list = NDList.decode(scope, bytes);
            for (NDArray array : list) {
                values.put(
                        array.getName(), array.toType(DataType.FLOAT32, false).toFloatArray());
            }
        } catch (RuntimeException e) {
            throw notWhole(file, e);
        }
        return values;
    }

    /** DJL makes an array of the length that a file claims for its header before it looks at what is there. */
    private static void requireHeader(Path file, byte[] bytes) throws IOException {
        long length = bytes.length < Long.BYTES
                ? -1
                : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 0 || length > bytes.length - Long.BYTES) {
            throw notWhole(file, null);
        }
    }

    private static IOException notWhole(Path file, @Nullable Throwable cause) {
        return new IOException(
                "%s is not a whole safetensors file; make it again or fetch it again.".formatted(file), cause);
    }
}
