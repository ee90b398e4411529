package org.inversight.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.inversight.cli.ArgumentLine;
import org.inversight.experiment.ModelFiles;
import org.junit.jupiter.api.Test;

/** Lines that a shell takes apart as they were meant. */
class RunCommandLineTest extends ExportCase {

    @Test
    void aQuoteInANameStaysInIt() {
        RunRecord run = run(1);
        RunRecord own = new RunRecord(
                run.variant(),
                run.experiment().withModels(ModelFiles.NONE.withClassifier("target.pt")),
                Map.of(),
                run.snapshots(),
                run.losses(),
                run.report(),
                null);
        String line = RunCommandLine.of(own, "Ada's run 'two'.json");
        assertEquals(List.of("run", "--experiment", "Ada's run 'two'.json"), ArgumentLine.split(line));
    }
}
