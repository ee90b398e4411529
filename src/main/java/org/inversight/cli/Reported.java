package org.inversight.cli;

import java.util.List;
import java.util.concurrent.CompletionException;
import org.inversight.run.Ending;
import org.inversight.run.EngineInfo;
import org.inversight.run.Run;
import org.inversight.run.RunReport;
import org.inversight.run.RunReportBuilder;
import org.inversight.run.Snapshot;

/** The report of a run that has ended. */
final class Reported {

    private Reported() {}

    /**
     * Where memory has run out or the run has failed it measures little, and where even that fails it says what was
     * recorded.
     *
     * @param last its newest images
     * @param full whether it has the figures that take seconds
     */
    static RunReport of(Run run, Snapshot last, boolean full, EngineInfo engine) {
        Ending.Reason reason = run.ended().join().reason();
        if (reason != Ending.Reason.OUT_OF_MEMORY && reason != Ending.Reason.FAILED) {
            return run.report(full).join();
        }
        try {
            return run.report(false).join();
        } catch (CompletionException e) {
            return RunReportBuilder.builder(RunReport.recorded(run, last, null, reason))
                    .device(engine.device())
                    .kernels(engine.kernels().name())
                    .kernelsBecause(engine.kernels().reason())
                    .pytorch(engine.version())
                    .warnings(List.of("%s, so this report has only what was recorded under way."
                            .formatted(reason == Ending.Reason.FAILED ? "The run failed" : "Memory ran out")))
                    .build();
        }
    }
}
