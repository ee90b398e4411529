package org.inversight.recipe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.inversight.data.Idx;
import org.inversight.data.LabelledImages;
import org.inversight.model.Json;
import org.inversight.train.Labelled;

/** A few private images of each class, for the view of the nearest private image. */
final class PrivateImageFiles {

    private PrivateImageFiles() {}

    static boolean exist(Path folder) {
        return Files.isRegularFile(folder.resolve("README.txt"));
    }

    /** Writes the first {@code each} images of every class. */
    static void write(Material material, int each, Path folder) throws IOException {
        Labelled own = material.own();
        Files.createDirectories(folder);
        int classes = Arrays.stream(own.labels()).max().orElse(-1) + 1;
        int[] positions = IntStream.range(0, classes)
                .flatMap(k -> IntStream.range(0, own.count())
                        .filter(i -> own.labels()[i] == k)
                        .limit(each))
                .toArray();
        LabelledImages chosen = own.select(positions);
        Idx.writeImages(folder.resolve("images.idx.gz"), chosen.images());
        Idx.writeLabels(folder.resolve("labels.idx.gz"), chosen.labels());
        if (!material.persons().isEmpty()) {
            Json.write(folder.resolve("people.json"), material.persons());
        }
        Files.writeString(folder.resolve("README.txt"), material.words().shown(), StandardCharsets.UTF_8);
    }
}
