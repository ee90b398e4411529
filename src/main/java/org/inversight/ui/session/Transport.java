package org.inversight.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import org.inversight.run.RunStatus;

/** What is played on the stage: a run, or several on one clock. */
public interface Transport {

    /** Starts, pauses or goes on. */
    void startOrPause();

    /** One step, then a pause. */
    void step();

    /** Ends it; its images stay. */
    void stop();

    /** Back to step 0. */
    void reset();

    ReadOnlyObjectProperty<RunStatus> statusProperty();
}
