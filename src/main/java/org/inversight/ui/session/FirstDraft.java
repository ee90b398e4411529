package org.inversight.ui.session;

import java.util.List;
import java.util.Map;
import org.inversight.engine.EngineSettings;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.experiment.Sample;

/** The experiment that a setup begins with. */
public final class FirstDraft {

    /** Targets that are selected at most when models are chosen. */
    public static final int FIRST_TARGETS = 10;

    /** A sample with more classes than this is begun with its first targets only. */
    private static final int MANY_CLASSES = 20;

    private FirstDraft() {}

    /** Without a sample, and without files yet. */
    public static Experiment empty(Catalogue catalogue) {
        return new Experiment(
                null,
                ModelFiles.NONE,
                DataFiles.NONE,
                catalogue.attacks().getFirst().entry().id(),
                catalogue.losses().getFirst().entry().id(),
                catalogue.augmentations().getFirst().entry().id(),
                Map.of(),
                List.of(),
                1,
                catalogue.attacks().getFirst().specificationSteps(),
                0,
                "auto",
                EngineSettings.defaultThreads());
    }

    /** A sample's preset; of many classes a page, which is enough to look at. */
    static Experiment of(Sample sample, String attack, int threads) {
        Experiment preset = sample.experiment(attack, threads);
        List<Integer> targets = preset.targets();
        return sample.classifier().classes().size() <= MANY_CLASSES
                ? preset
                : preset.withTargets(targets.subList(0, Math.min(FIRST_TARGETS, targets.size())), preset.restarts());
    }
}
