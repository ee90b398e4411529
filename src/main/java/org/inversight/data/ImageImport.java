package org.inversight.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inversight.engine.Progress;
import org.inversight.model.Json;

/**
 * Brings images of one's own into one size, in colour, and into a file of the program's own, once. What cannot be used
 * is skipped and listed.
 *
 * @param side height and width of what comes out
 * @param folder of the files that are written
 * @param progress told now and then, and asked whether to go on
 */
public record ImageImport(int side, Path folder, Progress progress) {

    /** Labels are bytes where images are kept with a sample. */
    private static final int MOST_CLASSES = 256;

    /**
     * Images as they were imported.
     *
     * @param images squares of three channels
     * @param labels class of each image; all 0 where there are no classes
     * @param classes names; empty where there are none
     * @param skipped what was left out, one sentence each
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Imported(ImageSet images, int[] labels, List<String> classes, List<String> skipped) {

        public Imported {
            classes = List.copyOf(classes);
            skipped = List.copyOf(skipped);
        }
    }

    /** What is kept beside the images. */
    private record Contents(String fingerprint, List<Integer> labels, List<String> classes, List<String> skipped) {}

    /** Where the images come from. */
    private interface Source {
        void gather(ImageCollector collector) throws IOException;
    }

    /**
     * Images with classes: an IDX file with its labels, or a folder with one folder per class.
     *
     * @param name of the set, in file names and sentences
     * @throws IOException if these are other images than those that were imported before, or if there are not at least
     *     two classes of two images
     */
    public Imported labelled(Path given, String name) throws IOException {
        try (ImageRoot root = ImageRoot.open(given)) {
            ImageFiles files = ImageFiles.at(root.path());
            return imported(given, name, files.fingerprint(true), collector -> {
                if (files.idx() == null) {
                    collector.addFolders(root.path());
                } else {
                    collector.addLabelledIdx(files.idx());
                }
                requireClasses(given, collector);
            });
        }
    }

    /**
     * Images without classes: an IDX file, or a folder with images in it, or in folders in it.
     *
     * @param name of the set, in file names and sentences
     * @throws IOException if these are other images than those that were imported before, or if there is none
     */
    public Imported plain(Path given, String name) throws IOException {
        try (ImageRoot root = ImageRoot.open(given)) {
            ImageFiles files = ImageFiles.at(root.path());
            return imported(given, name, files.fingerprint(false), collector -> {
                if (files.idx() == null) {
                    collector.addFiles(files.files());
                } else {
                    collector.addIdx(files.idx());
                }
                if (collector.labels().isEmpty()) {
                    throw new IOException("%s holds no image that can be used%s.".formatted(given, example(collector)));
                }
            });
        }
    }

    private Imported imported(Path given, String name, String fingerprint, Source source) throws IOException {
        Path images = folder.resolve(name + ".idx");
        Path beside = folder.resolve(name + ".json");
        Contents contents;
        if (Files.isRegularFile(beside)) {
            contents = Json.read(beside, Contents.class);
            if (!contents.fingerprint().equals(fingerprint)) {
                throw new IOException(
                        "%s was begun with other %s images than those in %s; give the same ones again, or begin in another folder."
                                .formatted(folder.getParent(), name, given));
            }
        } else {
            Files.createDirectories(folder);
            try (ImageWriter writer = new ImageWriter(images, side)) {
                ImageCollector collector = new ImageCollector(writer, side, progress);
                source.gather(collector);
                writer.finish();
                contents = new Contents(fingerprint, collector.labels(), collector.classes(), collector.skipped());
            }
            Json.write(beside, contents);
        }
        return new Imported(
                StoredImages.open(images),
                contents.labels().stream().mapToInt(i -> i).toArray(),
                contents.classes(),
                contents.skipped());
    }

    private static void requireClasses(Path given, ImageCollector collector) throws IOException {
        int classes = collector.classes().size();
        if (classes < 2) {
            throw new IOException(
                    "%s holds %d %s of at least two images, and two are needed: a folder of images each, or an IDX file with its labels%s."
                            .formatted(given, classes, classes == 1 ? "class" : "classes", example(collector)));
        }
        if (classes > MOST_CLASSES) {
            throw new IOException("%s holds %d classes, and %d can be told apart at most; give fewer."
                    .formatted(given, classes, MOST_CLASSES));
        }
    }

    private static String example(ImageCollector collector) {
        List<String> skipped = collector.skipped();
        return skipped.isEmpty()
                ? ""
                : " (%d skipped, the first because %s)"
                        .formatted(skipped.size(), skipped.getFirst().replaceFirst("\\.$", ""));
    }
}
