package org.inversight.run;

import java.util.Objects;
import org.inversight.attack.AttackState;
import org.inversight.attack.StepResult;
import org.inversight.engine.Engine;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.loading.Materials;

/**
 * Where an experiment branches off: the state of its parent, from a key frame where there is one, gone forward with the
 * settings that the parent had. Used on the optimiser thread.
 *
 * @param sources materials of an experiment
 */
record BranchPoint(Engine engine, Catalogue catalogue, Sources sources, Progress progress) {

    /** Gives the materials of an experiment. */
    interface Sources {
        Materials of(Experiment experiment) throws Exception;
    }

    /**
     * The state after the step from which an experiment goes on.
     *
     * @param experiment with a branch
     * @param frames of the very run that it branches from; empty where it is not there
     */
    AttackState state(Experiment experiment, KeyFrames frames) throws Exception {
        Experiment.Branch branch = Objects.requireNonNull(experiment.branch());
        catalogue.requireStart(experiment);
        KeyFrame known = frames.before(branch.step());
        if (known != null && known.step() == branch.step()) {
            return known.state();
        }
        Experiment parent = branch.parent().at(branch.step());
        Experiment.Branch earlier = parent.branch();
        int from = parent.begin();
        AttackState begun = null;
        if (known != null && known.step() >= from) {
            from = known.step();
            begun = known.state();
        } else if (earlier != null) {
            begun = state(parent, frames);
        }
        useThreads(engine, parent);
        try (PreparedAttack attack = PreparedAttack.of(engine, catalogue, sources.of(parent), parent)) {
            if (begun != null) {
                attack.attack().restore(begun);
            }
            for (int step = from + 1; step <= branch.step(); step++) {
                progress.check();
                progress.report(
                        "Going forward to step %d".formatted(branch.step()),
                        (step - from) / (branch.step() - from + 1.0));
                StepResult result = attack.step(step);
                if (result.diverged() != null || result.stop() != null && step < branch.step()) {
                    throw new IllegalArgumentException(
                            "The run to branch from ended at step %d and the branch is at step %d; branch from an earlier step."
                                    .formatted(step, branch.step()));
                }
            }
            return attack.attack().state();
        }
    }

    /** The thread count changes the last bits, so each experiment has its own. */
    static void useThreads(Engine engine, Experiment experiment) {
        engine.useThreads(experiment.threads() > 0 ? experiment.threads() : EngineSettings.defaultThreads());
    }
}
