package org.inversight.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.inversight.engine.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Images from wherever they lie: an IDX file, a folder with one (such as {@code images.idx.gz} with {@code
 * labels.idx.gz}), a folder of image files, a folder with one folder of image files a class, or a zip of any of them.
 */
public final class ImageSource {

    /** Of larger images not every pixel is decoded. */
    private static final int ENOUGH = 1024;

    private ImageSource() {}

    /**
     * All images, in one size and number of channels. Files of a folder that cannot be read are left out, and it is
     * said.
     *
     * @throws IOException if there is no image, or more than fit into memory
     */
    public static Found<Images> read(Path path, ImageForm form) throws IOException {
        return read(path, form, Integer.MAX_VALUE, Progress.NONE);
    }

    /**
     * As {@link #read(Path, ImageForm)}, for whoever needs no more than some. These lie evenly among all: files are often
     * sorted by class, and the first would be of one.
     *
     * @param most images
     * @param progress hears how many files were read, and may break off
     * @throws IOException if there is no image, or more than fit into memory
     */
    public static Found<Images> read(Path path, ImageForm form, int most, Progress progress) throws IOException {
        try (ImageRoot root = ImageRoot.open(path)) {
            ImageNotes notes = new ImageNotes(path);
            ImageFiles files = ImageFiles.at(root.path());
            Images images;
            if (files.idx() == null) {
                if (!files.files().equals(List.of(root.path()))) {
                    notes.otherKinds(ImageFiles.othersIn(root.path()));
                }
                ImageStack stack =
                        new ImageStack(path, Math.min(most, files.files().size()));
                decode(evenlyFirst(files.files(), most), form, notes, stack, progress);
                images = joined(path, stack, notes);
            } else {
                Images all = ofIdx(files.idx(), form, notes);
                images = all.count() <= most ? all : all.select(evenly(all.count(), most));
            }
            return new Found<>(images, notes.sentences(images));
        } catch (OutOfMemoryError e) {
            throw ImageStack.tooMany(path, e);
        }
    }

    /** {@return so many places, evenly among all} */
    private static int[] evenly(int all, int most) {
        return IntStream.range(0, most).map(i -> (int) ((long) i * all / most)).toArray();
    }

    /** Those that lie evenly among all, then the others, which take the place of files that cannot be read. */
    private static List<Path> evenlyFirst(List<Path> files, int most) {
        if (files.size() <= most) {
            return files;
        }
        Set<Path> order = new LinkedHashSet<>();
        for (int place : evenly(files.size(), most)) {
            order.add(files.get(place));
        }
        order.addAll(files);
        return List.copyOf(order);
    }

    /** As {@link #readLabelled(Path, ImageForm, List, Progress)}, without anybody who waits. */
    public static Found<LabelledImages> readLabelled(Path path, ImageForm form, List<String> classes)
            throws IOException {
        return readLabelled(path, form, classes, Progress.NONE);
    }

    /**
     * All images with their classes. An IDX file {@code X-images-Y} has its labels in {@code X-labels-Y}, with one
     * dimension in place of three.
     *
     * @param classes names of the target's classes, which class folders bear; empty where labels are taken as they are
     * @param progress hears how many files were read, and may break off
     * @throws IOException if there is no image or no label, or more than fits into memory
     */
    public static Found<LabelledImages> readLabelled(Path path, ImageForm form, List<String> classes, Progress progress)
            throws IOException {
        try (ImageRoot root = ImageRoot.open(path)) {
            ImageNotes notes = new ImageNotes(path);
            ImageFiles files = ImageFiles.at(root.path());
            LabelledImages read = files.idx() == null
                    ? ofFolders(path, root.path(), form, classes, notes, progress)
                    : ofLabelledIdx(path, files.idx(), form, classes, notes);
            return new Found<>(read, notes.sentences(read.images()));
        } catch (OutOfMemoryError e) {
            throw ImageStack.tooMany(path, e);
        }
    }

    /**
     * Makes sure, without reading them, that there are images.
     *
     * @throws IOException if there is nothing that could be read
     */
    public static void require(Path path) throws IOException {
        try (ImageRoot root = ImageRoot.open(path)) {
            ImageFiles files = ImageFiles.at(root.path());
            if (files.idx() != null) {
                Idx.requireHeader(files.idx());
            } else if (files.files().isEmpty()) {
                ImageNotes notes = new ImageNotes(path);
                notes.otherKinds(ImageFiles.othersIn(root.path()));
                throw nothing(path, notes);
            }
        }
    }

    /** Tells a set of images from another: a SHA-256 of a file, or of the names and sizes in a folder. */
    public static String listing(Path path) throws IOException {
        Fingerprint print = new Fingerprint();
        if (!Files.isDirectory(path)) {
            return print.add(path).hex();
        }
        for (Path file : ImageFiles.visible(path)) {
            print.add(path.relativize(file).toString().replace('\\', '/'));
            print.add(Long.toString(Files.size(file)));
        }
        return print.hex();
    }

    /** {@return the file of the labels that belong to an IDX file of images; null where there is none} */
    public static @Nullable Path labels(Path images) {
        Path labels = ImageFiles.withLabels(images).getLast();
        return !labels.equals(images) && Files.isRegularFile(labels) ? labels : null;
    }

    /**
     * Tells whether a set of images may have changed, without reading them: names, sizes and times of all files in it;
     * an IDX file's labels are among them.
     */
    public static String written(Path path) throws IOException {
        Fingerprint print = new Fingerprint();
        for (Path file : Files.isDirectory(path) ? ImageFiles.visible(path) : ImageFiles.withLabels(path)) {
            if (Files.exists(file)) {
                print.add("%s|%d|%s".formatted(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
        }
        return print.hex();
    }

    private static LabelledImages ofFolders(
            Path path, Path root, ImageForm form, List<String> classes, ImageNotes notes, Progress progress)
            throws IOException {
        if (!Files.isDirectory(root)) {
            throw new IOException(
                    "%s is one image, and folders of images named after the classes are expected.".formatted(path));
        }
        notes.otherKinds(ImageFiles.othersIn(root));
        Map<Path, Integer> folders = new ClassFolders(path, classes, notes).of(root);
        int files = 0;
        for (Path folder : folders.keySet()) {
            files += ImageFiles.in(folder).size();
        }
        ImageStack all = new ImageStack(path, files);
        List<Integer> labels = new ArrayList<>();
        for (Map.Entry<Path, Integer> folder : folders.entrySet()) {
            decode(ImageFiles.in(folder.getKey()), form, notes, all, progress);
            labels.addAll(Collections.nCopies(all.count() - labels.size(), folder.getValue()));
        }
        return new LabelledImages(
                joined(path, all, notes), labels.stream().mapToInt(i -> i).toArray());
    }

    private static LabelledImages ofLabelledIdx(
            Path path, Path idx, ImageForm form, List<String> classes, ImageNotes notes) throws IOException {
        Images images = ofIdx(idx, form, notes);
        int[] labels = Idx.readLabels(ImageFiles.labelsOf(idx));
        if (images.count() != labels.length) {
            throw new IOException("%s has %d images and %d labels.".formatted(path, images.count(), labels.length));
        }
        LabelledImages all = new LabelledImages(images, labels);
        if (classes.isEmpty()) {
            return all;
        }
        LabelledImages known = all.ofClasses(k -> k < classes.size());
        int unknown = labels.length - known.labels().length;
        if (unknown == labels.length) {
            throw new IOException("%s has no image of the target's classes 0 to %d; its labels are of other classes."
                    .formatted(path, classes.size() - 1));
        }
        if (unknown > 0) {
            notes.add("%s: %,d images are left out, because their labels are above %d, the target's last class."
                    .formatted(path, unknown, classes.size() - 1));
        }
        return known;
    }

    private static Images ofIdx(Path idx, ImageForm form, ImageNotes notes) throws IOException {
        Images images = Idx.readImages(idx).withChannels(form.channels());
        Images middle = form.height() == 0 ? images : CentreCrop.middle(images, form.height(), form.width());
        notes.cropped(middle.equals(images) ? 0 : images.count());
        return middle;
    }

    /** Adds the images of those files that can be decoded, in the wanted shape and no larger, until it is full. */
    private static void decode(List<Path> files, ImageForm form, ImageNotes notes, ImageStack stack, Progress progress)
            throws IOException {
        int read = 0;
        for (Path file : files) {
            progress.check();
            if (stack.full()) {
                return;
            }
            progress.report("Reading images", (double) read++ / files.size());
            Images image;
            try {
                image = ImageFile.read(file, ENOUGH, form.channels(), notes::transparent);
            } catch (IOException e) {
                notes.unreadable(String.valueOf(e.getMessage()));
                continue;
            }
            stack.add(fitting(image, form, notes));
        }
    }

    private static Images fitting(Images image, ImageForm form, ImageNotes notes) {
        if (form.height() == 0) {
            return image;
        }
        Images middle = CentreCrop.middle(image, form.height(), form.width());
        notes.cropped(middle.equals(image) ? 0 : 1);
        return middle.height() <= form.height() && middle.width() <= form.width()
                ? middle
                : CentreCrop.to(middle, form.height(), form.width());
    }

    private static IOException nothing(Path path, ImageNotes notes) {
        List<String> leftOut = notes.leftOut();
        return new IOException("%s holds no image that can be read%s."
                .formatted(
                        path,
                        leftOut.isEmpty()
                                ? " (%s), and no IDX file".formatted(ImageFiles.KINDS)
                                : " (" + String.join(" ", leftOut).replaceFirst("\\.$", "") + ")"));
    }

    private static Images joined(Path path, ImageStack stack, ImageNotes notes) throws IOException {
        Images all = stack.joined();
        if (all == null) {
            throw nothing(path, notes);
        }
        return all;
    }
}
