package org.inversight.ui.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.inversight.model.ModelFile;
import org.inversight.ui.session.Role;

/** Finds what may be models and images under a folder, by names alone. */
final class FolderScan {

    /** More files than this are no set that somebody wants to review. */
    private static final int MOST = 200;

    private static final int DEEPEST = 5;

    private static final Set<String> MODELS = Set.of(
            "pt",
            "pth",
            "ts",
            "jit",
            "torchscript",
            "onnx",
            "h5",
            "keras",
            "pt2",
            "mar",
            "ckpt",
            "pkl",
            "tflite",
            "safetensors",
            "json");

    private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "gif", "bmp", "webp");

    private final List<Path> models = new ArrayList<>();
    private final List<Path> images = new ArrayList<>();

    private FolderScan() {}

    /**
     * What there is.
     *
     * @param models files that may be models
     * @param images files or folders that may hold images
     */
    record Result(List<Path> models, List<Path> images) {

        boolean empty() {
            return models.isEmpty() && images.isEmpty();
        }
    }

    /** Whether something that was dropped is to be looked through, and is not a single model. */
    static boolean needed(List<Path> dropped) {
        return dropped.stream().anyMatch(path -> Files.isDirectory(path) || idx(path) || zip(path) || image(path));
    }

    /** Looks through files and folders. */
    static Result of(List<Path> dropped) throws IOException {
        FolderScan scan = new FolderScan();
        for (Path path : dropped) {
            scan.take(path, 0);
        }
        return new Result(List.copyOf(scan.models), List.copyOf(scan.images));
    }

    private void take(Path path, int depth) throws IOException {
        if (models.size() + images.size() >= MOST || name(path).startsWith(".")) {
            return;
        }
        if (Files.isDirectory(path)) {
            if (depth <= DEEPEST) {
                folder(path, depth);
            }
        } else if (idx(path) || zip(path)) {
            images.add(path);
        } else if (model(path)) {
            models.add(path);
        }
    }

    private void folder(Path folder, int depth) throws IOException {
        List<Path> entries = entries(folder);
        if (entries.stream().filter(FolderScan::idx).count() == 1
                && entries.stream().noneMatch(FolderScan::model)) {
            images.add(folder);
            return;
        }
        if (holdsImages(entries)) {
            images.add(folder);
            for (Path entry : entries) {
                if (model(entry) && !Files.isDirectory(entry)) {
                    take(entry, depth + 1);
                }
            }
            return;
        }
        for (Path entry : entries) {
            take(entry, depth + 1);
        }
    }

    /** Image files of its own, or a folder of them for each of several classes. */
    private static boolean holdsImages(List<Path> entries) throws IOException {
        if (entries.stream().anyMatch(FolderScan::image)) {
            return true;
        }
        int classes = 0;
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                if (RoleGuess.named(entry, Role.ofImages()) != null) {
                    return false;
                }
                if (entries(entry).stream().noneMatch(FolderScan::image)) {
                    return false;
                }
                classes++;
            }
        }
        return classes > 1;
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> !name(p).startsWith(".")).sorted().toList();
        } catch (IOException e) {
            throw new IOException("The folder %s cannot be read; look at its permissions.".formatted(folder), e);
        }
    }

    private static boolean model(Path path) {
        String ending = ending(path);
        if (!MODELS.contains(ending)) {
            return false;
        }
        String base = name(path).substring(0, name(path).length() - ending.length());
        return switch (ending) {
            // A card is opened by itself only where the network is the program's own.
            case "json" -> Files.isRegularFile(path.resolveSibling(base + "safetensors")) && Files.isRegularFile(path);
            case "safetensors" -> !Files.isRegularFile(ModelFile.cardOf(path));
            default -> true;
        };
    }

    private static boolean idx(Path path) {
        String name = name(path);
        return name.matches(".*images.*idx.*|.*idx[34]-ubyte(\\.gz)?")
                || name.matches(".*\\.idx(\\.gz)?") && !name.contains("labels");
    }

    private static boolean zip(Path path) {
        return ending(path).equals("zip");
    }

    private static boolean image(Path path) {
        return IMAGES.contains(ending(path));
    }

    private static String ending(Path path) {
        String name = name(path);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    }
}
