package org.inversight.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A folder that somebody names for results. */
public final class OutputFolder {

    private OutputFolder() {}

    /**
     * Makes the folder where it is not there, and makes sure that files can be written into it.
     *
     * @throws IOException if that cannot be
     */
    public static void require(Path folder) throws IOException {
        Path file = fileInTheWay(folder);
        if (folder.equals(file)) {
            throw new IOException("%s is a file, and a folder is expected; choose a folder.".formatted(folder));
        }
        if (file != null) {
            throw new IOException("The folder %s cannot be made, because %s is a file; choose another folder."
                    .formatted(folder, file));
        }
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "probe", null));
        } catch (IOException e) {
            throw new IOException(
                    "The folder %s cannot be written to (%s); choose another folder.".formatted(folder, reason(e)), e);
        }
    }

    /** In a few words, why a file could not be written. */
    public static String reason(IOException e) {
        if (String.valueOf(e.getMessage()).contains("No space left")) {
            return "the disk is full";
        }
        return switch (e) {
            case AccessDeniedException denied -> "access is denied";
            case NoSuchFileException missing -> "its folder is not there";
            case NotDirectoryException file -> "its folder is a file";
            case FileAlreadyExistsException there -> "something else is there";
            case FileSystemException other -> other.getReason() == null ? "it cannot be used" : other.getReason();
            default -> "it cannot be used";
        };
    }

    /** The folder itself or one above it, where that is a file; null where none is. */
    private static @Nullable Path fileInTheWay(Path folder) {
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there == null || Files.isDirectory(there) ? null : there;
    }
}
