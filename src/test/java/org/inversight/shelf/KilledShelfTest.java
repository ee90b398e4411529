package org.inversight.shelf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.inversight.fixtures.TestSample;
import org.inversight.run.Snapshot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that keeps a run is killed at random moments, ten times, or as often as the property {@code
 * inversight.kills} says: every run on the shelf can be read, and no more than about the last second is lost.
 */
@Tag("slow")
class KilledShelfTest {

    private static final int KILLS = Integer.getInteger("inversight.kills", 10);

    /** The longest that a process lives on after its first recorded step, in milliseconds. */
    private static final int LIFE = 3500;

    /** A second, and what a busy machine may take to wake a thread and to write, in milliseconds. */
    private static final long LOST = 1500;

    /** Of a run: when which step was recorded. */
    private record Recorded(long millis, int step) {}

    @Test
    void everyRunCanBeReadAndAtMostTheLastSecondIsLost(@TempDir Path folder) throws Exception {
        Path samples = folder.resolve("samples");
        Path runs = folder.resolve("runs");
        TestSample.write(Files.createDirectories(samples));
        Random random = new Random(5);
        Set<String> known = new HashSet<>();
        long worst = 0;
        int partly = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            Process process = start(samples, runs);
            List<Recorded> recorded = new ArrayList<>();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            recorded.add(recorded(Objects.requireNonNull(lines.readLine(), "the process did not record a step")));
            Thread.sleep(random.nextInt(LIFE));
            process.toHandle().destroyForcibly(); // Process's own would close what it has said
            long killed = System.currentTimeMillis();
            process.waitFor();
            lines.lines().filter(line -> line.matches("\\d+ \\d+")).forEach(line -> recorded.add(recorded(line)));
            partly += unfinished(runs);
            try (Shelf shelf = Shelf.open(runs)) {
                KeptRun newest = readable(shelf, runs, kill, known);
                int kept = newest == null ? 0 : newest.figures().step();
                long lost = recorded.stream()
                        .filter(r -> r.step() > kept)
                        .mapToLong(r -> killed - r.millis())
                        .max()
                        .orElse(0);
                worst = Math.max(worst, lost);
                assertTrue(lost <= LOST, "kill %d: %d ms are lost".formatted(kill, lost));
            }
        }
        System.out.printf("%d kills: at most %d ms lost, %d half-written files removed%n", KILLS, worst, partly);
    }

    /** Reads everything on the shelf; the run that is new on it, or null. */
    private static KeptRun readable(Shelf shelf, Path runs, int kill, Set<String> known) throws IOException {
        List<KeptRun> all = shelf.all();
        assertEquals(folders(runs), all.size(), "kill %d: a folder that cannot be read".formatted(kill));
        assertEquals(0, unfinished(runs), "kill %d: something half-written stays".formatted(kill));
        assertTrue(all.size() <= 60);
        KeptRun fresh = null;
        for (KeptRun run : all) {
            if (known.add(run.id())) {
                assertEquals(null, fresh, "one run a process");
                fresh = run;
                List<Snapshot> steps = shelf.steps(run.id(), -1);
                assertFalse(steps.isEmpty());
                assertEquals(0, steps.getFirst().step());
                assertTrue(steps.getLast().step() >= run.figures().step(), "figures come after what they are of");
                assertEquals("gmi", run.experiment().attack());
                assertNotNull(ImageIO.read(run.thumbnail().toFile()));
            }
        }
        return fresh;
    }

    private static long folders(Path runs) throws IOException {
        try (Stream<Path> entries = Files.list(runs)) {
            return entries.filter(Files::isDirectory).count();
        }
    }

    /** Files and folders that are not whole. */
    private static int unfinished(Path runs) throws IOException {
        try (Stream<Path> entries = Files.walk(runs)) {
            return (int) entries.filter(file -> file.toString().endsWith(DurableFile.PART))
                    .count();
        }
    }

    private static Recorded recorded(String line) {
        String[] words = line.split(" ");
        return new Recorded(Long.parseLong(words[0]), Integer.parseInt(words[1]));
    }

    private static Process start(Path samples, Path runs) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.contains("-agent"))
                .toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KeepingProgram.class.getName()));
        command.addAll(List.of(samples.toString(), runs.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
