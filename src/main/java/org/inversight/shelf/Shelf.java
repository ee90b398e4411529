package org.inversight.shelf;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.inversight.blind.Sittings;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentFile;
import org.inversight.model.Json;
import org.inversight.run.LossHistory;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the kept runs, a folder each: {@code experiment.json}, {@code figures.json}, {@code label.json},
 * {@code blind.json}, {@code thumbnail.png} and some recorded steps. There is no index: the folders are the shelf. A run's folder appears
 * under its name when it is whole, each file in it is replaced as a whole, and what a killed process left half-written is
 * removed when the shelf is opened. Bounded: beyond 60 runs or 256 MB the oldest go that nobody pinned. Safe for several
 * threads.
 */
public final class Shelf implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private static final int MOST = 60;
    private static final long BYTES = 256L << 20;
    private static final String EXPERIMENT = "experiment.json";
    private static final String FIGURES = "figures.json";
    private static final String LOSSES = "losses.json";
    private static final String LABEL = "label.json";
    private static final String BLIND = "blind.json";
    private static final String THUMBNAIL = "thumbnail.png";
    private static final String REMOVED = ".removed";
    private static final String STEP = "step-%09d.bin";
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What is kept of a run, apart from what a person says of it. */
    record Content(
            Experiment experiment,
            Figures figures,
            LossHistory.Curves losses,
            byte[] thumbnail,
            List<Snapshot> steps) {}

    private final Path folder;
    private final int most;
    private final long bytes;
    private final @Nullable FileChannel lock;

    private Shelf(Path folder, int most, long bytes) {
        this.folder = folder;
        this.most = most;
        this.bytes = bytes;
        this.lock = locked(folder);
        if (lock != null) {
            clean();
        }
    }

    /**
     * Opens the shelf in a folder, and removes what a killed process left half-written.
     *
     * @param folder need not exist
     */
    public static Shelf open(Path folder) {
        return new Shelf(folder, MOST, BYTES);
    }

    /**
     * @param most runs that are kept
     * @param bytes that they may take together
     */
    static Shelf open(Path folder, int most, long bytes) {
        return new Shelf(folder, most, bytes);
    }

    /** The lock of the one process that cleans up; null where another one has it, or the folder cannot be written. */
    private static @Nullable FileChannel locked(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
            channel.close();
        } catch (IOException | OverlappingFileLockException e) {
            LOG.debug("The shelf is not cleaned.", e);
        }
        return null;
    }

    private void clean() {
        for (Path entry : entries()) {
            String name = String.valueOf(entry.getFileName());
            if (name.endsWith(DurableFile.PART) || name.endsWith(REMOVED)) {
                delete(entry);
            } else if (Files.isDirectory(entry)) {
                files(entry).stream()
                        .filter(file -> file.toString().endsWith(DurableFile.PART))
                        .forEach(Shelf::delete);
            }
        }
    }

    /** {@return all runs that can be read, the newest first} */
    public List<KeptRun> all() {
        List<KeptRun> runs = new ArrayList<>();
        for (Path entry : entries()) {
            String name = String.valueOf(entry.getFileName());
            if (Files.isDirectory(entry) && !name.endsWith(DurableFile.PART) && !name.endsWith(REMOVED)) {
                try {
                    runs.add(read(name));
                } catch (IOException | RuntimeException e) {
                    LOG.warn("A kept run is left out: {}", e.getMessage());
                }
            }
        }
        runs.sort(Comparator.comparing(KeptRun::id).reversed());
        return List.copyOf(runs);
    }

    /**
     * {@return a run}
     *
     * @param id its id
     * @throws IOException if it is not there, or cannot be read
     */
    public KeptRun read(String id) throws IOException {
        Path run = folder.resolve(id);
        return new KeptRun(
                id,
                labelOf(run),
                Json.read(run.resolve(FIGURES), Figures.class),
                ExperimentFile.read(run.resolve(EXPERIMENT)).experiment(),
                run.resolve(THUMBNAIL),
                sittingsOf(run));
    }

    /** {@return the recorded steps of a run that can be read, in their order} */
    List<Snapshot> steps(String id, long runId) {
        List<Snapshot> steps = new ArrayList<>();
        for (Path file : files(folder.resolve(id))) {
            if (isStep(file)) {
                try {
                    steps.add(StepFile.read(file, runId));
                } catch (IOException e) {
                    LOG.warn("The recorded step {} is left out: {}", file, e.getMessage());
                }
            }
        }
        return steps;
    }

    /** The loss terms of a run; empty where they cannot be read. */
    LossHistory losses(String id) {
        try {
            return LossHistory.of(Json.read(folder.resolve(id).resolve(LOSSES), LossHistory.Curves.class));
        } catch (IOException e) {
            LOG.warn("Kept loss terms are left out: {}", e.getMessage());
            return new LossHistory();
        }
    }

    /** An id for a run that begins now; later ones are greater, and those of another process are others. */
    static String newId(Instant begun) {
        return "%s-%08x".formatted(ID.format(begun), ThreadLocalRandom.current().nextInt());
    }

    /**
     * Keeps a run as it is now; whatever was kept of it before is replaced.
     *
     * @param document whether its experiment is another than the one that was kept
     * @return the run on the shelf, and what had to go for it
     */
    synchronized Kept keep(String id, Content content, boolean document) throws IOException {
        Path place = folder.resolve(id);
        boolean known = Files.isDirectory(place);
        Path into = known ? place : folder.resolve(id + DurableFile.PART);
        Files.createDirectories(into);
        if (document || !known) {
            ExperimentFile.write(into.resolve(EXPERIMENT), content.experiment());
            DurableFile.force(into.resolve(EXPERIMENT));
        }
        List<Snapshot> steps = content.steps();
        List<String> names = steps.stream()
                .map(step -> String.format(Locale.ROOT, STEP, step.step()))
                .toList();
        for (int i = 0; i < names.size(); i++) {
            if (!Files.exists(into.resolve(names.get(i)))) {
                DurableFile.write(into.resolve(names.get(i)), StepFile.bytes(steps.get(i)));
            }
        }
        DurableFile.write(into.resolve(THUMBNAIL), content.thumbnail());
        DurableFile.write(into.resolve(LOSSES), json(content.losses()));
        DurableFile.write(into.resolve(FIGURES), json(content.figures()));
        DurableFile.force(into);
        files(into).stream()
                .filter(file -> isStep(file) && !names.contains(String.valueOf(file.getFileName())))
                .forEach(Shelf::delete);
        List<String> dropped = List.of();
        if (!known) {
            DurableFile.rename(into, place);
            dropped = thin(id);
        }
        KeptRun run = new KeptRun(
                id,
                labelOf(place),
                content.figures(),
                content.experiment(),
                place.resolve(THUMBNAIL),
                sittingsOf(place));
        return new Kept(run, dropped);
    }

    /**
     * A run on the shelf.
     *
     * @param dropped ids of older ones that had to go for it
     */
    public record Kept(KeptRun run, List<String> dropped) {}

    /** A label that cannot be read is no reason to lose the run. */
    private static Label labelOf(Path run) {
        Path label = run.resolve(LABEL);
        try {
            return Files.isRegularFile(label) ? Json.read(label, Label.class) : Label.NONE;
        } catch (IOException e) {
            LOG.warn("What a kept run was called is left out: {}", e.getMessage());
            return Label.NONE;
        }
    }

    /** Answers that cannot be read are no reason to lose the run. */
    private static Sittings sittingsOf(Path run) {
        Path file = run.resolve(BLIND);
        if (!Files.isRegularFile(file)) {
            return Sittings.NONE;
        }
        try {
            return Json.read(file, Sittings.class);
        } catch (IOException e) {
            LOG.warn("The answers of a blind panel are left out: {}", e.getMessage());
            return Sittings.NONE;
        }
    }

    /** Drops the oldest that nobody pinned while there are too many, or they take too much room. */
    private List<String> thin(String newest) {
        List<String> dropped = new ArrayList<>();
        List<Path> stay = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        // the newest first; also those that this version cannot read, which take room too
        entries().reversed().stream()
                .filter(Shelf::isRun)
                .forEach(run -> (pinned(run) || run.endsWith(newest) ? stay : others).add(run));
        int count = stay.size();
        long used = stay.stream().mapToLong(Shelf::size).sum();
        for (Path run : others) {
            count++;
            used += size(run);
            if (count > most || used > bytes) {
                delete(run);
                dropped.add(String.valueOf(run.getFileName()));
            }
        }
        return dropped;
    }

    /** Whether a run was kept here, which another version may have done; not a folder of somebody else. */
    private static boolean isRun(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return !name.endsWith(DurableFile.PART)
                && !name.endsWith(REMOVED)
                && Files.isRegularFile(entry.resolve(FIGURES))
                && Files.isRegularFile(entry.resolve(EXPERIMENT));
    }

    /** Whether a run is to stay; it does where that cannot be read. */
    private static boolean pinned(Path run) {
        Path label = run.resolve(LABEL);
        try {
            return Files.isRegularFile(label) && Json.read(label, Label.class).pinned();
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Calls a run something, or pins it.
     *
     * @param id its id
     * @param label what is said of it
     * @throws IOException if it cannot be written
     */
    public synchronized void label(String id, Label label) throws IOException {
        DurableFile.write(folder.resolve(id).resolve(LABEL), json(label));
        DurableFile.force(folder.resolve(id));
    }

    /**
     * Keeps what a viewer answered of a run's images, in place of what was kept.
     *
     * @param id its id
     * @param sittings all of that run
     * @throws IOException if it cannot be written
     */
    synchronized void answered(String id, Sittings sittings) throws IOException {
        DurableFile.write(folder.resolve(id).resolve(BLIND), json(sittings));
        DurableFile.force(folder.resolve(id));
    }

    /**
     * Takes a run off the shelf; until the shelf is opened again it can be put back.
     *
     * @param id its id
     * @throws IOException if it cannot be moved
     */
    public synchronized void remove(String id) throws IOException {
        DurableFile.rename(folder.resolve(id), folder.resolve(id + REMOVED));
    }

    /**
     * Puts a run back that was removed.
     *
     * @param id its id
     * @throws IOException if it is gone
     */
    public synchronized void restore(String id) throws IOException {
        DurableFile.rename(folder.resolve(id + REMOVED), folder.resolve(id));
    }

    /** Lets another process clean up. */
    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            LOG.debug("The shelf's lock was not released.", e);
        }
    }

    private static byte[] json(Object document) {
        return Json.line(document).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isStep(Path file) {
        return String.valueOf(file.getFileName()).matches("step-\\d+\\.bin");
    }

    private List<Path> entries() {
        return files(folder);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            LOG.debug("A folder cannot be read.", e);
            return List.of();
        }
    }

    private static long size(Path folder) {
        return files(folder).stream().mapToLong(file -> file.toFile().length()).sum();
    }

    /** A folder goes out of sight at once, and then file by file. */
    private static void delete(Path path) {
        try {
            Path gone = path;
            if (Files.isDirectory(path)) {
                if (!path.toString().endsWith(REMOVED) && !path.toString().endsWith(DurableFile.PART)) {
                    gone = path.resolveSibling(path.getFileName() + REMOVED);
                    DurableFile.rename(path, gone);
                }
                files(gone).forEach(Shelf::delete);
            }
            Files.deleteIfExists(gone);
        } catch (IOException e) {
            LOG.warn("{} was not removed: {}", path, e.getMessage());
        }
    }
}
