package org.inversight.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.inversight.data.Idx;
import org.inversight.data.LabelledImages;

/** A few private pictures of each class, for the view of the nearest private picture. */
final class PrivatePictures {

    private static final String ATTRIBUTION =
            """
            The pictures in this folder are from MNIST, by Yann LeCun, Corinna Cortes and
            Christopher J. C. Burges, derived from NIST Special Databases 1 and 3.

            Licence: Creative Commons Attribution-Share Alike 3.0 (CC BY-SA 3.0).

            Changes: resized bilinearly from 28 x 28 to 32 x 32 pixels. They are the first pictures
            of each class in the private half of the training set (see ../mnist-split.json), in
            the order of the training set.
            """;

    private PrivatePictures() {}

    static boolean exist(Path folder) {
        return Files.isRegularFile(folder.resolve("README.txt"));
    }

    /** Writes the first {@code each} pictures of every class. */
    static void write(LabelledImages own, int each, Path folder) throws IOException {
        Files.createDirectories(folder);
        int classes = Arrays.stream(own.labels()).max().orElse(-1) + 1;
        int[] positions =
                IntStream.range(0, classes)
                        .flatMap(k -> Arrays.stream(own.positions(label -> label == k)).limit(each))
                        .toArray();
        LabelledImages chosen = own.select(positions);
        Idx.writeImages(folder.resolve("images.idx.gz"), chosen.images());
        Idx.writeLabels(folder.resolve("labels.idx.gz"), chosen.labels());
        Files.writeString(folder.resolve("README.txt"), ATTRIBUTION, StandardCharsets.UTF_8);
    }
}
