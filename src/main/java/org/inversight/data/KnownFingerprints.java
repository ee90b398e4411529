package org.inversight.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Fingerprints of large files, remembered while a file has the same size and time of change. */
public final class KnownFingerprints {

    /** Some systems tell no shorter times: a file that was changed so lately may change again without a sign of it. */
    private static final int SETTLED_SECONDS = 3;

    private record State(long size, FileTime changed) {}

    private record Known(State state, String hex) {}

    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    /**
     * {@return the fingerprint of what a file holds}
     *
     * @param file that is there
     * @throws IOException if it cannot be read
     */
    public String hex(Path file) throws IOException {
        Path place = file.toAbsolutePath().normalize();
        State before = state(place);
        Known remembered = known.get(place);
        if (remembered != null && remembered.state().equals(before)) {
            return remembered.hex();
        }
        Instant now = Instant.now();
        String hex = new Fingerprint().add(place).hex();
        boolean settled = before.changed().toInstant().isBefore(now.minusSeconds(SETTLED_SECONDS));
        if (settled && before.equals(state(place))) {
            known.put(place, new Known(before, hex));
        } else {
            known.remove(place);
        }
        return hex;
    }

    private static State state(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new State(now.size(), now.lastModifiedTime());
    }
}
