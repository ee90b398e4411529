package org.inversight.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.inversight.bench.ResultsPlan;
import org.inversight.run.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * A measured cell of a results page, as its file holds it.
 *
 * @param machines that made its runs, in that order: cores, operating system and architecture
 * @param commits of the program that made its runs, short, in that order
 * @param settings tells its settings and models from others; null in files of older versions
 * @param training of the models: 0, the sample's own
 * @param runs one JSON object of {@code run --json} a seed
 * @param further the same in other trainings of the models
 */
public record CellFile(
        ResultsPlan.Cell cell,
        List<String> machines,
        List<String> commits,
        @Nullable String settings,
        int training,
        List<RunReport> runs,
        List<Further> further) {

    /**
     * A cell in another training.
     *
     * @param training from 1 up, in the order of the plan
     * @param sample its name
     * @param settings as those of the first
     * @param runs one a seed
     */
    public record Further(
            int training, String sample, @Nullable String settings, List<RunReport> runs) {}

    /** Copies the lists. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public CellFile {
        machines = machines == null ? List.of() : List.copyOf(machines);
        commits = commits == null ? List.of() : List.copyOf(commits);
        further = further == null ? List.of() : List.copyOf(further);
    }

    /** {@return a cell of which nothing is measured} */
    public static CellFile empty(ResultsPlan.Cell cell) {
        return new CellFile(cell, List.of(), List.of(), null, 0, List.of(), List.of());
    }

    /** {@return the same with these runs in place of its own} */
    public CellFile withRuns(String settings, List<RunReport> runs) {
        return new CellFile(cell, machines, commits, settings, training, runs, further);
    }

    /** {@return the same with another training, in place of what was known of it} */
    public CellFile with(Further other) {
        List<Further> all = new ArrayList<>(further);
        all.removeIf(f -> f.sample().equals(other.sample()));
        all.add(other);
        return new CellFile(cell, machines, commits, settings, training, runs, all);
    }

    /** {@return the same with these trainings alone} */
    CellFile withFurther(List<Further> others) {
        return new CellFile(cell, machines, commits, settings, training, runs, others);
    }

    /** {@return the same, with a run that this machine and this commit made} */
    public CellFile madeBy(String machine, String commit) {
        return new CellFile(cell, added(machines, machine), added(commits, commit), settings, training, runs, further);
    }

    private static List<String> added(List<String> known, String one) {
        return Stream.concat(known.stream(), Stream.of(one)).distinct().toList();
    }

    /** {@return the runs of all trainings} */
    public List<RunReport> all() {
        return Stream.concat(runs.stream(), further.stream().flatMap(f -> f.runs().stream()))
                .toList();
    }
}
