package org.inversight.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which folder holds the images of which class. */
final class ClassFolders {

    private static final int SHOWN = 10;

    private final Path given;
    private final List<String> classes;
    private final Map<String, Integer> byName = new LinkedHashMap<>();
    private final ImageNotes notes;

    /**
     * @param given the path as somebody gave it, for sentences
     * @param classes names of the target's classes
     * @param notes gets what is left out
     */
    ClassFolders(Path given, List<String> classes, ImageNotes notes) {
        this.given = given;
        this.classes = List.copyOf(classes);
        this.notes = notes;
        for (int k = 0; k < classes.size(); k++) {
            byName.putIfAbsent(plain(classes.get(k)), k);
        }
    }

    /**
     * Class indices by folder, in the order of the classes. Folders are matched by name: case, blanks, underlines,
     * hyphens and leading zeros of numbers do not count. Where none matches, the folders of the folders are tried
     * ({@code train/cat}); then, where classes have numbers for names and there are as many folders, the order of the
     * folders' names decides.
     *
     * @throws IOException if no folder is of a class
     */
    Map<Path, Integer> of(Path root) throws IOException {
        List<Path> children = folders(root);
        Map<Path, Integer> found = matching(children);
        if (!found.isEmpty()) {
            tellUnmatched(children, found);
            tellLoose(root);
            return inOrder(found);
        }
        List<String> parts = new ArrayList<>();
        for (Path child : children) {
            List<Path> inside = folders(child);
            Map<Path, Integer> deeper = matching(inside);
            if (!deeper.isEmpty()) {
                tellUnmatched(inside, deeper);
                parts.add(name(child));
                found.putAll(deeper);
            }
        }
        if (parts.size() > 1) {
            notes.add("%s: the images of %s are taken together; give one of these folders to use it alone."
                    .formatted(given, String.join(", ", parts)));
        }
        return found.isEmpty() ? byOrder(children) : inOrder(found);
    }

    /** As torchvision's ImageFolder gives indices to folders. */
    private Map<Path, Integer> byOrder(List<Path> children) throws IOException {
        boolean numbered =
                IntStream.range(0, classes.size()).allMatch(k -> classes.get(k).equals(Integer.toString(k)));
        if (!numbered || children.isEmpty() || children.size() != classes.size()) {
            throw new IOException("%s has neither an IDX file nor folders of images named after the classes %s%s."
                    .formatted(
                            given,
                            some(classes),
                            children.isEmpty()
                                    ? ""
                                    : " (its folders are %s; rename them, or name the classes in the target's card)"
                                            .formatted(some(children.stream()
                                                    .map(ClassFolders::name)
                                                    .toList()))));
        }
        Map<Path, Integer> found = new LinkedHashMap<>();
        children.forEach(child -> found.put(child, found.size()));
        notes.add(
                "%s: the classes have no names, so its %d folders are taken for them in the order of their names, from %s to %s."
                        .formatted(given, children.size(), name(children.getFirst()), name(children.getLast())));
        return found;
    }

    private Map<Path, Integer> matching(List<Path> folders) {
        Map<Path, Integer> found = new LinkedHashMap<>();
        for (Path folder : folders) {
            Integer index = byName.get(plain(name(folder)));
            if (index != null) {
                found.put(folder, index);
            }
        }
        return found;
    }

    private static Map<Path, Integer> inOrder(Map<Path, Integer> found) {
        Map<Path, Integer> sorted = new LinkedHashMap<>();
        found.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
    }

    private void tellUnmatched(List<Path> folders, Map<Path, Integer> found) throws IOException {
        List<String> names = new ArrayList<>();
        int images = 0;
        for (Path folder : folders) {
            if (!found.containsKey(folder)) {
                names.add(name(folder));
                images += ImageFiles.in(folder).size();
            }
        }
        if (!names.isEmpty()) {
            notes.add("%s: %,d %s left out, because the target has no class named %s."
                    .formatted(given, images, images == 1 ? "image is" : "images are", ImageNotes.named(names)));
        }
    }

    private void tellLoose(Path root) throws IOException {
        long loose = ImageFiles.in(root).stream()
                .filter(f -> root.equals(f.getParent()))
                .count();
        if (loose > 0) {
            notes.add("%s: %,d %s left out, lying in no folder of a class."
                    .formatted(given, loose, loose == 1 ? "image is" : "images are"));
        }
    }

    private static List<Path> folders(Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(Files::isDirectory)
                    .filter(f -> !ImageFiles.hidden(f))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName()).replaceFirst("/$", "");
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_-]+", " ")
                .strip()
                .replaceFirst("^0+(?=\\d+$)", "");
    }

    private static String some(List<String> names) {
        return names.size() <= SHOWN
                ? names.toString()
                : "[%s, ... %s]".formatted(String.join(", ", names.subList(0, SHOWN - 1)), names.getLast());
    }
}
