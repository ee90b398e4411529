package org.inversight.train;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inversight.data.Images;
import org.inversight.engine.Noise;
import org.inversight.model.Json;
import org.inversight.model.Measurement;
import org.inversight.model.ModelCard;
import org.inversight.model.NegativeReport;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;

/**
 * The stages that make the sceptical evaluator: a first training against drawn pictures and
 * adversarial pictures of other networks, a second that adds adversarial pictures of the first
 * result, and a measurement on kinds, networks, step sizes and a rule that neither has seen.
 */
record Sceptic(Jobs jobs, Path folder) {

    static final String NAME = "evaluator-b";
    static final String FIRST = "sceptic-first";
    private static final String OTHER = "evaluator-a";
    private static final int DIGITS = 10;
    private static final int MEASURED = 512;
    private static final int ATTACKED = 192;
    private static final double SURE = 0.9;

    /** The first training; its result stays in the work folder. */
    void first() throws IOException, TrainingFailure {
        long seed = jobs.seed("evaluator-b/first");
        Schedule schedule = jobs.recipe().sceptic().first();
        try (NDManager scope = jobs.scope()) {
            Images pool =
                    new Adversaries(jobs)
                            .pool("adversaries-first", known(scope), Adversaries.trained(), 1);
            NativeNetwork network =
                    NativeNetwork.random(
                            scope,
                            Architecture.named(schedule.architecture()),
                            DIGITS + 1,
                            0,
                            Noise.keyed(seed));
            train("evaluator-b/first", network, pool, schedule, seed);
            Models.writeWeights(jobs.work(), FIRST, network);
        }
    }

    /** The second training; its result has no card yet. */
    void second() throws IOException, TrainingFailure {
        long seed = jobs.seed("evaluator-b/second");
        Schedule schedule = jobs.recipe().sceptic().second();
        String architecture = schedule.architecture();
        try (NDManager scope = jobs.scope()) {
            Adversaries adversaries = new Adversaries(jobs);
            Images pool =
                    adversaries.pool("adversaries-first", known(scope), Adversaries.trained(), 1);
            NativeNetwork network =
                    Models.load(scope, jobs.work(), FIRST, architecture, DIGITS + 1, 0);
            Images own =
                    adversaries.pool(
                            "adversaries-second", List.of(network), Adversaries.trained(), 2);
            train(
                    "evaluator-b/second",
                    network,
                    Adversaries.joined(List.of(pool, own)),
                    schedule,
                    seed);
            Models.writeWeights(folder, NAME, network);
            Files.deleteIfExists(kept());
        }
    }

    /** The measurement and the card. */
    void measure() throws IOException {
        String architecture = jobs.recipe().sceptic().second().architecture();
        try (NDManager scope = jobs.scope()) {
            NativeNetwork saved = Models.load(scope, folder, NAME, architecture, DIGITS + 1, 0);
            NativeNetwork other = Models.load(scope, folder, OTHER);
            Models.writeCard(
                    scope,
                    folder,
                    NAME,
                    card(saved, architecture)
                            .withMeasurements(
                                    measured(scope, saved), reports(scope, saved, other)));
        }
    }

    private void train(
            String stage, NativeNetwork network, Images pool, Schedule schedule, long seed)
            throws IOException, TrainingFailure {
        Labelled own = jobs.material().own();
        ScepticSource source =
                new ScepticSource(
                        own,
                        new DrawnNegatives(own.pictures()).trained(),
                        pool,
                        jobs.recipe().sceptic(),
                        DIGITS,
                        jobs.recipe().batch(),
                        seed);
        try (Training training =
                new ClassifierTraining(
                        jobs.engine(),
                        network,
                        source,
                        Losses::crossEntropy,
                        schedule,
                        schedule.epochs() * source.perEpoch())) {
            jobs.train(stage, training);
        }
    }

    /** The networks whose adversarial pictures it learns from. */
    private List<NativeNetwork> known(NDManager scope) throws IOException {
        Path sample = sample();
        return List.of(
                Models.load(scope, sample, "target"),
                Models.load(scope, sample, "student-0"),
                Models.load(scope, sample, "student-1"),
                Models.load(scope, folder, OTHER));
    }

    private Path sample() {
        return jobs.out().resolve(jobs.recipe().samples().getFirst().name());
    }

    private ModelCard card(NativeNetwork saved, String architecture) throws IOException {
        List<String> classes =
                Stream.concat(
                                IntStream.range(0, DIGITS).mapToObj(String::valueOf),
                                Stream.of(ModelCard.NONE))
                        .toList();
        Recipe.ScepticPlan plan = jobs.recipe().sceptic();
        return jobs.cards()
                .classifier(
                        "Evaluator B",
                        NAME,
                        architecture,
                        classes,
                        new Classifiers(jobs).features(saved, jobs.material().test().pictures()),
                        new Cards.Made(
                                "private half of the MNIST training pictures, mildly varied; and pictures that show nothing",
                                List.of(
                                        "An evaluator of this project's own: eleven classes, the last of which is for pictures that show nothing.",
                                        "First training: " + plan.first().describe(null) + ".",
                                        "Second training, with adversarial pictures of the first result: "
                                                + plan.second().describe(null)
                                                + ".",
                                        "It never saw a generator's picture in training."),
                                List.of()));
    }

    private List<Measurement> measured(NDManager scope, NativeNetwork saved) throws IOException {
        Labelled test = jobs.material().test();
        List<Measurement> list = new ArrayList<>();
        list.add(
                new Measurement(
                        "test accuracy",
                        jobs.evaluation().accuracy(saved, test),
                        test.count(),
                        "MNIST test pictures; none counts as wrong"));
        for (String kind : List.of("gmi", "kedmi")) {
            if (!Models.exists(sample(), kind + "-generator")) {
                continue;
            }
            NativeNetwork generator = Models.load(scope, sample(), kind + "-generator");
            int latent = Models.readCard(sample(), kind + "-generator").latent();
            for (double limit : new double[] {Double.POSITIVE_INFINITY, 1}) {
                Images pictures =
                        jobs.evaluation()
                                .generate(generator, 2000, latent, limit, jobs.seed("accepted"));
                list.add(
                        new Measurement(
                                "accepted digits of a generator",
                                jobs.evaluation().verdicts(saved, pictures).accepted(DIGITS, 0),
                                pictures.count(),
                                "unselected pictures of the %s %s generator, z normal%s"
                                        .formatted(
                                                jobs.recipe().samples().getFirst().name(),
                                                kind.toUpperCase(java.util.Locale.ROOT),
                                                limit > 1 ? "" : ", clamped to [-1, 1]")));
            }
        }
        return list;
    }

    /** The reports of one result are kept: they do not change when a generator is made anew. */
    private Path kept() {
        return jobs.work().resolve("evaluator-b-negatives.json");
    }

    private record Kept(List<NegativeReport> reports) {}

    private List<NegativeReport> reports(NDManager scope, NativeNetwork saved, NativeNetwork other)
            throws IOException {
        if (Files.isRegularFile(kept())) {
            return Json.read(kept(), Kept.class).reports();
        }
        List<NegativeReport> reports = new ArrayList<>();
        int side = jobs.recipe().side();
        long seed = jobs.seed("measured negatives");
        DrawnNegatives drawn = new DrawnNegatives(jobs.material().test().pictures());
        int number = 0;
        for (boolean heldOut : List.of(false, true)) {
            for (NegativeKind kind : heldOut ? drawn.heldOut() : drawn.trained()) {
                Images pictures =
                        DrawnNegatives.draw(kind, MEASURED, side, Noise.keyed(seed, number++));
                reports.add(report(kind.title(), heldOut, pictures, saved, other));
            }
        }
        NativeNetwork target = Models.load(scope, sample(), "target");
        NativeNetwork unseen = Models.load(scope, sample(), "student-2");
        for (PixelDescent descent : Adversaries.plain()) {
            reports.add(attack(descent, target, "the target", false, saved, other, number++));
        }
        for (PixelDescent descent : Adversaries.heldOut()) {
            reports.add(attack(descent, target, "the target", true, saved, other, number++));
        }
        for (PixelDescent descent : Adversaries.plain()) {
            reports.add(
                    attack(
                            descent,
                            unseen,
                            "student 2, a network it never saw",
                            true,
                            saved,
                            other,
                            number++));
        }
        Json.write(kept(), new Kept(reports));
        return reports;
    }

    private NegativeReport attack(
            PixelDescent descent,
            NativeNetwork network,
            String against,
            boolean heldOut,
            NativeNetwork saved,
            NativeNetwork other,
            int number) {
        List<Images> made = new ArrayList<>();
        for (int from = 0; from < ATTACKED; from += 64) {
            jobs.progress().check();
            made.addAll(
                    descent.run(
                            jobs.engine(),
                            network,
                            DIGITS,
                            64,
                            jobs.recipe().side(),
                            Noise.keyed(jobs.seed("measured adversaries"), number, from)));
        }
        return report(
                "%s, against %s".formatted(descent.title(), against),
                heldOut,
                Adversaries.joined(made),
                saved,
                other);
    }

    private NegativeReport report(
            String kind,
            boolean heldOut,
            Images pictures,
            NativeNetwork saved,
            NativeNetwork other) {
        Map<String, Double> rejected = new LinkedHashMap<>();
        rejected.put(OTHER, 1 - jobs.evaluation().verdicts(other, pictures).accepted(DIGITS, SURE));
        rejected.put(NAME, 1 - jobs.evaluation().verdicts(saved, pictures).accepted(DIGITS, 0));
        jobs.progress()
                .report("%s%s: %s".formatted(kind, heldOut ? " (held out)" : "", rejected), -1);
        return new NegativeReport(kind, heldOut, pictures.count(), rejected);
    }
}
