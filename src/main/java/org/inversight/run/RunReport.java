package org.inversight.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.inversight.attack.Ranking;
import org.inversight.experiment.Experiment;
import org.inversight.loading.Materials;
import org.inversight.metric.Figure;
import org.inversight.metric.Identification;
import org.inversight.metric.LeakedAttribute;
import org.inversight.metric.MeasuredOnPrivate;
import org.inversight.metric.NearestPrivate;
import org.inversight.metric.Prediction;
import org.inversight.metric.Similarity;
import org.inversight.metric.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to, over all of its images, without any selection; what a selection would have chosen stands apart.
 * As JSON it is the object of {@code run --json}. Accuracies and rates are shares, 0..1.
 *
 * @param steps done
 * @param images in all
 * @param kernels that computed; null in files of older versions
 * @param kernelsBecause why they are not the first choice; null where they are
 * @param pytorch version that computed; null in files of older versions
 * @param wallSeconds computing time
 * @param firstSnapshotSeconds from Start, models loaded, to the first snapshot after step 1; null where there was none
 * @param falsePositiveRate null without an evaluator with a reject class
 * @param identification null where no verifier knows the people
 * @param nearestPrivate null without private images
 * @param measuredOnPrivate null without labelled private images
 * @param selection null where each class has one candidate
 * @param queries of the classifier; null for an attack that has its weights
 * @param attributes share recovered, by name; null without a reader
 * @param attributesByGuessing what naming the most frequent true value would reach
 * @param figures all of them, each with what genuine images and what chance come to; none in files of older versions
 * @param endedBecause null while it runs
 * @param warnings of loading
 * @param ranking of the candidates; null where each class has one; no part of the JSON
 */
@RecordBuilder
public record RunReport(
        String attack,
        @Nullable String loss,
        @Nullable String augmentation,
        @Nullable String sample,
        long seed,
        int steps,
        List<Integer> targets,
        int restarts,
        int images,
        String device,
        int threads,
        @Nullable String kernels,
        @Nullable String kernelsBecause,
        @Nullable String pytorch,
        double wallSeconds,
        double stepsPerSecond,
        @Nullable Double firstSnapshotSeconds,
        Accuracy attackAccuracy,
        @Nullable Double falsePositiveRate,
        @Nullable Identification identification,
        @Nullable Nearest nearestPrivate,
        @Nullable Measured measuredOnPrivate,
        List<OfClass> perClass,
        @Nullable Selection selection,
        @Nullable Long queries,
        @Nullable Map<String, Double> attributes,
        @Nullable Map<String, Double> attributesByGuessing,
        List<Figure> figures,
        @Nullable String endedBecause,
        List<String> warnings,
        @JsonIgnore @Nullable Ranking ranking) {

    /** Copies the figures. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public RunReport {
        figures = figures == null ? List.of() : List.copyOf(figures);
    }

    /**
     * @param target share of the images that the target accepts
     * @param evaluators the same of each evaluator, by name
     */
    public record Accuracy(double target, Map<String, Double> evaluators) {

        static Accuracy of(Snapshot last, List<Verdict> verdicts) {
            Map<String, Double> evaluators = new LinkedHashMap<>();
            for (int e = 0; e < last.evaluators().size(); e++) {
                int which = e;
                evaluators.put(
                        last.evaluators().get(e),
                        share(verdicts, v -> v.evaluators().get(which).accepts()));
            }
            return new Accuracy(share(verdicts, v -> v.target().accepts()), evaluators);
        }

        private static Accuracy of(Snapshot last, int[] images) {
            return of(
                    last,
                    Arrays.stream(images).mapToObj(i -> last.verdicts().get(i)).toList());
        }

        private static double share(List<Verdict> verdicts, Predicate<Verdict> accepted) {
            return verdicts.stream().filter(accepted).count() / (double) verdicts.size();
        }
    }

    /**
     * @param pixel mean L2 to the nearest private image of the class
     * @param feature the same in the first evaluator's features, squared; null where there is none
     * @param pool private images that were searched in all
     */
    public record Nearest(double pixel, @Nullable Double feature, int pool) {

        static Nearest of(NearestPrivate.Mean mean) {
            return new Nearest(mean.pixel(), Double.isNaN(mean.feature()) ? null : mean.feature(), mean.pool());
        }
    }

    /**
     * Target and evaluators on the private images.
     *
     * @param evaluators null for one whose classes none of the images has
     * @param images that the target named
     */
    public record Measured(double target, Map<String, @Nullable Double> evaluators, int images) {

        static Measured of(MeasuredOnPrivate measured) {
            Map<String, @Nullable Double> evaluators = new LinkedHashMap<>();
            measured.evaluators().forEach(e -> evaluators.put(e.name(), e.images() == 0 ? null : e.accuracy()));
            return new Measured(
                    measured.target().accuracy(), evaluators, measured.target().images());
        }
    }

    /**
     * What the chosen images would be worth; those who evaluate them had no part in the choice.
     *
     * @param queries asked of the classifier for it
     */
    public record Selection(
            String rule, long queries, Accuracy bestAccuracy, Accuracy medianAccuracy, Accuracy worstAccuracy) {

        static Selection of(Snapshot last, Ranking ranking) {
            return new Selection(
                    ranking.rule(),
                    ranking.queries(),
                    Accuracy.of(last, ranking.ranked(0)),
                    Accuracy.of(last, ranking.ranked(ranking.median())),
                    Accuracy.of(last, ranking.ranked(ranking.restarts() - 1)));
        }
    }

    /**
     * One class; classes that are no people have nothing of what a verifier says.
     *
     * @param cosine mean similarity to the person
     * @param attributes share recovered, by name
     */
    @RecordBuilder
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfClass(
            int index,
            String name,
            double target,
            Map<String, Double> evaluators,
            @Nullable Double rank1,
            @Nullable Double rank5,
            @Nullable Double verified,
            @Nullable Double cosine,
            @Nullable Map<String, Double> attributes) {

        static OfClass of(Snapshot last, int index, String name) {
            List<Verdict> own = last.verdicts().stream()
                    .filter(v -> v.classIndex() == index)
                    .toList();
            Accuracy accuracy = Accuracy.of(last, own);
            Identification person = Identification.of(own);
            RunReportOfClassBuilder row = RunReportOfClassBuilder.builder()
                    .index(index)
                    .name(name)
                    .target(accuracy.target())
                    .evaluators(accuracy.evaluators())
                    .attributes(leaked(own, LeakedAttribute::recovered));
            if (person != null) {
                row.rank1(person.rank1()).rank5(person.rank5()).verified(person.verified());
                row.cosine(own.stream()
                        .map(Verdict::similarity)
                        .filter(Objects::nonNull)
                        .mapToDouble(Similarity::cosine)
                        .average()
                        .orElseThrow());
            }
            return row.build();
        }
    }

    /**
     * @param queries whether the attack only queries
     * @param nearest null without private images
     * @param figures of its images
     * @param ranking of the candidates; null where each class has one
     */
    static RunReport of(
            Run run,
            Snapshot last,
            Materials materials,
            boolean queries,
            @Nullable Nearest nearest,
            List<Figure> figures,
            @Nullable Ranking ranking,
            EngineInfo engine) {
        List<String> classes = materials.target().card().classes();
        MeasuredOnPrivate measured = materials.measured();
        boolean rejects = materials.evaluators().stream().anyMatch(e -> e.card().rejects());
        Identification people = Identification.of(last.verdicts());
        return seen(run, last, classes::get)
                .figures(figures)
                .identification(people == null ? null : people.with(figures))
                .device(engine.device())
                .kernels(engine.kernels().name())
                .kernelsBecause(engine.kernels().reason())
                .pytorch(engine.version())
                .falsePositiveRate(rejects ? last.falsePositiveRate() : null)
                .nearestPrivate(nearest)
                .measuredOnPrivate(measured == null ? null : Measured.of(measured))
                .selection(ranking == null ? null : Selection.of(last, ranking))
                .queries(queries ? last.queries() : null)
                .warnings(materials.warnings())
                .ranking(ranking)
                .build();
    }

    /**
     * {@return what the recorded images of a run say, of which nothing else is loaded}
     *
     * @param run whose models and private images are not there
     * @param last its newest images
     * @param rejects whether an evaluator with a reject class looked at them; null where that is not known
     * @param reason for which it ended; null where that is not known, or it had not ended
     */
    public static RunReport recorded(
            Run run, Snapshot last, @Nullable Boolean rejects, Ending.@Nullable Reason reason) {
        return seen(run, last, index -> recordedName(last, index))
                .device("not recorded")
                .endedBecause(reason == null ? null : reason.id())
                .falsePositiveRate(
                        Boolean.TRUE.equals(rejects) || last.verdicts().stream().anyMatch(Verdict::falsePositive)
                                ? last.falsePositiveRate()
                                : null)
                .queries(last.queries() > 0 ? last.queries() : null)
                .warnings(
                        List.of(
                                "Recalled from the shelf: what needs the models or the private images (nearest private image, the choice among candidates, what computed) is not in this report; start the run again for it."))
                .build();
    }

    /** As whoever recognised it called it. */
    private static String recordedName(Snapshot last, int index) {
        return last.verdicts().stream()
                .filter(verdict -> verdict.classIndex() == index)
                .flatMap(verdict -> Stream.concat(Stream.of(verdict.target()), verdict.evaluators().stream()))
                .filter(Prediction::accepts)
                .map(Prediction::predicted)
                .findFirst()
                .orElse("class " + index);
    }

    private static RunReportBuilder seen(Run run, Snapshot last, IntFunction<String> classes) {
        Experiment experiment = run.experiment();
        RunTimes times = run.times();
        Ending ending = run.status().ending();
        return RunReportBuilder.builder()
                .attack(experiment.attack())
                .loss(experiment.loss())
                .augmentation(experiment.augmentation())
                .sample(experiment.sample())
                .seed(experiment.seed())
                .steps(last.step())
                .targets(experiment.targets())
                .restarts(experiment.restarts())
                .images(last.images().count())
                .threads(experiment.threads())
                .wallSeconds(times.wallSeconds())
                .stepsPerSecond(times.stepsPerSecond())
                .firstSnapshotSeconds(Double.isNaN(times.firstSnapshotSeconds()) ? null : times.firstSnapshotSeconds())
                .attackAccuracy(Accuracy.of(last, last.verdicts()))
                .identification(Identification.of(last.verdicts()))
                .perClass(experiment.targets().stream()
                        .map(index -> OfClass.of(last, index, classes.apply(index)))
                        .toList())
                .attributes(leaked(last.verdicts(), LeakedAttribute::recovered))
                .attributesByGuessing(leaked(last.verdicts(), LeakedAttribute::guessed))
                .endedBecause(ending == null ? null : ending.reason().id());
    }

    private static @Nullable Map<String, Double> leaked(
            List<Verdict> verdicts, ToDoubleFunction<LeakedAttribute> share) {
        Map<String, Double> shares = new LinkedHashMap<>();
        LeakedAttribute.of(verdicts).forEach(a -> shares.put(a.name(), share.applyAsDouble(a)));
        return shares.isEmpty() ? null : shares;
    }

    private static String several(long number, String one) {
        return number == 1 ? "1 " + one : "%d %ss".formatted(number, one);
    }

    /** The same for people. */
    public String sentence() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s in %.1f s; of %s the target accepts %.0f %%",
                several(steps, "step"),
                wallSeconds,
                several(images, "image"),
                100 * attackAccuracy.target()));
        attackAccuracy
                .evaluators()
                .forEach((name, value) -> text.append(String.format(Locale.ROOT, ", %s %.0f %%", name, 100 * value)));
        if (identification != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "; the verifier ranks the attacked person first for %.0f %% and accepts %.0f %%",
                    100 * identification.rank1(),
                    100 * identification.verified()));
        }
        if (queries != null && queries > 0) {
            text.append("; ").append(queries).append(queries == 1 ? " query" : " queries");
        }
        return text.append(".").toString();
    }
}
