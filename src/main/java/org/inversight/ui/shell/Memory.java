package org.inversight.ui.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory the program takes. */
public final class Memory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final long KILO = 1024;
    private static final long MEGA = KILO * KILO;

    /**
     * Resident memory where the system tells it in a file that is none (a read costs microseconds), otherwise the Java
     * heap in use.
     */
    public long megabytes() {
        if (Files.isReadable(STATUS)) {
            try {
                for (String line : Files.readAllLines(STATUS, StandardCharsets.US_ASCII)) {
                    if (line.startsWith(RESIDENT)) {
                        return Long.parseLong(line.replaceAll("\\D", "")) / KILO;
                    }
                }
            } catch (IOException | NumberFormatException e) {
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
