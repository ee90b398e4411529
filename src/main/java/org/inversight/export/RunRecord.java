package org.inversight.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.inversight.blind.RateTable;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentFile;
import org.inversight.run.LossHistory;
import org.inversight.run.Run;
import org.inversight.run.RunReport;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * A run at one moment, from which every format is written; it does not change while the run goes on.
 *
 * @param variant what attack, loss and augmentation are called
 * @param experiment that repeats it: a run that was stopped repeats what it made, not what was planned
 * @param settings value of every parameter, by id
 * @param snapshots recorded, in order of their steps; one at least
 * @param losses up to the last snapshot
 * @param report by the last snapshot
 * @param blind what a viewer and the evaluators came to on blind panels; null where nobody answered one
 */
public record RunRecord(
        String variant,
        Experiment experiment,
        Map<String, Object> settings,
        List<Snapshot> snapshots,
        LossHistory.Curves losses,
        RunReport report,
        @Nullable RateTable blind) {

    /** Copies the snapshots. */
    public RunRecord {
        snapshots = List.copyOf(snapshots);
    }

    /**
     * {@return the run as it is now}
     *
     * @param run that has made a snapshot
     * @param report of it
     * @param catalogue of its parameters
     * @throws IOException if the run has no image yet
     */
    public static RunRecord of(Run run, RunReport report, Catalogue catalogue) throws IOException {
        List<Snapshot> snapshots = run.timeline().all().stream()
                .filter(s -> s.step() <= report.steps())
                .toList();
        if (snapshots.isEmpty()) {
            throw new IOException("The run has no image to write.");
        }
        // what made the last image: a change since then has made none
        Experiment experiment = run.experiment().at(snapshots.getLast().step());
        return new RunRecord(
                catalogue.variant(experiment),
                experiment.withSteps(Math.max(1, snapshots.getLast().step())),
                catalogue.values(experiment).map(),
                snapshots,
                until(snapshots.getLast().step(), run.losses().curves()),
                report,
                null);
    }

    /** {@return the same, with what came of blind panels} */
    public RunRecord withBlind(@Nullable RateTable table) {
        return new RunRecord(variant, experiment, settings, snapshots, losses, report, table);
    }

    /** The curves up to a step; a run that goes on is ahead of its last snapshot. */
    private static LossHistory.Curves until(int step, LossHistory.Curves curves) {
        int kept = (int) Arrays.stream(curves.steps()).filter(s -> s <= step).count();
        return new LossHistory.Curves(
                curves.names(),
                Arrays.copyOf(curves.steps(), kept),
                Arrays.stream(curves.values())
                        .map(values -> Arrays.copyOf(values, kept))
                        .toArray(double[][]::new));
    }

    Snapshot last() {
        return snapshots.getLast();
    }

    /** At most so many of the snapshots, evenly chosen; the first and the last are among them. */
    List<Snapshot> thinned(int most) {
        int all = snapshots.size();
        if (all <= most) {
            return snapshots;
        }
        List<Snapshot> chosen = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            chosen.add(snapshots.get((int) Math.round(i * (all - 1.0) / (most - 1))));
        }
        return chosen;
    }

    /** The experiment as a file holds it among other things: one line of ASCII. */
    String document(Path file) throws IOException {
        StringBuilder ascii = new StringBuilder();
        for (char c : ExperimentFile.text(file, experiment).toCharArray()) {
            if (c < 0x7F) {
                ascii.append(c);
            } else {
                ascii.append("\\u%04x".formatted((int) c));
            }
        }
        return ascii.toString();
    }
}
