package org.inversight.ui.compare;

import java.util.List;
import org.inversight.experiment.Experiment;
import org.inversight.ui.session.EngineModel;
import org.inversight.ui.session.SetupModel;

/** Compares what is set up with the settings of a run that is kept. */
public final class BesideNow {

    private final CompareModel comparison;
    private final SetupModel setup;
    private final EngineModel engine;

    public BesideNow(CompareModel comparison, SetupModel setup, EngineModel engine) {
        this.comparison = comparison;
        this.setup = setup;
        this.engine = engine;
    }

    /**
     * Begins a comparison of what is set up and a kept run's settings, on the device and the sample as they are.
     *
     * @param kept what ran
     * @return why that cannot be, one sentence; empty where it has begun
     */
    public String begin(Experiment kept) {
        String missing = setup.missing();
        if (!engine.ready() || !missing.isEmpty()) {
            return missing.isEmpty() ? "The engine is not ready yet." : missing;
        }
        Experiment now = setup.draft();
        Experiment then =
                kept.withDevice(now.device()).withThreads(now.threads()).withEdition(now.edition());
        if (then.equals(now)) {
            return "What is set up is this run; change a setting at the left to compare it with.";
        }
        String own = Sides.refusal(setup.samples(), List.of(), now);
        String refusal = own.isEmpty() ? Sides.refusal(setup.samples(), List.of(now), then) : own;
        if (refusal.isEmpty()) {
            comparison.leave();
            comparison.begin(List.of(now, then));
        }
        return refusal;
    }
}
