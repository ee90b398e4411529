package org.inversight.recipe;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.inversight.data.Fingerprint;
import org.inversight.data.ImageSet;
import org.inversight.engine.Noise;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.AutoencoderPlan;
import org.inversight.train.AutoencoderTraining;
import org.inversight.train.Evidence;
import org.inversight.train.GanPlan;
import org.inversight.train.GanTraining;
import org.inversight.train.GmiGame;
import org.inversight.train.KedmiGame;
import org.inversight.train.Models;
import org.inversight.train.Training;
import org.inversight.train.TrainingFailure;
import org.jspecify.annotations.Nullable;

/** The stages that make generators and critics without styles. */
record Generators(StageContext context, Recipe.SamplePlan sample) {

    private static final long GENERATOR = 1;
    private static final long CRITIC = 2;
    private static final long ENCODER = 4;

    /** GMI's pair. */
    void gmi(String stage, Path folder, ImageSet open, String split) throws IOException, TrainingFailure {
        GanPlan plan = Objects.requireNonNull(sample.gmi());
        try (NDManager scope = context.scope()) {
            Player player = beginning(scope, plan, context.seed(stage), open);
            play(scope, player, gmiMatch(open), open, folder);
        }
        List<String> departures = List.of(
                "Hinge loss with spectral normalisation of the critic, whose score is multiplied by 4, where GMI has a Wasserstein loss with gradient penalty and instance normalisation.",
                "Nearest up-sampling with convolution, and a sub-pixel convolution at the end, at half the width, where GMI has transposed convolutions.",
                "The generator's weights are averaged over the training (decay %s), its batch statistics measured anew."
                        .formatted(plan.averaging()),
                "Training: " + describe(plan) + "; GMI makes five critic steps for each of the generator.");
        new PairCards(context, stage, folder)
                .write(pair("gmi", plan), new Cards.Made(split, departures, List.of()), List.of());
    }

    /**
     * KEDMI's pair. Where a generator begins as a decoder, this one goes on from GMI's: to match mean features says
     * little about one image.
     *
     * @param target folder of the target
     */
    void kedmi(String stage, Path folder, Path target, ImageSet open, String split)
            throws IOException, TrainingFailure {
        GanPlan plan = Objects.requireNonNull(sample.kedmi());
        List<String> classes = Models.readCard(target, "target").classes();
        float[] soft;
        try (NDManager scope = context.scope()) {
            soft = context.evaluation().probabilities(Models.load(scope, target, "target"), open);
        }
        GanTraining.Game game = new KedmiGame(
                open, soft, classes.size(), context.recipe().batch(), plan.entropyWeight(), context.seed(stage));
        try (NDManager scope = context.scope()) {
            Player player = beginning(scope, plan, context.seed(stage), open);
            if (player.encoder() != null) {
                play(scope, player, gmiMatch(open), open, null);
            }
            Fingerprint from = origin(open).add(Models.weights(target, "target"));
            if (player.encoder() != null) {
                from.add(String.valueOf(sample.gmi()));
            }
            Match match = new Match(stage, "kedmi", plan, game, classes.size(), from.hex());
            play(scope, player, match, open, folder);
        }
        List<String> departures = List.of(
                "Spectral normalisation of the critic's convolutions, whose features are multiplied by 16, where KEDMI has instance normalisation.",
                "No minibatch-discrimination layer, whose tensor alone would take 52 MB.",
                "Nearest up-sampling with convolution, and a sub-pixel convolution at the end, at half the width, where KEDMI has transposed convolutions.",
                "The generator's weights are averaged over the training (decay %s), its batch statistics measured anew."
                        .formatted(plan.averaging()),
                "Training: " + describe(plan) + "; KEDMI makes five critic steps for each of the generator.");
        new PairCards(context, stage, folder)
                .write(pair("kedmi", plan), new Cards.Made(split, departures, List.of()), classes);
    }

    private static PairCards.Pair pair(String kind, GanPlan plan) {
        return new PairCards.Pair(kind, plan.generator(), plan.critic(), plan.latent(), false);
    }

    private String describe(GanPlan plan) {
        AutoencoderPlan before = sample.autoencoder();
        if (before == null) {
            return plan.describe();
        }
        String gmi = plan == sample.kedmi() ? "GMI's game (see its card), then " : "";
        return before.describe() + gmi + plan.describe();
    }

    /** The encoder beside which a new generator has learnt to decode; both generators of a sample begin so. */
    private NativeNetwork encoder(NDManager scope, AutoencoderPlan plan, NativeNetwork generator, ImageSet open)
            throws IOException, TrainingFailure {
        String stage = sample.name() + "/autoencoder";
        long seed = context.seed(stage);
        NativeNetwork encoder = NativeNetwork.random(
                scope, Architecture.named(plan.encoder()), 2 * plan.latent(), 0, Noise.keyed(seed, ENCODER));
        try (Evidence evidence =
                        new Evidence(plan, encoder, open, context.recipe().batch(), seed);
                Training training = new AutoencoderTraining(context.engine(), evidence, generator)) {
            context.train(stage, training, context.origin(open).hex());
        }
        return encoder;
    }

    /** A generator, with the encoder beside which it has learnt to decode, if it has. */
    private record Player(NativeNetwork generator, @Nullable NativeNetwork encoder) {}

    private Player beginning(NDManager scope, GanPlan plan, long seed, ImageSet open)
            throws IOException, TrainingFailure {
        AutoencoderPlan before = sample.autoencoder();
        NativeNetwork generator = NativeNetwork.random(
                scope,
                Architecture.named(plan.generator()),
                0,
                plan.latent(),
                Noise.keyed(before == null ? seed : context.seed(sample.name()), GENERATOR));
        return new Player(generator, before == null ? null : encoder(scope, before, generator, open));
    }

    /** What is played: a stage, its plan and losses, the number of the critic's outputs, and what all comes from. */
    private record Match(String stage, String kind, GanPlan plan, GanTraining.Game game, int outputs, String from) {}

    /** What every match comes from, beside its plan. */
    private Fingerprint origin(ImageSet open) {
        return context.origin(open).add(String.valueOf(sample.autoencoder()));
    }

    private Match gmiMatch(ImageSet open) {
        String stage = sample.name() + "/gmi";
        GanTraining.Game game = new GmiGame(open, context.recipe().batch(), context.seed(stage));
        return new Match(
                stage,
                "gmi",
                Objects.requireNonNull(sample.gmi()),
                game,
                1,
                origin(open).hex());
    }

    /** @param folder where both are written; null if the player only learns */
    private void play(NDManager scope, Player player, Match match, ImageSet open, @Nullable Path folder)
            throws IOException, TrainingFailure {
        long seed = context.seed(match.stage());
        NativeNetwork critic = NativeNetwork.random(
                scope, Architecture.named(match.plan().critic()), match.outputs(), 0, Noise.keyed(seed, CRITIC));
        try (@Nullable Evidence evidence = evidence(player, open, seed);
                GanTraining training = new GanTraining(
                        context.engine(),
                        match.plan(),
                        match.game(),
                        seed,
                        player.generator(),
                        critic,
                        evidence,
                        scope)) {
            context.train(match.stage(), training, match.from());
            if (folder != null) {
                Models.writeWeights(folder, match.kind() + "-critic", critic);
                Models.writeWeights(folder, match.kind() + "-generator", training.averaged());
            }
        }
    }

    private @Nullable Evidence evidence(Player player, ImageSet open, long seed) {
        AutoencoderPlan before = sample.autoencoder();
        NativeNetwork encoder = player.encoder();
        return before == null || encoder == null
                ? null
                : new Evidence(before, encoder, open, context.recipe().batch(), seed);
    }
}
