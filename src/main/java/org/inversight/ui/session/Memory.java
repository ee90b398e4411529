package org.inversight.ui.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory the program takes. */
public final class Memory {

    private static final Path STATUS = Path.of("/proc/self/statm");
    private static final long PAGE = 4096;
    private static final long MEGA = 1024L * 1024L;

    /**
     * Resident memory where the system tells it in a file that is none (a read costs microseconds),
     * otherwise the Java heap in use.
     */
    public long megabytes() {
        if (Files.isReadable(STATUS)) {
            try {
                String[] fields =
                        Files.readString(STATUS, StandardCharsets.US_ASCII).strip().split(" ");
                return Long.parseLong(fields[1]) * PAGE / MEGA;
            } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
                return heap();
            }
        }
        return heap();
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGA;
    }
}
