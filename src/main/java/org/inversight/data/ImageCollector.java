package org.inversight.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inversight.engine.Progress;
import org.inversight.model.ModelCard;

/** Collects images of one's own into one file, and what had to be left out. */
final class ImageCollector {

    /** Images without which a class cannot be trained and tested. */
    private static final int FEWEST = 2;

    private static final int BLOCK = 256;

    /** How much larger than needed an image may be decoded. */
    private static final int SPARE = 8;

    private final ImageWriter writer;
    private final int side;
    private final Progress progress;
    private final List<Integer> labels = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    /**
     * @param side height and width of what is written
     * @param progress told now and then, and asked whether to go on
     */
    ImageCollector(ImageWriter writer, int side, Progress progress) {
        this.writer = writer;
        this.side = side;
        this.progress = progress;
    }

    /** Class of each image that was written; 0 where there are no classes. */
    List<Integer> labels() {
        return labels;
    }

    /** Names of the classes. */
    List<String> classes() {
        return classes;
    }

    /** What was left out, one sentence each. */
    List<String> skipped() {
        return skipped;
    }

    /** Image files of no class. */
    void addFiles(List<Path> files) throws IOException {
        for (Path file : files) {
            for (Images image : read(file)) {
                write(image, 0);
            }
        }
    }

    /** The images of an IDX file, without their labels. */
    void addIdx(Path idx) throws IOException {
        Images all = Idx.readImages(idx);
        addIdx(all, IntStream.range(0, all.count()).toArray(), new int[all.count()]);
    }

    /** The images of a folder with one folder per class. */
    void addFolders(Path root) throws IOException {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(root)) {
            entries = listed.sorted().toList();
        }
        for (Path entry : entries) {
            if (Files.isDirectory(entry) && !ImageFiles.hidden(entry)) {
                addFolder(entry);
            }
        }
        for (Path file : ImageFiles.in(root)) {
            if (root.equals(file.getParent())) {
                skipped.add("%s lies in no folder of a class.".formatted(file));
            }
        }
    }

    private void addFolder(Path folder) throws IOException {
        String name = String.valueOf(folder.getFileName());
        if (name.equals(ModelCard.NONE)) {
            skipped.add("class %s has the name of the reject class; give the folder another name.".formatted(name));
            return;
        }
        List<Images> own = new ArrayList<>();
        for (Path file : ImageFiles.in(folder)) {
            own.addAll(read(file));
        }
        if (enough(name, own.size())) {
            for (Images image : own) {
                write(image, classes.size());
            }
            classes.add(name);
        }
    }

    /** The images of an IDX file with its labels; a class is named after its label. */
    void addLabelledIdx(Path idx) throws IOException {
        Images all = Idx.readImages(idx);
        int[] given = Idx.readLabels(ImageFiles.labelsOf(idx));
        if (given.length != all.count()) {
            throw new IOException("%s has %d images and %d labels.".formatted(idx, all.count(), given.length));
        }
        int[] kept = new int[Arrays.stream(given).max().orElse(-1) + 1];
        Arrays.fill(kept, -1);
        for (int label : Arrays.stream(given).distinct().sorted().toArray()) {
            int count = (int) Arrays.stream(given).filter(l -> l == label).count();
            if (enough(Integer.toString(label), count)) {
                kept[label] = classes.size();
                classes.add(Integer.toString(label));
            }
        }
        int[] positions = IntStream.range(0, given.length)
                .filter(i -> kept[given[i]] >= 0)
                .toArray();
        addIdx(all, positions, Arrays.stream(given).map(l -> kept[l]).toArray());
    }

    private boolean enough(String name, int count) {
        if (count < FEWEST) {
            skipped.add("class %s has %d %s; at least %d are needed to train and to test."
                    .formatted(name, count, count == 1 ? "image" : "images", FEWEST));
        }
        return count >= FEWEST;
    }

    private void addIdx(Images all, int[] positions, int[] ofLabels) throws IOException {
        for (int from = 0; from < positions.length; from += BLOCK) {
            int[] block = Arrays.copyOfRange(positions, from, Math.min(from + BLOCK, positions.length));
            writer.add(CentreCrop.to(all.select(block).withChannels(3), side, side));
            Arrays.stream(block).forEach(i -> labels.add(ofLabels[i]));
            tell();
        }
    }

    private void write(Images image, int label) throws IOException {
        writer.add(image);
        labels.add(label);
    }

    /** The image of a file as it is to be written; none if it cannot be used. */
    private List<Images> read(Path file) {
        tell();
        try {
            Images one = ImageFile.read(file, SPARE * side, 3);
            return List.of(CentreCrop.to(one, side, side));
        } catch (IOException e) {
            skipped.add(String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private void tell() {
        progress.check();
        progress.report("reading images: step %,d".formatted(labels.size() + 1), -1);
    }
}
