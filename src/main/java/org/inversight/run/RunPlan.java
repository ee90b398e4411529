package org.inversight.run;

import java.util.Map;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;

/**
 * What a run computes, as the document that repeats it: a parameter that changes under way makes it a branch of what was
 * computed until then.
 */
final class RunPlan {

    private volatile Experiment experiment;
    private volatile int steps;

    RunPlan(Experiment experiment) {
        this.experiment = experiment;
        this.steps = experiment.steps();
    }

    /** As it is now. */
    Experiment experiment() {
        return experiment.withSteps(steps);
    }

    /** After how many steps the run ends. */
    int steps() {
        return steps;
    }

    void setSteps(int wanted) {
        steps = Math.max(1, wanted);
    }

    /** @param step steps done */
    void change(Catalogue catalogue, Map<String, Object> changes, int step) {
        Experiment before = experiment();
        Experiment changed = catalogue.changed(before, changes);
        boolean under = step > before.begin() && !changed.equals(before);
        experiment = under ? changed.withBranch(new Experiment.Branch(before, step)) : changed;
    }
}
