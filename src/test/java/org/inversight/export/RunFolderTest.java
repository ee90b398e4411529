package org.inversight.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Two runs in one folder, and somebody's own files beside them. */
class RunFolderTest {

    @TempDir
    Path folder;

    private RunFolder files;

    @BeforeEach
    void open() {
        files = new RunFolder(folder);
    }

    @Test
    void whatARunWroteIsRemovedAndNothingElse() throws IOException {
        write("mine.png", "my own");
        write("class-00-restart-00.png", "a");
        write("line-up-01.png", "b");
        assertThrows(IOException.class, files::clear, "whose files are these?");
        files.remember();
        write("also-mine.csv", "my own");
        files.clear();
        assertEquals(Set.of("also-mine.csv", "mine.png"), names());
    }

    @Test
    void filesOfAnUnknownRunAreLeftAlone() throws IOException {
        write("metrics.csv", "somebody's");
        refused("has metrics.csv of another run");
        assertEquals(Set.of("metrics.csv"), names());
    }

    @Test
    void aFileThatSomebodyChangedIsLeftAlone() throws IOException {
        write("metrics.csv", "written by the run");
        write("ranking.csv", "written by the run");
        files.remember();
        files.require();
        write("metrics.csv", "with notes");
        refused("metrics.csv was changed");
        assertEquals(Set.of("files.json", "metrics.csv", "ranking.csv"), names());
    }

    @Test
    void aListThatSomebodyWroteNamesNothingElse() throws IOException {
        write("mine.txt", "my own");
        write("files.json", "{\"files\": {\"mine.txt\": \"0\", \"../elsewhere\": \"0\"}}");
        files.clear();
        assertEquals(Set.of("mine.txt"), names());
        write("files.json", "{}");
        refused("files");
    }

    @Test
    void aLaterExportHasNoSidesOfAnEarlierComparison() throws IOException {
        for (String side : List.of("1-gmi", "2-kedmi", "3-vmi")) {
            Files.createDirectory(folder.resolve(side));
            write(side + "/metrics.csv", "of the side");
            new RunFolder(folder.resolve(side)).remember();
        }
        write("3-vmi/notes.txt", "my own");
        Files.createDirectory(folder.resolve("4-mine"));
        write("comparison.gif", "all sides");
        files.remember(List.of("1-gmi", "2-kedmi", "3-vmi"));
        files.clear();
        assertEquals(Set.of("3-vmi", "4-mine"), names());
        assertTrue(Files.exists(folder.resolve("3-vmi/notes.txt")));
        assertTrue(Files.notExists(folder.resolve("3-vmi/metrics.csv")));
    }

    @Test
    void anEarlierRunsFilesStayUntilTheNewOnesAreWhole() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        RunFolder twice = new RunFolder(run);
        twice.write(into -> put(into, "contact-sheet.png", "first"));
        assertThrows(
                IOException.class,
                () -> twice.write(into -> {
                    put(into, "contact-sheet.png", "second");
                    throw new IOException("The disk is full.");
                }));
        assertEquals("first", Files.readString(run.resolve("contact-sheet.png")));
        twice.require();
        twice.write(into -> put(into, "metrics.csv", "third"));
        assertFalse(Files.exists(run.resolve("contact-sheet.png")));
        assertEquals("third", Files.readString(run.resolve("metrics.csv")));
        twice.require();
        assertEquals(Set.of("run"), names(), "nothing is left beside it");
    }

    @Test
    void whatAKilledWriterLeftBesideTheFolderGoesUnlessItMayBeAllThereIs() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        RunFolder twice = new RunFolder(run);
        twice.write(into -> put(into, "metrics.csv", "first"));
        leftover(".run-11", "metrics.csv.part", true);
        leftover(".run-12", "metrics.csv", false);
        leftover(".run-13", "notes.txt", true);
        leftover(".other-14", "metrics.csv", true);
        leftover(".run-15", "files.json", true);
        twice.write(into -> put(into, "metrics.csv", "second"));
        assertEquals(Set.of("run", ".run-12", ".run-13", ".other-14", ".run-15"), names());
    }

    private void leftover(String name, String file, boolean old) throws IOException {
        Path left = Files.createDirectory(folder.resolve(name));
        Path inside = Files.writeString(left.resolve(file), "{}");
        if (old) {
            FileTime then = FileTime.from(Instant.now().minus(2, ChronoUnit.DAYS));
            Files.setLastModifiedTime(inside, then);
            Files.setLastModifiedTime(left, then);
        }
    }

    @Test
    void aSideReplacesAnExportIntoItsFolderAndSomebodysFileStays() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        RunFolder compared = new RunFolder(run);
        compared.write(into -> side(into, "1-lom", "first"));
        put(Files.createDirectory(run.resolve("2-gmi")), "metrics.csv", "alone");
        Files.writeString(run.resolve("1-lom/mine.txt"), "my own");
        compared.write(into -> {
            side(into, "1-lom", "second");
            side(into, "2-gmi", "second");
        });
        assertEquals("second", Files.readString(run.resolve("1-lom/metrics.csv")));
        assertEquals("second", Files.readString(run.resolve("2-gmi/metrics.csv")));
        assertEquals("my own", Files.readString(run.resolve("1-lom/mine.txt")));
        assertEquals(Set.of("run"), names(), "nothing is left beside it");
    }

    private static void side(Path into, String name, String text) throws IOException {
        put(Files.createDirectory(into.resolve(name)), "metrics.csv", text);
        try (Stream<Path> sides = Files.list(into)) {
            new RunFolder(into)
                    .remember(sides.filter(Files::isDirectory)
                            .map(side -> String.valueOf(side.getFileName()))
                            .toList());
        }
    }

    private static void put(Path into, String name, String text) throws IOException {
        Files.writeString(into.resolve(name), text);
        new RunFolder(into).remember();
    }

    @Test
    void anEmptyFolderAndOneThatIsNotThereAreFine() throws IOException {
        files.require();
        new RunFolder(folder.resolve("new")).require();
    }

    private void refused(String because) {
        for (var attempt : new Executable[] {files::require, files::clear}) {
            String said =
                    String.valueOf(assertThrows(IOException.class, attempt).getMessage());
            assertTrue(said.contains(because), said);
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            Set<String> names = new TreeSet<>();
            entries.forEach(f -> names.add(String.valueOf(f.getFileName())));
            return names;
        }
    }
}
