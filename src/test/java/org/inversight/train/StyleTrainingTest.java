package org.inversight.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import org.inversight.data.Images;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.engine.Progress;
import org.inversight.model.Classifier;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.inversight.people.ImageFrame;
import org.inversight.people.PeopleSet;
import org.inversight.people.PortraitSet;
import org.inversight.recipe.DrawnLabels;
import org.inversight.recipe.Grids;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class StyleTrainingTest {

    private static final int LATENT = 8;
    private static final PortraitSet SET = PeopleSet.PUBLIC.of(ImageFrame.ALIGNED, 3, 8);
    private static final Images IMAGES = SET.draw(32, Progress.NONE).images();

    @TempDir
    Path folder;

    /** A training with its networks. */
    private record Game(NativeNetwork generator, NativeNetwork critic, StyleTraining training)
            implements AutoCloseable {

        @Override
        public void close() {
            training.close();
            generator.close();
            critic.close();
        }
    }

    private static StylePlan plan(int iterations) {
        return StylePlanBuilder.builder()
                .generator("style32")
                .critic("residual-critic32")
                .latent(LATENT)
                .batch(4)
                .iterations(iterations)
                .rate(0.002)
                .beta2(0.99)
                .averaging(0.9)
                .penalty(0.02)
                .labels(0.3)
                .leastNoise(0.002)
                .mostNoise(0.02)
                .build();
    }

    private static Game game(Engine engine, NDManager scope, ImageLabels labels, int steps) {
        NativeNetwork generator = NativeNetwork.random(scope, Architecture.STYLE32, 0, LATENT, Noise.keyed(1));
        NativeNetwork critic =
                NativeNetwork.random(scope, Architecture.RESIDUAL_CRITIC32, 1 + labels.outputs(), 0, Noise.keyed(2));
        return new Game(
                generator, critic, new StyleTraining(engine, plan(steps), IMAGES, labels, 7, generator, critic, scope));
    }

    /** Adam's first step is the learning rate, whatever the gradient: each layer's own. */
    @Test
    void everyLayerMovesAtItsOwnRate() throws Exception {
        try (Engine engine = Grids.engine();
                NDManager scope = engine.scope();
                Game game = game(engine, scope, DrawnLabels.of(SET), 10)) {
            float[] constant = values(game.generator(), "constant");
            float[] mapping = values(game.generator(), "02mapping_weight");
            float[] first = values(game.critic(), "01block_01same_weight");
            assertTrue(Double.isFinite(game.training().step(0)));
            double rate = 0.002 / 50;
            assertEquals(rate, moved(constant, values(game.generator(), "constant")), 1e-6);
            assertEquals(
                    0.1 * rate / Math.sqrt(LATENT), moved(mapping, values(game.generator(), "02mapping_weight")), 1e-7);
            assertEquals(
                    rate * 1.4 / Math.sqrt(32 * 9), moved(first, values(game.critic(), "01block_01same_weight")), 1e-7);
        }
    }

    @Test
    void stepsLeaveNoArrayBehind() throws Exception {
        try (Engine engine = Grids.engine();
                NDManager scope = engine.scope();
                Game game = game(engine, scope, DrawnLabels.of(SET), 10)) {
            game.training().step(0);
            int before = engine.managedArrays();
            game.training().step(1);
            game.training().step(8);
            assertEquals(before, engine.managedArrays());
        }
    }

    /** Classes that a step draws are learnt, by embedding, projection and the target's word; others wait. */
    @Test
    void onlyTheClassesOfAStepAreLearnt() throws Exception {
        int classes = 12;
        try (Engine engine = Grids.engine();
                NDManager scope = engine.scope();
                NativeNetwork generator =
                        NativeNetwork.random(scope, Architecture.STYLE64_CLASSES, classes, LATENT, Noise.keyed(1));
                NativeNetwork critic = NativeNetwork.random(
                        scope, Architecture.RESIDUAL_CRITIC64_CLASSES, classes, 0, Noise.keyed(2));
                NativeNetwork network =
                        NativeNetwork.random(scope, Architecture.STRIDED4_64, classes, 0, Noise.keyed(3));
                Classifier target = new Classifier(
                        ModelCard.named("target", ModelKind.CLASSIFIER)
                                .channels(3)
                                .height(64)
                                .width(64)
                                .classes(IntStream.range(0, classes)
                                        .mapToObj(String::valueOf)
                                        .toList())
                                .outputs(Outputs.FEATURES_AND_LOGITS)
                                .build(),
                        network)) {
            Images images = SET.draw(64, Progress.NONE).images();
            PseudoLabels taught = PseudoLabels.of(
                    new Evaluation(engine).probabilities(network, images), target, new PseudoLabels.Plan(30, 0.2), 7);
            StylePlan plan = plan(10).withGenerator("style64-classes").withCritic("residual-critic64-classes");
            try (StyleTraining training =
                    new StyleTraining(engine, plan, images, taught, 7, generator, critic, scope)) {
                assertTrue(Double.isFinite(training.step(0)));
                int[] drawn = taught.labels(4, 0);
                PseudoLabels half = PseudoLabels.of(
                        new Evaluation(engine).probabilities(network, images),
                        target,
                        new PseudoLabels.Plan(1, 0.1),
                        7);
                NDArray four = ImageArrays.array(scope, images.range(0, 4));
                assertEquals(
                        taught.imageLoss(four, drawn, 0).getFloat() / 2,
                        half.imageLoss(four, drawn, 0).getFloat(),
                        1e-5);
                half.examples().forEach(own -> assertEquals(1, own.length));
                double rate = 0.002 / 50;
                for (int k = 0; k < classes; k++) {
                    int label = k;
                    boolean learnt = IntStream.of(drawn).anyMatch(d -> d == label);
                    // Adam's first step is the learning rate, whatever the gradient
                    assertEquals(learnt ? 0.1 * rate : 0, largest(generator, "embedding", k), 1e-8);
                    assertEquals(learnt ? rate / Math.sqrt(128) : 0, largest(critic, "projection", k), 1e-8);
                }
                int before = engine.managedArrays();
                training.step(1);
                training.step(8);
                assertEquals(before, engine.managedArrays());
            }
        }
    }

    private static double largest(NativeNetwork network, String name, int row) {
        return Objects.requireNonNull(network.arrays().get(name))
                .get(row)
                .abs()
                .max()
                .getFloat();
    }

    /** A training that was interrupted reaches the same weights, its average included. */
    @Test
    void itGoesOnWhereItWas() throws Exception {
        ImageLabels none = ImageLabels.none();
        try (Engine engine = Grids.engine();
                NDManager scope = engine.scope()) {
            float[] whole;
            try (Game game = game(engine, scope, none, 3)) {
                for (int i = 0; i < 3; i++) {
                    game.training().step(i);
                }
                whole = values(game.training().averaged(), "constant");
            }
            Path state = folder.resolve("state.safetensors");
            try (Game game = game(engine, scope, none, 3)) {
                game.training().step(0);
                game.training().step(1);
                Checkpoint.write(state, 2, false, game.training(), scope);
            }
            try (Game game = game(engine, scope, none, 3)) {
                assertEquals(
                        2, Checkpoint.restore(state, game.training(), scope).steps());
                game.training().step(2);
                assertArrayEquals(whole, values(game.training().averaged(), "constant"), 1e-6f);
            }
        }
    }

    @Test
    void theCriticLearnsToTellTheLabels() throws Exception {
        ImageLabels labels = DrawnLabels.of(SET);
        try (Engine engine = Grids.engine();
                NDManager scope = engine.scope();
                Game game = game(engine, scope, labels, 100)) {
            double before = named(scope, game.critic(), labels);
            for (int i = 0; i < 40; i++) {
                game.training().step(i);
            }
            double after = named(scope, game.critic(), labels);
            assertTrue(after < 0.8 * before, "%f after %f".formatted(after, before));
        }
    }

    private static double named(NDManager scope, NativeNetwork critic, ImageLabels labels) {
        NDArray out = critic.forward(ImageArrays.array(scope, IMAGES)).singletonOrThrow();
        return Losses.labels(
                        out.get(":, 1:"),
                        scope.create(labels.answers(), new Shape(8, labels.choices())),
                        scope.create(labels.values(), new Shape(8, labels.numbers())),
                        labels.sizes())
                .getFloat();
    }

    private static float[] values(NativeNetwork network, String name) {
        return Objects.requireNonNull(network.arrays().get(name), name).toFloatArray();
    }

    private static double moved(float[] before, float[] after) {
        double most = 0;
        for (int i = 0; i < before.length; i++) {
            most = Math.max(most, Math.abs(after[i] - before[i]));
        }
        return most;
    }
}
