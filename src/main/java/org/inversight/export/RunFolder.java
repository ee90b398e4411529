package org.inversight.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.inversight.data.Fingerprint;
import org.inversight.data.OutputFolder;
import org.inversight.model.Json;

/**
 * The folder of one run's files. It keeps a list of what was written, so that the files of a second run never lie among
 * those of the first, and nobody else's file is ever touched.
 *
 * @param folder which may be there, and may hold other things
 */
public record RunFolder(Path folder) {

    /** Names every file that a run wrote, with its SHA-256. */
    static final String LIST = "files.json";

    private static final Pattern OWN =
            Pattern.compile("class-\\d+-restart-\\d+\\.png|contact-sheet(-ranked)?\\.png|ranking\\.csv|metrics\\.csv"
                    + "|experiment\\.json|result\\.json|beside-private\\.png|blind-sheet\\.png|blind-key\\.csv"
                    + "|line-up-\\d+\\.png|line-up-key\\.csv|answers\\.csv|(run|comparison)\\.(gif|mp4)|report\\.html");

    /** The document {@value #LIST}. */
    private record Contents(Map<String, String> files) {}

    /**
     * Makes sure that a run can be written here.
     *
     * @throws IOException if the folder cannot be written, or has files that a run would replace though no run is known
     *     to have left them as they are
     */
    public void require() throws IOException {
        OutputFolder.require(folder);
        Map<String, String> known = known();
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
        for (String name : known().keySet()) {
            if (OWN.matcher(name).matches()) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
        Files.deleteIfExists(folder.resolve(LIST));
    }

    /**
     * Remembers all files of the run that are there by now.
     *
     * @throws IOException if one cannot be read, or the list cannot be written
     */
    public void remember() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String name : names()) {
            files.put(name, new Fingerprint().add(folder.resolve(name)).hex());
        }
        Json.write(folder.resolve(LIST), new Contents(files));
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

    private Map<String, String> known() throws IOException {
        Path list = folder.resolve(LIST);
        if (!Files.isRegularFile(list)) {
            return Map.of();
        }
        Contents contents = Json.read(list, Contents.class);
        Json.require(list, Contents.class, Collections.singletonMap("files", contents.files()));
        return contents.files();
    }
}
