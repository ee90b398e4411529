package org.inversight.train;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.inversight.data.Fingerprint;
import org.inversight.model.Json;
import org.inversight.model.WeightsFile;
import org.jspecify.annotations.Nullable;

/**
 * People who are nobody's target, one image each, as a verifier sees them: {@code strangers.safetensors} beside the
 * verifier, with {@code strangers.json}, which says what they are.
 */
public final class Strangers {

    /** Of the file, without its ending, and of the stage that makes it. */
    public static final String NAME = "strangers";

    private static final String ARRAY = "embeddings";

    private final Document document;
    private final float[][] rows;

    /**
     * What the file beside the embeddings says.
     *
     * @param about what they are
     * @param count people, one image each
     * @param verifier SHA-256 of the weights that embedded them; with other weights they mean nothing
     * @param cosineThreshold from which similarity on the verifier accepts so few pairs of strangers, -1..1
     * @param falseAccepts share of pairs of two strangers that it then accepts, 0..1
     * @param pairs that were compared
     * @param command what makes them again
     * @param licence of the numbers
     */
    public record Document(
            String about,
            int count,
            String verifier,
            double cosineThreshold,
            double falseAccepts,
            int pairs,
            String command,
            String licence) {}

    /**
     * Strangers.
     *
     * @param document what they are
     * @param rows an embedding of length one each
     */
    public Strangers(Document document, float[][] rows) {
        this.document = document;
        this.rows = rows.clone();
    }

    /** {@return what they are, and the verifier's stricter threshold} */
    public Document document() {
        return document;
    }

    /**
     * {@return the place of somebody among the strangers, by similarity to an image: one more than the number of
     * strangers who are at least as similar}
     *
     * @param embedding of the image, of length one
     * @param own similarity of the image to that somebody, -1..1
     */
    public int rank(float[] embedding, double own) {
        int rank = 1;
        for (float[] row : rows) {
            double cosine = 0;
            for (int i = 0; i < row.length; i++) {
                cosine += (double) row[i] * embedding[i];
            }
            rank += cosine < own ? 0 : 1;
        }
        return rank;
    }

    /**
     * {@return whether there are strangers beside a verifier that these very weights embedded}
     *
     * @param verifier file of its weights
     */
    public static boolean exist(Path verifier) {
        try {
            return Files.isRegularFile(weights(verifier))
                    && Files.isRegularFile(card(verifier))
                    && Json.read(card(verifier), Document.class).verifier().equals(fingerprint(verifier));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * {@return the strangers beside a verifier; null where there are none, or other weights embedded them}
     *
     * @param verifier file of its weights
     * @param manager of the arrays meanwhile
     * @throws IOException if the file cannot be read
     */
    public static @Nullable Strangers beside(Path verifier, NDManager manager) throws IOException {
        if (!exist(verifier)) {
            return null;
        }
        Document document = Json.read(card(verifier), Document.class);
        float[] flat = WeightsFile.read(weights(verifier), manager).get(ARRAY);
        if (flat == null || document.count() < 1 || flat.length % document.count() != 0) {
            throw new IOException("%s does not hold the %d embeddings that %s says; make it again."
                    .formatted(weights(verifier), document.count(), card(verifier)));
        }
        int length = flat.length / document.count();
        float[][] rows = new float[document.count()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(flat, i * length, (i + 1) * length);
        }
        return new Strangers(document, rows);
    }

    /**
     * Writes both files beside a verifier, the embeddings as float16 in the array {@code embeddings}, (count, length).
     *
     * @param flat the embeddings, row by row, each of length one
     * @param manager of the array meanwhile
     * @throws IOException if they cannot be written
     */
    public static void write(Path verifier, Document document, float[] flat, NDManager manager) throws IOException {
        Shape shape = new Shape(document.count(), flat.length / document.count());
        WeightsFile.write(weights(verifier), Map.of(ARRAY, manager.create(flat, shape)), DataType.FLOAT16);
        Json.write(card(verifier), document);
    }

    /**
     * {@return what tells a verifier's weights from others}
     *
     * @param verifier file of its weights
     * @throws IOException if it cannot be read
     */
    public static String fingerprint(Path verifier) throws IOException {
        return new Fingerprint().add(verifier).hex();
    }

    private static Path weights(Path verifier) {
        return verifier.resolveSibling(NAME + ".safetensors");
    }

    private static Path card(Path verifier) {
        return verifier.resolveSibling(NAME + ".json");
    }
}
