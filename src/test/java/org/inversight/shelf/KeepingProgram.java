package org.inversight.shelf;

import java.nio.file.Path;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.SampleStore;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.Run;

/** A process that attacks and keeps its run on a shelf until it is killed; it says when it has
 * recorded and when it has kept which step. */
final class KeepingProgram {

    private KeepingProgram() {}

    /** @param args folders of the samples and of the shelf */
    public static void main(String[] args) throws Exception {
        EngineLaboratory laboratory = new EngineLaboratory(Catalogue.standard(), new SampleStore(Path.of(args[0])));
        laboratory.start(new EngineSettings("cpu", 1), Progress.NONE).join();
        RunKeeper keeper = new RunKeeper(
                Shelf.open(Path.of(args[1])),
                (run, now) -> say("kept", now.run().figures().step()),
                why -> {});
        Experiment experiment =
                laboratory.samples().getFirst().experiment("gmi", 1).withSteps(1_000_000);
        Run run = laboratory.open(experiment, Progress.NONE);
        keeper.follow(run);
        run.play();
        while (true) {
            run.poll().ifPresent(snapshot -> say("recorded", snapshot.step()));
            say("alive", run.status().step());
            Thread.sleep(20);
        }
    }

    private static void say(String what, int step) {
        System.out.println("%s %d %d".formatted(what, System.currentTimeMillis(), step));
    }
}
