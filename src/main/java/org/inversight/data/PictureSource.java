package org.inversight.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures from wherever they lie: an IDX file, a folder with {@code images.idx.gz} and {@code
 * labels.idx.gz}, a folder of picture files, or a folder with one folder of picture files a class.
 */
public final class PictureSource {

    private static final Logger LOG = LoggerFactory.getLogger(PictureSource.class);
    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".gif", ".bmp");
    private static final String IMAGES = "images.idx.gz";
    private static final String LABELS = "labels.idx.gz";

    private PictureSource() {}

    /**
     * All pictures, in one size (the first one's) and this many channels. Files of a folder that
     * cannot be read are skipped with a warning.
     *
     * @throws IOException with one sentence, if there is no picture
     */
    public static Images read(Path path, int channels) throws IOException {
        if (Files.isDirectory(path)) {
            if (Files.isRegularFile(path.resolve(IMAGES))) {
                return Idx.readImages(path.resolve(IMAGES)).withChannels(channels);
            }
            return ofFiles(path, files(path), channels);
        }
        return Idx.readImages(path).withChannels(channels);
    }

    /**
     * All pictures with their classes. An IDX file {@code X-images-Y} has its labels in {@code
     * X-labels-Y}, with one dimension in place of three.
     *
     * @param classes names of the classes, which class folders must bear
     * @throws IOException with one sentence, if there is no picture, or no label
     */
    public static LabelledImages readLabelled(Path path, int channels, List<String> classes)
            throws IOException {
        if (!Files.isDirectory(path)) {
            String name = String.valueOf(path.getFileName());
            Path labels =
                    path.resolveSibling(name.replace("images", "labels").replace("idx3", "idx1"));
            if (labels.equals(path) || !Files.isRegularFile(labels)) {
                throw new IOException(
                        "The labels of %s are expected beside it in %s, and are not there."
                                .formatted(path, labels.getFileName()));
            }
            return labelled(path, Idx.readImages(path), Idx.readLabels(labels), channels);
        }
        if (Files.isRegularFile(path.resolve(IMAGES))) {
            return labelled(
                    path,
                    Idx.readImages(path.resolve(IMAGES)),
                    Idx.readLabels(path.resolve(LABELS)),
                    channels);
        }
        List<Path> all = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int k = 0; k < classes.size(); k++) {
            Path folder = path.resolve(classes.get(k));
            if (Files.isDirectory(folder)) {
                for (Path file : files(folder)) {
                    if (readable(file)) {
                        all.add(file);
                        labels.add(k);
                    }
                }
            }
        }
        if (all.isEmpty()) {
            throw new IOException(
                    "%s has neither %s nor folders of pictures named after the classes %s."
                            .formatted(path, IMAGES, classes));
        }
        return labelled(
                path,
                ofFiles(path, all, channels),
                labels.stream().mapToInt(i -> i).toArray(),
                channels);
    }

    private static LabelledImages labelled(Path path, Images images, int[] labels, int channels)
            throws IOException {
        if (images.count() != labels.length) {
            throw new IOException(
                    "%s has %d pictures and %d labels."
                            .formatted(path, images.count(), labels.length));
        }
        return new LabelledImages(images.withChannels(channels), labels);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(
                            f ->
                                    ENDINGS.stream()
                                            .anyMatch(
                                                    e ->
                                                            f.toString()
                                                                    .toLowerCase(Locale.ROOT)
                                                                    .endsWith(e)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean readable(Path file) {
        try {
            if (ImageIO.read(file.toFile()) != null) {
                return true;
            }
            LOG.warn("{} is no picture and is skipped.", file);
        } catch (IOException e) {
            LOG.warn("{} is a damaged picture and is skipped.", file);
        }
        return false;
    }

    private static Images ofFiles(Path folder, List<Path> files, int channels) throws IOException {
        List<float[]> pictures = new ArrayList<>();
        int height = 0;
        int width = 0;
        for (Path file : files) {
            if (!readable(file)) {
                continue;
            }
            BufferedImage image = ImageIO.read(file.toFile());
            Images one = Pixels.fromImage(image, channels);
            if (pictures.isEmpty()) {
                height = one.height();
                width = one.width();
            }
            pictures.add(one.resized(height, width).pixels());
        }
        if (pictures.isEmpty()) {
            throw new IOException("%s holds no picture that can be read.".formatted(folder));
        }
        int stride = channels * height * width;
        float[] all = new float[pictures.size() * stride];
        for (int i = 0; i < pictures.size(); i++) {
            System.arraycopy(pictures.get(i), 0, all, i * stride, stride);
        }
        return new Images(pictures.size(), channels, height, width, all);
    }
}
