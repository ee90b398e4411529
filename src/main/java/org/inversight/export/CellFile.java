package org.inversight.export;

import java.util.ArrayList;
import java.util.List;
import org.inversight.bench.ResultsPlan;
import org.inversight.run.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * A measured cell of a results page, as its file holds it.
 *
 * @param machine cores, operating system and architecture
 * @param commit of the program, short
 * @param settings tells its settings and models from others; null in files of older versions
 * @param training of the models: 0, the sample's own
 * @param runs one JSON object of {@code run --json} a seed
 * @param further the same in other trainings of the models
 */
public record CellFile(
        ResultsPlan.Cell cell,
        String machine,
        String commit,
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

    /** Copies the further ones. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public CellFile {
        further = further == null ? List.of() : List.copyOf(further);
    }

    /** {@return the same with another training, in place of what was known of it} */
    public CellFile with(Further other) {
        List<Further> all = new ArrayList<>(further);
        all.removeIf(f -> f.sample().equals(other.sample()));
        all.add(other);
        return new CellFile(cell, machine, commit, settings, training, runs, all);
    }
}
