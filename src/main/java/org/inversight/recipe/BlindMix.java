package org.inversight.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.inversight.data.Images;
import org.inversight.engine.Noise;

/**
 * Drawn and generated images in random order, for somebody who is to say which are drawn; and the key, which tells.
 *
 * @param drawn as many as are generated, or others
 * @param seed of the order
 */
record BlindMix(Images drawn, Images generated, long seed) {

    private static final long ORDER = 4;
    private static final int COLUMNS = 10;
    private static final int SCALE = 2;
    private static final int GAP = 12;

    /** Where each place of the sheet comes from: the drawn ones come first, the generated ones follow. */
    int[] order() {
        int[] order = IntStream.range(0, drawn.count() + generated.count()).toArray();
        RandomGenerator random = Noise.keyed(seed, ORDER);
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    /**
     * Writes both files.
     *
     * @param sheet ten images a row, numbered from 1 at the top left, row by row
     * @param key number, and 1 where the image is generated
     */
    void write(Path sheet, Path key) throws IOException {
        int[] order = order();
        float[] all = new float[order.length * drawn.stride()];
        StringBuilder csv = new StringBuilder("number,generated\n");
        for (int i = 0; i < order.length; i++) {
            boolean made = order[i] >= drawn.count();
            Images from = made ? generated : drawn;
            int at = made ? order[i] - drawn.count() : order[i];
            System.arraycopy(from.pixels(), at * from.stride(), all, i * from.stride(), from.stride());
            csv.append(i + 1).append(',').append(made ? 1 : 0).append('\n');
        }
        Images mixed = new Images(order.length, drawn.channels(), drawn.height(), drawn.width(), all);
        Sheet.write(sheet, mixed, COLUMNS, SCALE, GAP);
        Files.writeString(key, csv);
    }
}
