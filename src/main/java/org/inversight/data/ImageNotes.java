package org.inversight.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Collects what was left out of a set of images, or changed in it. */
final class ImageNotes {

    private static final int NAMED = 5;

    private final Path given;
    private final List<String> sentences = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final Map<String, Integer> otherKinds = new TreeMap<>();
    private int cropped;
    private int transparent;

    /** @param given the path as somebody gave it */
    ImageNotes(Path given) {
        this.given = given;
    }

    void add(String sentence) {
        sentences.add(sentence);
    }

    /** One may look through parts of an image. */
    void transparent() {
        transparent++;
    }

    /** An image was not of the shape that is wanted. */
    void cropped(int count) {
        cropped += count;
    }

    /** An image file could not be used. */
    void unreadable(String sentence) {
        unreadable.add(sentence);
    }

    /** Files that are not of a kind that is read. */
    void otherKinds(List<Path> files) {
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            int dot = name.lastIndexOf('.');
            otherKinds.merge(dot < 0 ? name : name.substring(dot).toLowerCase(Locale.ROOT), 1, Integer::sum);
        }
    }

    /** The first few names, and how many there are more. */
    static String named(List<String> names) {
        int more = names.size() - NAMED;
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                + (more > 0 ? " and %,d more".formatted(more) : "");
    }

    /** @param form of which the images are now */
    List<String> sentences(Images form) {
        List<String> all = new ArrayList<>(leftOut());
        if (cropped > 0) {
            boolean square = form.height() == form.width();
            all.add("%s: %,d of the images %s %s; of these the middle is used."
                    .formatted(
                            given,
                            cropped,
                            cropped == 1 ? "is" : "are",
                            square
                                    ? "not square"
                                    : "not shaped as %d x %d (height x width)".formatted(form.height(), form.width())));
        }
        if (transparent > 0) {
            all.add("%s: %,d of the images %s transparent, and white is put behind %s."
                    .formatted(given, transparent, transparent == 1 ? "is" : "are", transparent == 1 ? "it" : "them"));
        }
        return all;
    }

    /** What was left out, a sentence each. */
    List<String> leftOut() {
        List<String> all = new ArrayList<>(sentences);
        int others = otherKinds.values().stream().mapToInt(i -> i).sum();
        if (others > 0) {
            all.add("%s: %,d %s left out, not being images of a kind that is read (%s): %s."
                    .formatted(
                            given,
                            others,
                            others == 1 ? "file is" : "files are",
                            ImageFiles.KINDS,
                            named(otherKinds.entrySet().stream()
                                    .map(e -> "%,d %s".formatted(e.getValue(), e.getKey()))
                                    .collect(Collectors.toList()))));
        }
        if (!unreadable.isEmpty()) {
            all.add("%s: %,d damaged or unreadable %s left out: %s"
                    .formatted(
                            given,
                            unreadable.size(),
                            unreadable.size() == 1 ? "image is" : "images are",
                            unreadable.size() == 1
                                    ? unreadable.getFirst()
                                    : "the first is that " + unreadable.getFirst()));
        }
        return all;
    }
}
