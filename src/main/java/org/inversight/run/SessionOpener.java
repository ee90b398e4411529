package org.inversight.run;

import java.util.function.Consumer;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.inversight.loading.LoadSummary;
import org.jspecify.annotations.Nullable;

/** Opens the session of a run. */
interface SessionOpener {

    /**
     * Called on the optimiser thread.
     *
     * @param frames of the run that the experiment branches from; empty where there is none
     * @param shared session of an experiment with the same needs, whose materials serve this one too; null to load
     * @param loaded is called with what was loaded, before the attack is made ready
     */
    Session open(
            Experiment experiment,
            KeyFrames frames,
            @Nullable Session shared,
            Progress progress,
            Consumer<LoadSummary> loaded)
            throws Exception;

    /**
     * Another run, with the materials of this one while it has them and they are what it needs.
     *
     * @param step whose history it shares, where it branches from this one
     */
    Run another(EngineRun run, Experiment experiment, @Nullable Integer step);

    /** A run has let go of everything. */
    default void released(EngineRun run) {}
}
