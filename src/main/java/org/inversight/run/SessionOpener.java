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
     * @param shared session of an experiment with the same needs, whose materials serve this one too; null to load
     * @param loaded is called with what was loaded, before the attack is made ready
     */
    Session open(Experiment experiment, @Nullable Session shared, Progress progress, Consumer<LoadSummary> loaded)
            throws Exception;

    /** Another run, with the materials of this one while it has them. */
    Run another(EngineRun run, Experiment experiment);
}
