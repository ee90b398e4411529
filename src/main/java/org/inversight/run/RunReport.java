package org.inversight.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inversight.metric.Verdict;
import org.inversight.model.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to, over all of its pictures, without any selection.
 *
 * @param document the JSON object of {@code run --json}
 * @param sentence the same for people
 */
public record RunReport(Map<String, Object> document, String sentence) {

    /**
     * @param pixelDistance mean L2 to the nearest private picture of the class, or null without
     *     private pictures
     * @param featureDistance the same in the first evaluator's features, squared; null where there
     *     is none
     * @param pool private pictures that were searched in all
     */
    record Nearest(@Nullable Double pixelDistance, @Nullable Double featureDistance, int pool) {}

    /**
     * @param sceptic whether an evaluator knows pictures that show nothing
     * @param queries whether the attack asks questions
     */
    static RunReport of(
            Run run,
            Snapshot last,
            ModelCard target,
            boolean sceptic,
            boolean queries,
            Nearest nearest,
            String device) {
        Experiment experiment = run.experiment();
        RunTimes times = run.times();
        Map<String, Object> accuracies = new LinkedHashMap<>();
        for (int e = 0; e < last.evaluators().size(); e++) {
            accuracies.put(last.evaluators().get(e), last.evaluatorAccuracy(e));
        }
        Map<String, Object> accuracy = new LinkedHashMap<>();
        accuracy.put("target", last.targetAccuracy());
        accuracy.put("evaluators", accuracies);

        Map<String, Object> json = new LinkedHashMap<>();
        json.put("attack", experiment.attack());
        json.put("loss", experiment.loss());
        json.put("augmentation", experiment.augmentation());
        json.put("sample", experiment.sample());
        json.put("seed", experiment.seed());
        json.put("steps", last.step());
        json.put("targets", experiment.targets());
        json.put("restarts", experiment.restarts());
        json.put("images", last.images().count());
        json.put("device", device);
        json.put("threads", experiment.threads());
        json.put("wallSeconds", times.wallSeconds());
        json.put("stepsPerSecond", times.stepsPerSecond());
        json.put(
                "firstSnapshotSeconds",
                Double.isNaN(times.firstSnapshotSeconds()) ? null : times.firstSnapshotSeconds());
        json.put("attackAccuracy", accuracy);
        json.put("falsePositiveRate", sceptic ? last.falsePositiveRate() : null);
        Map<String, Object> distances = new LinkedHashMap<>();
        distances.put("pixel", nearest.pixelDistance());
        distances.put("feature", nearest.featureDistance());
        distances.put("pool", nearest.pool());
        json.put("nearestPrivate", nearest.pixelDistance() == null ? null : distances);
        json.put("perClass", perClass(last, target, experiment));
        json.put("queries", queries ? last.queries() : null);
        Ending ending = run.status().ending();
        json.put("endedBecause", ending == null ? null : ending.reason().id());
        return new RunReport(json, sentence(last, accuracies, times));
    }

    private static List<Map<String, Object>> perClass(
            Snapshot last, ModelCard target, Experiment experiment) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int index : experiment.targets()) {
            List<Verdict> own =
                    last.verdicts().stream().filter(v -> v.classIndex() == index).toList();
            Map<String, Object> evaluators = new LinkedHashMap<>();
            for (int e = 0; e < last.evaluators().size(); e++) {
                int judge = e;
                evaluators.put(
                        last.evaluators().get(e),
                        share(own, v -> v.evaluators().get(judge).accepts()));
            }
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("index", index);
            row.put("name", target.classes().get(index));
            row.put("target", share(own, v -> v.target().accepts()));
            row.put("evaluators", evaluators);
            rows.add(row);
        }
        return rows;
    }

    private static double share(
            List<Verdict> verdicts, java.util.function.Predicate<Verdict> accepted) {
        return verdicts.stream().filter(accepted).count() / (double) verdicts.size();
    }

    private static String sentence(Snapshot last, Map<String, Object> accuracies, RunTimes times) {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%d steps in %.1f s; of %d pictures the target accepts %.0f %%",
                        last.step(),
                        times.wallSeconds(),
                        last.images().count(),
                        100 * last.targetAccuracy()));
        accuracies.forEach(
                (name, value) ->
                        text.append(
                                String.format(
                                        Locale.ROOT, ", %s %.0f %%", name, 100 * (double) value)));
        if (last.queries() > 0) {
            text.append(String.format(Locale.ROOT, "; %d questions", last.queries()));
        }
        return text.append(".").toString();
    }
}
