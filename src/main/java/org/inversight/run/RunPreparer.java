package org.inversight.run;

import java.util.function.Consumer;
import org.inversight.experiment.Experiment;

/** Makes an attack ready to step. */
interface RunPreparer {

    /**
     * @param doing hears what is going on
     * @throws Exception whose message is one sentence
     */
    PreparedAttack prepare(Experiment experiment, Consumer<String> doing) throws Exception;
}
