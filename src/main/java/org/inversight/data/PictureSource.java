package org.inversight.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures from wherever they lie: an IDX file, a folder with one (such as {@code images.idx.gz}
 * with {@code labels.idx.gz}), a folder of picture files, or a folder with one folder of picture
 * files a class.
 */
public final class PictureSource {

    private static final Logger LOG = LoggerFactory.getLogger(PictureSource.class);

    /** Of larger pictures not every pixel is decoded. */
    private static final int ENOUGH = 1024;

    private PictureSource() {}

    /**
     * All pictures, in one size (the first one's) and this many channels. Files of a folder that
     * cannot be read are skipped with a warning.
     *
     * @throws IOException with one sentence, if there is no picture
     */
    public static Images read(Path path, int channels) throws IOException {
        PictureFiles files = PictureFiles.at(path);
        return files.idx() == null
                ? joined(path, decoded(files.files(), channels))
                : Idx.readImages(files.idx()).withChannels(channels);
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
        Path idx = PictureFiles.at(path).idx();
        if (idx != null) {
            return labelled(
                    path,
                    Idx.readImages(idx),
                    Idx.readLabels(PictureFiles.labelsOf(idx)),
                    channels);
        }
        List<Images> all = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int k = 0; k < classes.size(); k++) {
            Path folder = path.resolve(classes.get(k));
            if (Files.isDirectory(folder)) {
                all.addAll(decoded(PictureFiles.in(folder), channels));
                labels.addAll(Collections.nCopies(all.size() - labels.size(), k));
            }
        }
        if (all.isEmpty()) {
            throw new IOException(
                    "%s has neither an IDX file nor folders of pictures named after the classes %s."
                            .formatted(path, classes));
        }
        return labelled(
                path, joined(path, all), labels.stream().mapToInt(i -> i).toArray(), channels);
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

    /** The pictures of those files that can be decoded. */
    private static List<Images> decoded(List<Path> files, int channels) {
        List<Images> pictures = new ArrayList<>();
        for (Path file : files) {
            try {
                pictures.add(Pixels.fromImage(PictureFile.read(file, ENOUGH), channels));
            } catch (IOException e) {
                LOG.warn("{} It is skipped.", e.getMessage());
            }
        }
        return pictures;
    }

    private static Images joined(Path path, List<Images> pictures) throws IOException {
        if (pictures.isEmpty()) {
            throw new IOException("%s holds no picture that can be read.".formatted(path));
        }
        Images first = pictures.getFirst();
        int stride = first.stride();
        float[] all = new float[pictures.size() * stride];
        for (int i = 0; i < pictures.size(); i++) {
            Images one = pictures.get(i).resized(first.height(), first.width());
            System.arraycopy(one.pixels(), 0, all, i * stride, stride);
        }
        return new Images(pictures.size(), first.channels(), first.height(), first.width(), all);
    }
}
