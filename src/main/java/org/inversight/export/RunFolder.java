package org.inversight.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.inversight.data.Fingerprint;
import org.inversight.data.OutputFolder;
import org.inversight.model.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one run's files. It keeps a list of what was written, so that the files of a second run never lie among
 * those of the first, and nobody else's file is ever touched.
 *
 * @param folder which may be there, and may hold other things
 */
public record RunFolder(Path folder) {

    /** Names every file that a run wrote, with its SHA-256. */
    static final String LIST = "files.json";

    private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);

    private static final Pattern OWN =
            Pattern.compile("class-\\d+-restart-\\d+\\.png|contact-sheet(-ranked)?\\.png|ranking\\.csv|metrics\\.csv"
                    + "|experiment\\.json|result\\.json|beside-private\\.png|blind-sheet\\.png|blind-key\\.csv"
                    + "|line-up-\\d+\\.png|line-up-key\\.csv|answers\\.csv|(run|comparison)\\.(gif|mp4)|report\\.html");

    /** The same while they are written, and the lists of sides. */
    private static final Pattern PARTS = Pattern.compile("(" + OWN.pattern() + "|files\\.json)(\\.part)?");

    /** Folders of a comparison's sides, such as {@code 2-lom}. */
    private static final Pattern SIDE = Pattern.compile("[1-9]-[a-z0-9-]+");

    /**
     * The document {@value #LIST}.
     *
     * @param files by name
     * @param sides folders of a comparison's sides; missing for none
     */
    private record Contents(
            Map<String, String> files, @Nullable List<String> sides) {}

    /**
     * Makes sure that a run can be written here.
     *
     * @throws IOException if the folder cannot be written, or has files that a run would replace though no run is known
     *     to have left them as they are
     */
    public void require() throws IOException {
        OutputFolder.require(folder);
        Map<String, String> known = known().files();
        for (String name : names()) {
            String before = known.get(name);
            if (before == null) {
                throw new IOException("%s has %s of another run; choose an empty folder, or move what is there."
                        .formatted(folder, name));
            }
            if (!before.equals(new Fingerprint().add(folder.resolve(name)).hex())) {
                throw new IOException("%s was changed since a run wrote it; move it, or choose another folder."
                        .formatted(folder.resolve(name)));
            }
        }
    }

    /** Removes what an earlier run wrote; to be called before the first file is written. */
    void clear() throws IOException {
        require();
        Contents known = known();
        List<Path> sides = Objects.requireNonNullElse(known.sides(), List.<String>of()).stream()
                .filter(name -> SIDE.matcher(name).matches())
                .map(folder::resolve)
                .filter(Files::isDirectory)
                .toList();
        for (Path side : sides) {
            new RunFolder(side).require();
        }
        for (Path side : sides) {
            new RunFolder(side).clear();
            if (empty(side)) {
                Files.delete(side);
            }
        }
        for (String name : known.files().keySet()) {
            if (OWN.matcher(name).matches()) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
        Files.deleteIfExists(folder.resolve(LIST));
    }

    /** Writes files into a folder. */
    interface Content {
        void into(Path folder) throws IOException;
    }

    /**
     * Has the files of a run written. Where an earlier one left its own, the new ones are written beside the folder and
     * take their place once they are whole: until then, and where that fails, the earlier ones stay. Where there is none,
     * what is whole by the time it fails stays.
     *
     * @param content writes the files, and the list of them
     * @throws IOException if that cannot be, or there are such files of somebody else
     */
    void write(Content content) throws IOException {
        require();
        removeLeftovers();
        Path beside = names().isEmpty() && !Files.exists(folder.resolve(LIST)) ? null : beside();
        if (beside == null) {
            clear();
            content.into(folder);
            return;
        }
        boolean whole = false;
        boolean moved = false;
        try {
            content.into(beside);
            whole = true;
            clearFor(beside);
            move(beside, folder);
            moved = true;
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage()).replace(beside.toString(), folder.toString());
            throw new IOException(whole ? "%s The new files are in %s.".formatted(why, beside) : why, e);
        } finally {
            if (moved || !whole) {
                remove(beside);
            }
        }
    }

    /** Removes what an earlier run wrote where the new files go, those in the folders of sides included. */
    private void clearFor(Path beside) throws IOException {
        List<RunFolder> sides = new ArrayList<>();
        try (Stream<Path> entries = Files.list(beside)) {
            for (Path entry : entries.toList()) {
                Path place = folder.resolve(beside.relativize(entry));
                if (Files.isDirectory(entry) && Files.isDirectory(place)) {
                    sides.add(new RunFolder(place));
                }
            }
        }
        for (RunFolder side : sides) {
            side.require();
        }
        clear();
        for (RunFolder side : sides) {
            if (Files.isDirectory(side.folder())) {
                side.clear();
            }
        }
    }

    /** A new folder beside this one, so that relative paths lead to the same files; null where none can be made. */
    private @Nullable Path beside() {
        try {
            Path place = folder.toRealPath();
            Path parent = place.getParent();
            return parent == null ? null : Files.createTempDirectory(parent, "." + place.getFileName() + "-");
        } catch (IOException e) {
            return null;
        }
    }

    /** Removes what writers that were killed have left beside the folder, half written, a day ago or more. */
    private void removeLeftovers() {
        try {
            Path place = folder.toRealPath();
            Path parent = place.getParent();
            if (parent == null) {
                return;
            }
            Pattern name = Pattern.compile("\\." + Pattern.quote(String.valueOf(place.getFileName())) + "-\\d+");
            try (Stream<Path> entries = Files.list(parent)) {
                for (Path entry : entries.toList()) {
                    if (name.matcher(String.valueOf(entry.getFileName())).matches() && isLeftover(entry)) {
                        remove(entry);
                    }
                }
            }
        } catch (IOException e) {
            LOG.debug("What may be left beside {} stays.", folder, e);
        }
    }

    /** Whether a folder has parts of an export alone, and is old; one with a list is whole, and may be all there is. */
    private static boolean isLeftover(Path entry) throws IOException {
        if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) || Files.exists(entry.resolve(LIST))) {
            return false;
        }
        Instant old = Instant.now().minus(1, ChronoUnit.DAYS);
        try (Stream<Path> all = Files.walk(entry)) {
            for (Path path : all.toList()) {
                boolean own = path.equals(entry)
                        || (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? SIDE : PARTS)
                                .matcher(String.valueOf(path.getFileName()))
                                .matches();
                if (!own || Files.getLastModifiedTime(path).toInstant().isAfter(old)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void move(Path from, Path to) throws IOException {
        try (Stream<Path> entries = Files.list(from)) {
            // the list last: while it is there, this folder has what nobody else has
            for (Path entry :
                    entries.sorted(Comparator.comparing(e -> e.endsWith(LIST))).toList()) {
                Path place = to.resolve(from.relativize(entry));
                if (Files.isDirectory(entry) && Files.isDirectory(place)) {
                    move(entry, place); // somebody else's file is in it
                } else {
                    Files.move(entry, place);
                }
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /**
     * Remembers all files of the run that are there by now.
     *
     * @throws IOException if one cannot be read, or the list cannot be written
     */
    public void remember() throws IOException {
        remember(null);
    }

    /**
     * As the other, of a comparison.
     *
     * @param sides names of the folders that its sides have here; null for none
     */
    void remember(@Nullable List<String> sides) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String name : names()) {
            files.put(name, new Fingerprint().add(folder.resolve(name)).hex());
        }
        Json.write(folder.resolve(LIST), new Contents(files, sides));
    }

    /** As {@link #remember(List)}, where something else has failed and is to be heard of. */
    void rememberIfPossible(@Nullable List<String> sides) {
        try {
            remember(sides);
        } catch (IOException e) {
            LOG.warn("The list of files in {} was not written: {}", folder, e.getMessage());
        }
    }

    /** Files that are named as a run names its own. */
    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(f -> String.valueOf(f.getFileName()))
                    .filter(name -> OWN.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }

    private Contents known() throws IOException {
        Path list = folder.resolve(LIST);
        if (!Files.isRegularFile(list)) {
            return new Contents(Map.of(), null);
        }
        Contents contents = Json.read(list, Contents.class);
        Json.require(list, Contents.class, Collections.singletonMap("files", contents.files()));
        return contents;
    }
}
