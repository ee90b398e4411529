package org.inversight.ui.models;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.inversight.model.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the sets that a person keeps: a document each, with an image beside it, and a folder of copied files
 * where somebody asked for that.
 */
public final class SetsFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SetsFolder.class);

    private final Path folder;
    private final List<KeptSet> first;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("sets").unstarted(task));

    private SetsFolder(Path folder, List<KeptSet> first) {
        this.folder = folder;
        this.first = List.copyOf(first);
    }

    /**
     * Reads all sets; one that cannot be read is left out with a warning.
     *
     * @param folder need not exist
     */
    public static SetsFolder read(Path folder) {
        List<KeptSet> sets = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".json")).toList()) {
                    try {
                        sets.add(KeptSet.read(file));
                    } catch (IOException e) {
                        LOG.warn("A kept set is left out: {}", e.getMessage());
                    }
                }
            } catch (IOException e) {
                LOG.warn("The kept sets were not read: {}", e.getMessage());
            }
        }
        sets.sort(Comparator.comparing(s -> s.title().toLowerCase(Locale.ROOT)));
        return new SetsFolder(folder, sets);
    }

    /** The sets that there were at first, by title. */
    public List<KeptSet> first() {
        return first;
    }

    /** An id that no set has yet. */
    public String newId(String title) {
        String slug =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String base = slug.isEmpty() ? "set" : slug;
        String id = base;
        for (int k = 2; Files.exists(document(id)); k++) {
            id = base + "-" + k;
        }
        return id;
    }

    /** Where the image of a set is, which need not exist. */
    public Path preview(KeptSet set) {
        return folder.resolve(set.id() + ".png");
    }

    private Path document(String id) {
        return folder.resolve(id + ".json");
    }

    private Path copies(KeptSet set) {
        return folder.resolve(set.id());
    }

    /**
     * Writes a set, whole or not at all; its future ends when it is on disk.
     *
     * @param preview null: the image that it has stays
     * @param copied whether its files are copied too, and the copies are used from then on
     */
    public CompletableFuture<KeptSet> keep(KeptSet set, @Nullable BufferedImage preview, boolean copied) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        Files.createDirectories(folder);
                        KeptSet kept = copied ? SetCopy.into(copies(set), set) : set;
                        if (preview != null) {
                            Path parts = folder.resolve(set.id() + ".png.part");
                            ImageIO.write(preview, "png", parts.toFile());
                            Files.move(parts, preview(set), StandardCopyOption.REPLACE_EXISTING);
                        }
                        Json.write(document(set.id()), kept);
                        return kept;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                writer);
    }

    /** Whether files were copied for a set. */
    boolean copied(KeptSet set) {
        return Files.exists(copies(set));
    }

    /** Forgets a set, and what was copied for it; nothing else is touched. */
    public CompletableFuture<Void> remove(KeptSet set) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        Files.deleteIfExists(document(set.id()));
                        Files.deleteIfExists(preview(set));
                        SetCopy.delete(copies(set));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                writer);
    }

    /** Waits until everything is written, three seconds at most. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(3, TimeUnit.SECONDS)) {
                LOG.warn("The kept sets took too long to write.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
