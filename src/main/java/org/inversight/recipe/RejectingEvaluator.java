package org.inversight.recipe;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.inversight.data.Fingerprint;
import org.inversight.data.ImageSet;
import org.inversight.data.Images;
import org.inversight.engine.Noise;
import org.inversight.model.Measurement;
import org.inversight.model.ModelCard;
import org.inversight.model.NegativeReport;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.ClassifierTraining;
import org.inversight.train.Labelled;
import org.inversight.train.Losses;
import org.inversight.train.Models;
import org.inversight.train.Schedule;
import org.inversight.train.Training;
import org.inversight.train.TrainingFailure;

/**
 * The stages that make the evaluator with a reject class: a first training against drawn images and adversarial images
 * of other networks, a second that adds adversarial images of the first result, and a measurement on kinds, networks,
 * step sizes and a rule that neither has seen.
 */
record RejectingEvaluator(StageContext context, Path folder) {

    static final String NAME = "evaluator-b";
    static final String FIRST = "rejecting-first";
    static final String OTHER = "evaluator-a";

    /** The first training; its result stays in the work folder. */
    void first() throws IOException, TrainingFailure {
        long seed = context.seed("evaluator-b/first");
        Schedule schedule = context.recipe().rejecting().first();
        try (NDManager scope = context.scope()) {
            Images pool = new Adversaries(context).pool("adversaries-first", known(scope), Adversaries.trained(), 1);
            NativeNetwork network = NativeNetwork.random(
                    scope, Architecture.named(schedule.architecture()), classes() + 1, 0, Noise.keyed(seed));
            train("evaluator-b/first", network, pool, schedule, seed, new Fingerprint());
            Models.writeWeights(context.work(), FIRST, network);
        }
    }

    /** The second training; its result has no card yet. */
    void second() throws IOException, TrainingFailure {
        long seed = context.seed("evaluator-b/second");
        Schedule schedule = context.recipe().rejecting().second();
        String architecture = schedule.architecture();
        try (NDManager scope = context.scope()) {
            Adversaries adversaries = new Adversaries(context);
            Images pool = adversaries.pool("adversaries-first", known(scope), Adversaries.trained(), 1);
            NativeNetwork network = Models.load(scope, context.work(), FIRST, architecture, classes() + 1, 0);
            Images own = adversaries.pool("adversaries-second", List.of(network), Adversaries.trained(), 2);
            Images both = Adversaries.joined(List.of(pool, own));
            Fingerprint first = new Fingerprint().add(Models.weights(context.work(), FIRST));
            train("evaluator-b/second", network, both, schedule, seed, first);
            raise(network);
            Models.writeWeights(folder, NAME, network);
        }
    }

    /** As strict as the recipe asks; where it asks for nothing, as learnt. */
    private void raise(NativeNetwork network) throws IOException {
        double share = context.recipe().rejecting().turnedAway();
        ImageSet strangers = context.material().heldOutChoice(context);
        if (share > 0 && strangers != null) {
            float by = new RejectionBias(context.evaluation(), strangers).raise(network, share);
            context.progress().report("the bias of none was raised by %.2f".formatted(by), -1);
        }
    }

    /** The measurement and the card. */
    void measure() throws IOException {
        String architecture = context.recipe().rejecting().second().architecture();
        try (NDManager scope = context.scope()) {
            NativeNetwork saved = Models.load(scope, folder, NAME, architecture, classes() + 1, 0);
            NativeNetwork other = Models.load(scope, folder, OTHER);
            List<NegativeReport> reports = new RejectionReports(context, folder, sample(), saved, other).reports(scope);
            Models.writeCard(
                    scope,
                    folder,
                    NAME,
                    card(saved, architecture)
                            .with()
                            .measurements(measured(scope, saved))
                            .negatives(reports)
                            .build());
        }
    }

    private void train(
            String stage, NativeNetwork network, Images pool, Schedule schedule, long seed, Fingerprint beginning)
            throws IOException, TrainingFailure {
        Labelled own = context.material().own();
        Recipe.RejectingPlan plan = context.recipe().rejecting();
        ImageSet heldOut = context.material().heldOut(context);
        Fingerprint from = StageContext.add(pool, context.origin(own.images()))
                .add("shares %s %s %s".formatted(plan.negativeShare(), plan.adversarialShare(), plan.heldOutShare()))
                .add(beginning.hex());
        if (heldOut != null) {
            StageContext.add(heldOut, from);
        }
        RejectingSource source = new RejectingSource(
                own,
                new RejectingSource.Negatives(new DrawnNegatives(own.images()).trained(), pool, heldOut),
                plan,
                classes(),
                schedule.shift(),
                context.recipe().batch(),
                seed);
        try (Training training = new ClassifierTraining(
                context.engine(),
                network,
                source,
                Losses::crossEntropy,
                schedule,
                schedule.epochs() * source.perEpoch())) {
            context.train(stage, training, from.hex());
        }
    }

    /** Number of classes without {@code none}. */
    private int classes() {
        return context.material().classes().size();
    }

    /** The networks whose adversarial images it learns from. */
    private List<NativeNetwork> known(NDManager scope) throws IOException {
        Path sample = sample();
        return List.of(
                Models.load(scope, sample, "target"),
                Models.load(scope, sample, "student-0"),
                Models.load(scope, sample, "student-1"),
                Models.load(scope, folder, OTHER));
    }

    private Path sample() {
        return context.out().resolve(context.recipe().samples().getFirst().name());
    }

    private ModelCard card(NativeNetwork saved, String architecture) throws IOException {
        List<String> classes = Stream.concat(context.material().classes().stream(), Stream.of(ModelCard.NONE))
                .toList();
        Recipe.RejectingPlan plan = context.recipe().rejecting();
        String heldOut = context.material().heldOutWords(plan);
        List<String> departures = new ArrayList<>(List.of(
                "An evaluator of this project's own: its last class is for images that show none of the others.",
                "First training: " + plan.first().describe(null) + ".",
                "Second training, with adversarial images of the first result: "
                        + plan.second().describe(null)
                        + ".",
                "It never saw a generator's image in training."));
        ImageSet strangers = context.material().heldOutChoice(context);
        if (plan.turnedAway() > 0 && strangers != null) {
            departures.add(
                    ("The bias of its last class was raised until it turned away %.0f %% of %d people of no class"
                                    + " on whom it neither learnt nor is measured.")
                            .formatted(100 * plan.turnedAway(), strangers.count()));
        }
        return context.cards()
                .classifier(
                        "Evaluator B",
                        NAME,
                        architecture,
                        classes,
                        new Classifiers(context)
                                .features(saved, context.material().test().images()),
                        new Cards.Made(
                                "%s, mildly varied; and images that show nothing%s"
                                        .formatted(
                                                context.material().words().own(),
                                                heldOut.isEmpty() ? "" : "; and " + heldOut),
                                departures,
                                List.of()));
    }

    private List<Measurement> measured(NDManager scope, NativeNetwork saved) throws IOException {
        Labelled test = context.material().test();
        List<Measurement> list = new ArrayList<>();
        list.add(new Measurement(
                "test accuracy",
                context.evaluation().accuracy(saved, test),
                test.count(),
                context.material().words().test() + "; none counts as wrong"));
        for (String kind : List.of("gmi", "kedmi")) {
            if (!Models.exists(sample(), kind + "-generator")) {
                continue;
            }
            NativeNetwork generator = Models.load(scope, sample(), kind + "-generator");
            int latent = Models.readCard(sample(), kind + "-generator").latent();
            for (double limit : new double[] {Double.POSITIVE_INFINITY, 1}) {
                Images images =
                        context.evaluation().generate(generator, 2000, latent, 0, limit, context.seed("accepted"));
                list.add(new Measurement(
                        "generated images that it takes for one of the classes",
                        context.evaluation().verdicts(saved, images).accepted(classes(), 0),
                        images.count(),
                        "unselected images of the %s %s generator, z normal%s"
                                .formatted(
                                        context.recipe().samples().getFirst().name(),
                                        kind.toUpperCase(java.util.Locale.ROOT),
                                        limit > 1 ? "" : ", clamped to [-1, 1]")));
            }
        }
        return list;
    }
}
