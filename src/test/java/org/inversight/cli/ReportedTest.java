package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.SampleStore;
import org.inversight.run.Ending;
import org.inversight.run.EngineInfo;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.Run;
import org.inversight.run.RunReport;
import org.inversight.run.Snapshot;
import org.junit.jupiter.api.Test;

/** What is reported where memory has run out. */
class ReportedTest extends CommandLineCase {

    @Test
    void whereAReportNeedsTooMuchMemoryWhatWasRecordedIsReported() {
        SampleStore store = new SampleStore(samples);
        try (EngineLaboratory laboratory = new EngineLaboratory(Catalogue.standard(), store)) {
            EngineInfo engine = laboratory
                    .start(new EngineSettings("cpu", 1), Progress.NONE)
                    .join();
            try (Run run = laboratory.open(store.named("tiny").experiment("pixel", 1), Progress.NONE)) {
                run.play();
                run.ended().join();
                Snapshot last = Objects.requireNonNull(run.latest());
                List<Boolean> asked = new ArrayList<>();
                RunReport report = Reported.of(withoutMemory(run, asked), last, true, engine);
                assertEquals(List.of(false), asked, "the figures that take seconds are left out");
                assertEquals(4, report.steps());
                assertEquals(6, report.images());
                assertEquals(run.report().join().attackAccuracy(), report.attackAccuracy());
                assertEquals("cpu", report.device());
                assertNotNull(report.kernels());
                assertEquals(
                        List.of("Memory ran out, so this report has only what was recorded under way."),
                        report.warnings());
            }
        }
    }

    /** The same run, out of memory, with none for a report either. */
    private static Run withoutMemory(Run run, List<Boolean> asked) {
        return (Run) Proxy.newProxyInstance(
                Run.class.getClassLoader(), new Class<?>[] {Run.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("report")) {
                        asked.add((Boolean) arguments[0]);
                        return CompletableFuture.failedFuture(new OutOfMemoryError());
                    }
                    return method.getName().equals("ended")
                            ? CompletableFuture.completedFuture(new Ending(Ending.Reason.OUT_OF_MEMORY, "Out."))
                            : method.invoke(run, arguments);
                });
    }
}
