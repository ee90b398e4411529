package org.inversight.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inversight.experiment.Experiment;
import org.inversight.loading.LoadSummary;
import org.inversight.run.Ending;
import org.inversight.run.EngineInfo;
import org.jspecify.annotations.Nullable;

/** What {@code run --json} says of a run that ended before its first image, in the names of a report. */
final class NoImages {

    private NoImages() {}

    /** {@return names and values; null for what only images would tell} */
    static Map<String, @Nullable Object> of(
            Experiment experiment, Ending ending, LoadSummary loaded, EngineInfo engine) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("attack", experiment.attack());
        all.put("loss", experiment.loss());
        all.put("augmentation", experiment.augmentation());
        all.put("sample", experiment.sample());
        all.put("seed", experiment.seed());
        all.put("steps", 0);
        all.put("targets", experiment.targets());
        all.put("restarts", experiment.restarts());
        all.put("images", 0);
        all.put("device", engine.device());
        all.put("threads", experiment.threads());
        all.put("kernels", engine.kernels().name());
        all.put("kernelsBecause", engine.kernels().reason());
        all.put("pytorch", engine.version());
        all.put("attackAccuracy", null);
        all.put("perClass", List.of());
        all.put("endedBecause", ending.reason().id());
        all.put("warnings", loaded.warnings());
        return all;
    }
}
