package org.inversight.recipe;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inversight.data.Idx;
import org.inversight.data.Images;
import org.inversight.model.Measurement;
import org.inversight.model.ModelCard;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.Evaluation;
import org.inversight.train.Models;

/**
 * The cards of a generator and its critic, whose weights are on disk: {@code KIND-generator} and {@code KIND-critic}.
 *
 * @param stage that made them
 * @param folder where they are
 */
record PairCards(StageContext context, String stage, Path folder) {

    private static final long SHOWN = 3;
    private static final int SHOWN_COUNT = 1000;
    private static final double SURE = 0.9;

    /**
     * What was made.
     *
     * @param kind {@code gmi}, {@code kedmi} or {@code plg}
     * @param generator card name of its architecture
     * @param critic card name of its architecture
     * @param latent length of z
     * @param conditional whether the generator takes the critic's classes beside z
     */
    record Pair(String kind, String generator, String critic, int latent, boolean conditional) {}

    /**
     * Writes both cards.
     *
     * @param made how they were made; what is measured here is added
     * @param classes of a critic that knows them; empty for one with a score
     */
    void write(Pair pair, Cards.Made made, List<String> classes) throws IOException {
        String kind = pair.kind();
        String title = kind.toUpperCase(Locale.ROOT);
        int taken = pair.conditional() ? classes.size() : 0;
        try (NDManager scope = context.scope()) {
            NativeNetwork generator =
                    Models.load(scope, folder, kind + "-generator", pair.generator(), taken, pair.latent());
            Images free = context.evaluation()
                    .generate(
                            generator,
                            SHOWN_COUNT,
                            pair.latent(),
                            taken,
                            Double.POSITIVE_INFINITY,
                            context.seed(stage),
                            SHOWN);
            // to be looked at; not part of the sample
            Files.createDirectories(context.work());
            Idx.writeImages(context.work().resolve(stage.replace('/', '-') + "-shown.idx.gz"), free);
            List<Measurement> measured = new ArrayList<>();
            Path evaluators = context.out().resolve(context.recipe().evaluatorFolder());
            if (Models.exists(evaluators, "evaluator-a")) {
                NativeNetwork evaluator = Models.load(scope, evaluators, "evaluator-a");
                measure(measured, evaluator, free, "z normal");
                Images clamped = context.evaluation()
                        .generate(generator, SHOWN_COUNT, pair.latent(), taken, 1, context.seed(stage), SHOWN);
                measure(measured, evaluator, clamped, "z normal, clamped to [-1, 1]");
            }
            if (classes.isEmpty()) {
                Models.writeCard(
                        scope,
                        folder,
                        kind + "-critic",
                        context.cards().critic(title + " critic", kind + "-critic", pair.critic(), made));
            } else {
                NativeNetwork critic = Models.load(scope, folder, kind + "-critic", pair.critic(), classes.size(), 0);
                int features = context.evaluation().outputs(critic, free.select(new int[] {0}), 0).length;
                Models.writeCard(
                        scope,
                        folder,
                        kind + "-critic",
                        context.cards()
                                .classCritic(
                                        title + " K-class critic",
                                        kind + "-critic",
                                        pair.critic(),
                                        classes,
                                        features,
                                        made));
            }
            ModelCard card = context.cards()
                    .generator(
                            title + " generator",
                            kind + "-generator",
                            pair.generator(),
                            pair.latent(),
                            new Cards.Made(made.split(), made.departures(), measured));
            Models.writeCard(
                    scope,
                    folder,
                    kind + "-generator",
                    pair.conditional() ? card.withConditional(true).withClasses(classes) : card);
        }
    }

    private void measure(List<Measurement> into, NativeNetwork evaluator, Images images, String about) {
        Evaluation.Verdicts verdicts = context.evaluation().verdicts(evaluator, images);
        int classes = context.material().classes().size();
        into.add(new Measurement(
                "accepted by evaluator A with at least 0.9",
                verdicts.accepted(classes, SURE),
                images.count(),
                "unselected images, " + about));
        double least = 1;
        for (double share : verdicts.shares(classes)) {
            least = Math.min(least, share);
        }
        into.add(new Measurement(
                "share of the rarest class by evaluator A", least, images.count(), "unselected images, " + about));
    }
}
