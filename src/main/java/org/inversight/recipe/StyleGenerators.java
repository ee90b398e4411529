package org.inversight.recipe;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.inversight.data.Fingerprint;
import org.inversight.engine.Noise;
import org.inversight.model.Classifier;
import org.inversight.model.ModelCard;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.ImageLabels;
import org.inversight.train.Models;
import org.inversight.train.PseudoLabels;
import org.inversight.train.SoftLabels;
import org.inversight.train.StylePlan;
import org.inversight.train.StyleTraining;
import org.inversight.train.Teaching;
import org.inversight.train.TrainingFailure;

/**
 * The stages that make generators with styles and their critics: GMI's, first on images of half the size, then on whole
 * ones; KEDMI's and PLG-MI's, which go on from there.
 *
 * @param share what the sample is made from
 */
record StyleGenerators(StageContext context, Recipe.SamplePlan sample, Recipe.BasePlan base, Material.Share share) {

    private static final long GENERATOR = 1;
    private static final long CRITIC = 2;
    private static final long GROWN_GENERATOR = 3;
    private static final long GROWN_CRITIC = 4;
    private static final int SHOWN = 64;
    private static final int SHEET_COLUMNS = 8;

    /** While it trains; the finished one is compared with more. */
    private static final int COMPARED = 2000;

    private static final String SEPARABLE =
            "A small generator after StyleGAN2 with separable convolutions, and a residual critic; relativistic pairing loss, the critic's slope held down every eighth step by differences";

    /** A generator and its critic, both as they are trained. */
    private record Players(NativeNetwork generator, NativeNetwork critic) {}

    /** GMI's pair, from public images alone: the averaged generator, and the critic with its score alone. */
    void gmi(String stage, Path folder) throws IOException, TrainingFailure {
        ImageLabels labels = context.material().labels(sample);
        int outputs = 1 + labels.outputs();
        StylePlan small = base.small();
        StylePlan large = base.large();
        Architecture generator = Architecture.named(large.generator());
        Architecture critic = Architecture.named(large.critic());
        try (NDManager scope = context.scope()) {
            Players players = new Players(
                    NativeNetwork.random(
                            scope, Architecture.named(small.generator()), 0, small.latent(), random(stage, GENERATOR)),
                    NativeNetwork.random(scope, Architecture.named(small.critic()), outputs, 0, random(stage, CRITIC)));
            String first = stage + "-small";
            // once a part has begun, its state holds what came of those before it
            int finer = lastBegun(stage);
            boolean whole = finer >= 0 || made(stage, large, from(1)) >= 0;
            if (!whole) {
                try (StyleTraining training = training(scope, first, small, labels, players)) {
                    train(first, training, small, 0, from(0));
                }
            }
            Players grown = new Players(
                    players.generator().become(scope, generator, 0, large.latent(), random(stage, GROWN_GENERATOR)),
                    players.critic().become(scope, critic, outputs, 0, random(stage, GROWN_CRITIC)));
            if (finer < 0) {
                try (StyleTraining training = training(scope, stage, large, labels, grown)) {
                    train(stage, training, large, 0, from(1));
                    Models.writeWeights(folder, "gmi-generator", training.averaged());
                }
            }
            for (int part = Math.max(0, finer); part < base.finer().size(); part++) {
                StylePlan plan = base.finer().get(part);
                String next = finer(stage, part);
                try (StyleTraining training = training(scope, next, plan, labels, grown)) {
                    train(next, training, plan, 0, from(2 + part));
                    Models.writeWeights(folder, "gmi-generator", training.averaged());
                }
            }
            // with an output beside the score the critic gives the score as it is
            NativeNetwork scoring =
                    grown.critic().become(scope, critic, Math.max(2, outputs), 0, random(stage, CRITIC));
            new CentredScore(context.evaluation(), share.open()).of(scoring);
            Models.writeWeights(folder, "gmi-critic", scoring.become(scope, critic, 1, 0, random(stage, CRITIC)));
        }
        List<String> departures = new ArrayList<>();
        departures.add(SEPARABLE + ", where GMI has a DCGAN with a Wasserstein loss and gradient penalty.");
        if (labels.outputs() > 0) {
            departures.add("The critic also names what is known of the public images, which is left out of the file.");
        }
        departures.add(
                "The critic compares, so its score s has no end: in use it gives log sigmoid(s), with 0 for s where public images lie on average.");
        departures.add(
                large.mostNoise() > 0
                        ? "Generated images get the camera's noise before the critic sees them, public ones are mirrored at random."
                        : "Public images are mirrored at random.");
        departures.add(
                averaged(base.finer().isEmpty() ? base.large() : base.finer().getLast()));
        departures.add("Training: %s.".formatted(String.join("; then ", described(stage))));
        write(stage, folder, "gmi", large, departures, List.of());
    }

    static String finer(String stage, int part) {
        return stage + "-finer" + (part == 0 ? "" : "-" + (part + 1));
    }

    /** The last of the finer parts that has a state; -1 if none has. */
    private int lastBegun(String stage) throws IOException {
        for (int part = base.finer().size() - 1; part >= 0; part--) {
            if (made(finer(stage, part), base.finer().get(part), from(2 + part)) >= 0) {
                return part;
            }
        }
        return -1;
    }

    /** The parts of GMI's training, one after the other. */
    private List<StylePlan> parts() {
        return Stream.concat(Stream.of(base.small(), base.large()), base.finer().stream())
                .toList();
    }

    /** What a part of GMI's training comes from: the public images, and the parts before. */
    private String from(int part) {
        Fingerprint from = context.origin(share.open());
        parts().subList(0, part).forEach(plan -> from.add(plan.toString()));
        return from.hex();
    }

    /** The parts of GMI's training in words. */
    private List<String> described(String stage) throws IOException {
        List<StylePlan> parts = parts();
        List<String> words = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            String name = part == 0 ? stage + "-small" : part == 1 ? stage : finer(stage, part - 2);
            words.add(described(name, parts.get(part), from(part)));
        }
        return words;
    }

    /** With the steps that were made, where a training ended early. */
    private String described(String stage, StylePlan plan, String from) throws IOException {
        int made = made(stage, plan, from);
        return plan.describe(made < 0 ? plan.iterations() : made);
    }

    private int made(String stage, StylePlan plan, String from) throws IOException {
        return context.made(stage, StyleTraining.plan(plan, context.seed(stage)), from);
    }

    /** What a training comes from that goes on from the files of GMI's pair with the target's help. */
    private Fingerprint afterGmi(Path folder, Path target) throws IOException {
        return context.origin(share.open())
                .add(Models.weights(folder, "gmi-generator"))
                .add(Models.weights(folder, "gmi-critic"))
                .add(Models.weights(target, "target"));
    }

    /**
     * KEDMI's pair, which goes on from the files of GMI's.
     *
     * @param folder of both pairs
     * @param target folder of the target
     */
    void kedmi(String stage, Path folder, Path target) throws IOException, TrainingFailure {
        List<String> classes = Models.readCard(target, "target").classes();
        int outputs = 1 + classes.size();
        StylePlan plan = base.kedmi();
        String from = afterGmi(folder, target)
                .add("entropy weight %s".formatted(base.entropyWeight()))
                .hex();
        try (NDManager scope = context.scope()) {
            float[] soft = context.evaluation().probabilities(Models.load(scope, target, "target"), share.open());
            Teaching taught = new SoftLabels(soft, classes.size(), base.entropyWeight());
            NativeNetwork critic = Models.load(scope, folder, "gmi-critic")
                    .become(scope, Architecture.named(plan.critic()), outputs, 0, random(stage, CRITIC));
            Players players = new Players(Models.load(scope, folder, "gmi-generator"), critic);
            try (StyleTraining training = training(scope, stage, plan, taught, players)) {
                train(stage, training, plan, 0, from);
                new CentredScore(context.evaluation(), share.open()).of(critic);
                Models.writeWeights(folder, "kedmi-critic", critic);
                Models.writeWeights(folder, "kedmi-generator", training.averaged());
            }
        }
        List<String> departures = List.of(
                SEPARABLE + ", where KEDMI has a DCGAN that matches its critic's mean features.",
                "The critic's class logits are its score plus the log-probabilities of its classes, so that the log of their summed exponentials, KEDMI's realism, is the score.",
                "It goes on from GMI's pair (see its card).",
                averaged(plan),
                "Training: " + described(stage, plan, from) + ".");
        write(stage, folder, "kedmi", plan.withCritic("residual-k-critic64"), departures, classes);
    }

    /**
     * PLG-MI's pair, which goes on from the files of GMI's and takes the target's classes.
     *
     * @param folder of both pairs
     * @param target folder of the target
     */
    void plg(String stage, Path folder, Path target, StylePlan plan) throws IOException, TrainingFailure {
        ModelCard card = Models.readCard(target, "target");
        List<String> classes = card.classes();
        int count = classes.size();
        String from =
                afterGmi(folder, target).add(base.pseudoLabels().toString()).hex();
        try (NDManager scope = context.scope()) {
            NativeNetwork network = Models.load(scope, target, "target");
            Teaching taught = PseudoLabels.of(
                    context.evaluation().probabilities(network, share.open()),
                    new Classifier(card, network),
                    base.pseudoLabels(),
                    context.seed(stage));
            Architecture generator = Architecture.named(plan.generator());
            Architecture critic = Architecture.named(plan.critic());
            Players players = new Players(
                    Models.load(scope, folder, "gmi-generator")
                            .become(scope, generator, count, plan.latent(), random(stage, GENERATOR)),
                    Models.load(scope, folder, "gmi-critic").become(scope, critic, count, 0, random(stage, CRITIC)));
            try (StyleTraining training = training(scope, stage, plan, taught, players)) {
                train(stage, training, plan, count, from);
                Models.writeWeights(folder, "plg-critic", players.critic());
                Models.writeWeights(folder, "plg-generator", training.averaged());
            }
        }
        List<String> departures = List.of(
                SEPARABLE
                        + ", where PLG-MI has residual networks with a hinge loss, spectral normalisation and five critic steps for each of the generator.",
                "It goes on from GMI's pair (see its card), with an embedding of the class in the style, where PLG-MI has conditional batch normalisation, and a projection in the critic; both begin with zeros.",
                "The target's loss weighs %s and is taken over one view of each generated image, before the camera's noise; each class has the %d public images of which the target is surest (the release: 0.2 and 30)."
                        .formatted(
                                base.pseudoLabels().weight(),
                                base.pseudoLabels().each()),
                averaged(plan),
                "Training: " + described(stage, plan, from) + ".");
        write(stage, folder, "plg", plan, departures, classes);
    }

    private RandomGenerator random(String stage, long what) {
        return Noise.keyed(context.seed(stage), what);
    }

    private StyleTraining training(NDManager scope, String stage, StylePlan plan, Teaching taught, Players players) {
        return new StyleTraining(
                context.engine(),
                plan,
                share.open(),
                taught,
                context.seed(stage),
                players.generator(),
                players.critic(),
                scope);
    }

    /**
     * Trains; every so many steps a sheet of unselected images is left in the work folder, and their comparison with
     * the public ones, where the verifier is there. Without progress the training ends early.
     *
     * @param classes that the generator takes; 0 for none
     * @param from what its weights come from beside its plan
     */
    private void train(String stage, StyleTraining training, StylePlan plan, int classes, String from)
            throws IOException, TrainingFailure {
        try (NDManager scope = context.scope()) {
            boolean compared = plan.check() > 0
                    && Architecture.named(plan.generator()).side()
                            == context.recipe().side()
                    && PublicComparison.possible(context);
            QualityCurve curve = compared
                    ? new QualityCurve(
                            context.file(stage, "-quality.csv"),
                            new PublicComparison(
                                    scope, context, stage, share.open(), GeneratorQuality.all(share.open()), COMPARED))
                    : null;
            context.train(stage, training, from, plan.check(), iterations -> {
                sheet(stage, training, plan, classes, iterations);
                return curve == null || curve.goesOn(iterations, training.averaged(), plan, classes);
            });
        }
    }

    private void sheet(String stage, StyleTraining training, StylePlan plan, int classes, int iterations)
            throws IOException {
        Sheet.write(
                context.file(stage, "-%06d.png".formatted(iterations)),
                context.evaluation()
                        .generate(
                                training.averaged(),
                                SHOWN,
                                plan.latent(),
                                classes,
                                Double.POSITIVE_INFINITY,
                                context.seed(stage),
                                GENERATOR),
                SHEET_COLUMNS);
    }

    private static String averaged(StylePlan plan) {
        return "The generator's weights are averaged over the training (decay %s).".formatted(plan.averaging());
    }

    private void write(
            String stage, Path folder, String kind, StylePlan plan, List<String> departures, List<String> classes)
            throws IOException {
        new PairCards(context, stage, folder)
                .write(
                        new PairCards.Pair(kind, plan.generator(), plan.critic(), plan.latent(), kind.equals("plg")),
                        new Cards.Made(share.openWords(), departures, List.of()),
                        classes);
    }
}
