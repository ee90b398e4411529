package org.inversight.run;

import org.inversight.experiment.Experiment;

import java.util.function.Consumer;

/** Makes an attack ready to step. */
interface RunPreparer {

    /**
     * @param doing hears what is going on
     * @throws Exception whose message is one sentence
     */
    PreparedAttack prepare(Experiment experiment, Consumer<String> doing) throws Exception;
}
