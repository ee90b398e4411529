package org.inversight.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inversight.attack.Ranking;
import org.inversight.experiment.Experiment;
import org.inversight.loading.Materials;
import org.inversight.metric.Identification;
import org.inversight.metric.LeakedAttribute;
import org.inversight.metric.MeasuredOnPrivate;
import org.inversight.metric.Verdict;
import org.inversight.model.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to, over all of its images, without any selection; what a selection would have
 * chosen stands apart.
 *
 * @param document the JSON object of {@code run --json}
 * @param sentence the same for people
 * @param ranking of the candidates; null where each class has one
 */
public record RunReport(
        Map<String, Object> document,
        String sentence,
        @Nullable Ranking ranking) {

    /**
     * @param pixelDistance mean L2 to the nearest private image of the class, or null without
     *     private images
     * @param featureDistance the same in the first evaluator's features, squared; null where there
     *     is none
     * @param pool private images that were searched in all
     */
    record Nearest(@Nullable Double pixelDistance, @Nullable Double featureDistance, int pool) {

        /** There are no private images. */
        static final Nearest NONE = new Nearest(null, null, 0);
    }

    /**
     * @param queries whether the attack only queries
     * @param ranking of the candidates; null where each class has one
     */
    static RunReport of(
            Run run,
            Snapshot last,
            Materials materials,
            boolean queries,
            Nearest nearest,
            @Nullable Ranking ranking,
            EngineInfo engine) {
        Experiment experiment = run.experiment();
        MeasuredOnPrivate measured = materials.measured();
        boolean rejecting =
                materials.evaluators().stream().anyMatch(e -> e.card().rejects());
        RunTimes times = run.times();
        Map<String, Object> accuracies = accuracies(last, last.verdicts());
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
        json.put("device", engine.device());
        json.put("threads", experiment.threads());
        json.put("kernels", engine.kernels().name());
        json.put("kernelsBecause", engine.kernels().reason());
        json.put("wallSeconds", times.wallSeconds());
        json.put("stepsPerSecond", times.stepsPerSecond());
        json.put(
                "firstSnapshotSeconds",
                Double.isNaN(times.firstSnapshotSeconds()) ? null : times.firstSnapshotSeconds());
        json.put("attackAccuracy", accuracy);
        json.put("falsePositiveRate", rejecting ? last.falsePositiveRate() : null);
        json.put("identification", identification(last));
        Map<String, Object> distances = new LinkedHashMap<>();
        distances.put("pixel", nearest.pixelDistance());
        distances.put("feature", nearest.featureDistance());
        distances.put("pool", nearest.pool());
        json.put("nearestPrivate", nearest.pixelDistance() == null ? null : distances);
        json.put("measuredOnPrivate", measured == null ? null : measured(measured));
        json.put("perClass", perClass(last, materials.target().card(), experiment));
        json.put("selection", ranking == null ? null : selection(last, ranking));
        json.put("queries", queries ? last.queries() : null);
        json.put("attributes", attributes(last, LeakedAttribute::recovered));
        json.put("attributesByGuessing", attributes(last, LeakedAttribute::guessed));
        Ending ending = run.status().ending();
        json.put("endedBecause", ending == null ? null : ending.reason().id());
        json.put("warnings", materials.warnings());
        return new RunReport(json, sentence(last, accuracies, times), ranking);
    }

    private static Map<String, Object> measured(MeasuredOnPrivate measured) {
        Map<String, Object> evaluators = new LinkedHashMap<>();
        measured.evaluators().forEach(e -> evaluators.put(e.name(), e.images() == 0 ? null : e.accuracy()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("target", measured.target().accuracy());
        json.put("evaluators", evaluators);
        json.put("images", measured.target().images());
        return json;
    }

    /** What the chosen images would be worth; those who evaluate them had no part in the choice. */
    private static Map<String, Object> selection(Snapshot last, Ranking ranking) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", ranking.rule());
        json.put("queries", ranking.queries());
        json.put("bestAccuracy", accuracy(last, ranking.ranked(0)));
        json.put("medianAccuracy", accuracy(last, ranking.ranked(ranking.median())));
        json.put("worstAccuracy", accuracy(last, ranking.ranked(ranking.restarts() - 1)));
        return json;
    }

    private static Map<String, Object> accuracy(Snapshot last, int[] images) {
        List<Verdict> chosen =
                Arrays.stream(images).mapToObj(i -> last.verdicts().get(i)).toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("target", share(chosen, v -> v.target().accepts()));
        json.put("evaluators", accuracies(last, chosen));
        return json;
    }

    private static Map<String, Object> accuracies(Snapshot last, List<Verdict> verdicts) {
        Map<String, Object> accuracies = new LinkedHashMap<>();
        for (int e = 0; e < last.evaluators().size(); e++) {
            int evaluator = e;
            accuracies.put(
                    last.evaluators().get(e),
                    share(verdicts, v -> v.evaluators().get(evaluator).accepts()));
        }
        return accuracies;
    }

    private static List<Map<String, Object>> perClass(Snapshot last, ModelCard target, Experiment experiment) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int index : experiment.targets()) {
            List<Verdict> own = last.verdicts().stream()
                    .filter(v -> v.classIndex() == index)
                    .toList();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("index", index);
            row.put("name", target.classes().get(index));
            row.put("target", share(own, v -> v.target().accepts()));
            row.put("evaluators", accuracies(last, own));
            PersonReport.add(row, own);
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable Identification identification(Snapshot last) {
        return Identification.of(last.verdicts());
    }

    private static @Nullable Map<String, Object> attributes(
            Snapshot last, java.util.function.ToDoubleFunction<LeakedAttribute> share) {
        Map<String, Object> json = new LinkedHashMap<>();
        LeakedAttribute.of(last.verdicts()).forEach(a -> json.put(a.name(), share.applyAsDouble(a)));
        return json.isEmpty() ? null : json;
    }

    private static double share(List<Verdict> verdicts, java.util.function.Predicate<Verdict> accepted) {
        return verdicts.stream().filter(accepted).count() / (double) verdicts.size();
    }

    private static String several(long number, String one) {
        return number == 1 ? "1 " + one : "%d %ss".formatted(number, one);
    }

    private static String sentence(Snapshot last, Map<String, Object> accuracies, RunTimes times) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s in %.1f s; of %s the target accepts %.0f %%",
                several(last.step(), "step"),
                times.wallSeconds(),
                several(last.images().count(), "image"),
                100 * last.targetAccuracy()));
        accuracies.forEach(
                (name, value) -> text.append(String.format(Locale.ROOT, ", %s %.0f %%", name, 100 * (double) value)));
        Identification people = Identification.of(last.verdicts());
        if (people != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "; the verifier ranks the attacked person first for %.0f %% and accepts %.0f %%",
                    100 * people.rank1(),
                    100 * people.verified()));
        }
        if (last.queries() > 0) {
            text.append("; ").append(several(last.queries(), "query"));
        }
        return text.append(".").toString();
    }
}
