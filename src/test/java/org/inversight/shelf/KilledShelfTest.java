package org.inversight.shelf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.inversight.fixtures.TestSample;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that keeps a run is killed at random moments, ten times, or as often as the property {@code
 * inversight.kills} says: every run on the shelf can be read, and what is lost at most is the last second and what writing
 * takes on a busy machine.
 */
@Tag("slow")
class KilledShelfTest {

    private static final int KILLS = Integer.getInteger("inversight.kills", 10);

    /** The longest that a process lives on after its first recorded step, in milliseconds. */
    private static final int LIFE = 3000;

    private static final long SECOND = 1000;

    /** What a process said. */
    private record Said(String what, long millis, int step) {

        static Said of(String line) {
            String[] words = line.split(" ");
            return new Said(words[0], Long.parseLong(words[1]), Integer.parseInt(words[2]));
        }
    }

    private final Set<String> known = new HashSet<>();

    /** How long after it was recorded a step was on the disk, in milliseconds; a busy machine takes its time. */
    private final List<Long> delays = new ArrayList<>();

    /** How old the oldest recorded step was that a kill took away, in milliseconds. */
    private final List<Long> losses = new ArrayList<>();

    @Test
    void everyRunCanBeReadAndAtMostTheLastSecondIsLost(@TempDir Path folder) throws Exception {
        Path samples = folder.resolve("samples");
        Path runs = folder.resolve("runs");
        TestSample.write(Files.createDirectories(samples));
        Random random = new Random(5);
        int partly = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            Process process = start(samples, runs);
            List<Said> said = new ArrayList<>();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            while (said.isEmpty() || !said.getLast().what().equals("recorded")) {
                said.add(Said.of(Objects.requireNonNull(lines.readLine(), "the process did not record a step")));
            }
            Thread.sleep(random.nextInt(LIFE));
            process.toHandle().destroyForcibly(); // Process's own would close what it has said
            process.waitFor();
            lines.lines().filter(line -> line.matches("\\w+ \\d+ \\d+")).forEach(line -> said.add(Said.of(line)));
            partly += unfinished(runs);
            try (Shelf shelf = Shelf.open(runs)) {
                KeptRun newest = readable(shelf, runs, kill);
                compare(said, newest == null ? 0 : newest.figures().step());
            }
        }
        delays.sort(null);
        losses.sort(null);
        System.out.printf(
                "%d kills: %d ms lost at the median, %d at most; %d ms until a step is kept at the median, %d at most; "
                        + "%d half-written files or folders removed%n",
                KILLS, losses.get(losses.size() / 2), losses.getLast(), middle(delays), delays.getLast(), partly);
        assertTrue(middle(delays) <= SECOND, "%d ms until a step is kept".formatted(middle(delays)));
        long tolerated = SECOND + Math.max(SECOND / 2, 2 * delays.getLast());
        assertTrue(losses.getLast() <= tolerated, "%d ms are lost".formatted(losses.getLast()));
    }

    private static long middle(List<Long> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    /** What a process said against what is on the disk. */
    private void compare(List<Said> said, int onDisk) {
        long killed = said.getLast().millis();
        Map<Integer, Long> recorded = new HashMap<>();
        for (Said one : said) {
            if (one.what().equals("recorded")) {
                recorded.put(one.step(), one.millis());
            } else if (one.what().equals("kept")) {
                assertTrue(one.step() <= onDisk, "what was kept is lost");
                Long before = recorded.get(one.step());
                if (before != null) {
                    delays.add(one.millis() - before);
                }
            }
        }
        losses.add(recorded.entrySet().stream()
                .filter(entry -> entry.getKey() > onDisk)
                .mapToLong(entry -> killed - entry.getValue())
                .max()
                .orElse(0));
    }

    /** Reads everything on the shelf; the run that is new on it, or null. */
    private @Nullable KeptRun readable(Shelf shelf, Path runs, int kill) throws IOException {
        List<KeptRun> all = shelf.all();
        assertEquals(folders(runs), all.size(), "kill %d: a folder that cannot be read".formatted(kill));
        assertEquals(0, unfinished(runs), "kill %d: something half-written stays".formatted(kill));
        assertTrue(all.size() <= 61, "the oldest go when a process opens the shelf, before its own run comes");
        KeptRun fresh = null;
        for (KeptRun run : all) {
            if (known.add(run.id())) {
                assertNull(fresh, "one run a process");
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
