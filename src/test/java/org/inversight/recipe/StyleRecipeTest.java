package org.inversight.recipe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.inversight.attack.Attack;
import org.inversight.attack.AttackInputsBuilder;
import org.inversight.attack.PlgMiAttack;
import org.inversight.augment.NoAugmentation;
import org.inversight.catalog.Values;
import org.inversight.data.StoredImages;
import org.inversight.engine.Engine;
import org.inversight.engine.Progress;
import org.inversight.loss.MaxMarginLoss;
import org.inversight.model.Classifier;
import org.inversight.model.Critic;
import org.inversight.model.Generator;
import org.inversight.model.Json;
import org.inversight.model.Measurement;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelLoader;
import org.inversight.model.ModelRequest;
import org.inversight.model.Outputs;
import org.inversight.model.WeightsFile;
import org.inversight.people.ImageFrame;
import org.inversight.people.PeopleSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recipe of aligned people whose generators have styles. */
@Tag("slow")
class StyleRecipeTest {

    private static final String SCHEDULE =
            "{\"architecture\":\"conv3-64\",\"epochs\":1,\"learningRate\":0.02,\"momentum\":0.5,\"nesterov\":true,\"weightDecay\":1e-4,\"milestones\":[0.5],\"cut\":0.2,\"shift\":2}";
    private static final String STYLE =
            "{\"generator\":\"style%d\",\"critic\":\"residual-critic%d\",\"latent\":8,\"batch\":4,\"iterations\":2,\"rate\":0.002,\"beta2\":0.99,\"averaging\":0.9,\"penalty\":0.02,\"labels\":0.3,\"leastNoise\":0.004,\"mostNoise\":0.03,\"fade\":%d,\"check\":1,\"patience\":1}";

    @TempDir
    Path folder;

    @Test
    void aBaseBecomesGmisPairAndKedmisGoesOnFromIt() throws Exception {
        Path recipe = write(base());
        Set<String> wanted = Set.of("few/target", "few/gmi", "few/kedmi", "few/plg", "verifier", "few/quality");
        try (Engine engine = Grids.engine()) {
            RecipeRunner runner = new RecipeRunner(engine, Progress.NONE);
            runner.run(recipe, folder, wanted::contains);
            assertEquals(8, card("gmi-generator").latent());
            assertEquals("style64", card("gmi-generator").architecture());
            assertEquals(Outputs.SCORE, card("gmi-critic").outputs());
            ModelCard critic = card("kedmi-critic");
            assertEquals("residual-k-critic64", critic.architecture());
            assertEquals(3, critic.classes().size());
            assertEquals(128, critic.features());
            try (NDManager scope = engine.scope()) {
                float[] gmi = array(scope, "gmi-critic", "06scores_weight");
                float[] kedmi = array(scope, "kedmi-critic", "06scores_weight");
                assertEquals(128, gmi.length);
                assertEquals(4 * 128, kedmi.length);
                double apart = 0;
                for (int i = 0; i < gmi.length; i++) {
                    apart = Math.max(apart, Math.abs(gmi[i] - kedmi[i]));
                }
                // two steps of Adam at the rates 0.002 / 50 and twice that, equalised by 128
                double most = 3 * 0.002 / 50 / Math.sqrt(128);
                assertTrue(apart > 0 && apart < 1.2 * most + 1e-3, "the score moved by " + apart);
            }
            opensAsAnyOther(engine);
            plgMiRunsOnItsPair(engine);
        }
        for (String name : List.of("gmi-generator", "kedmi-generator")) {
            List<Measurement> measured = card(name).measurements();
            assertEquals(
                    List.of("Frechet distance", "precision", "recall"),
                    measured.stream().map(Measurement::name).toList());
            assertTrue(measured.getFirst().value() > 0, "distance " + measured.getFirst());
            assertEquals(4, measured.getFirst().count());
        }
        Measurement distance = card("plg-generator").measurements().stream()
                .filter(m -> m.name().equals("Frechet distance"))
                .findFirst()
                .orElseThrow();
        assertTrue(distance.about().contains("as many pseudo-labelled public ones"), distance.about());
        assertTrue(Files.readString(folder.resolve(".work/few/few-quality-gmi-curve.svg"))
                .startsWith("<svg"));
        List<String> key = Files.readAllLines(folder.resolve(".work/few/few-quality-gmi-blind-key.csv"));
        assertEquals(4, key.stream().filter(line -> line.endsWith(",1")).count());
        assertEquals(4, key.stream().filter(line -> line.endsWith(",0")).count());
        StoredImages drawn = StoredImages.open(folder.resolve(".work/few/people/public.idx"));
        float[] aligned =
                PeopleSet.PUBLIC.of(ImageFrame.ALIGNED, 4, 8).image(3, 64).pixels();
        assertArrayEquals(aligned, drawn.select(new int[] {3}).pixels(), 0.5f / 255 + 1e-6f);
        for (String stage : List.of("few-gmi-small", "few-gmi", "few-gmi-finer", "few-gmi-finer-2", "few-kedmi")) {
            assertTrue(Files.exists(folder.resolve(".work/few/%s-000001.png".formatted(stage))), stage);
            assertTrue(Files.exists(folder.resolve(".work/few/%s-000002.png".formatted(stage))), stage);
            if (stage.endsWith("small")) {
                continue; // the verifier takes whole images
            }
            List<String> compared = Files.readAllLines(folder.resolve(".work/few/%s-quality.csv".formatted(stage)));
            assertEquals(2, compared.size(), stage);
            assertTrue(Double.parseDouble(compared.getFirst().split(",")[1]) > 0, stage);
        }
        try (Engine engine = Grids.engine()) {
            theLastStateIsEnoughToGoOnFrom(recipe, new RecipeRunner(engine, Progress.NONE), engine);
        }
    }

    private void theLastStateIsEnoughToGoOnFrom(Path recipe, RecipeRunner runner, Engine engine) throws Exception {
        List<Path> earlier = Stream.of("few-gmi-small", "few-gmi", "few-gmi-finer")
                .map(name -> folder.resolve(".work/few/" + name + ".safetensors"))
                .toList();
        try (NDManager scope = engine.scope()) {
            float[] before = array(scope, "gmi-critic", "06scores_weight");
            for (Path state : earlier) {
                Files.delete(state);
            }
            Files.delete(file("gmi-generator"));
            runner.run(recipe, folder, "few/gmi"::equals);
            assertArrayEquals(before, array(scope, "gmi-critic", "06scores_weight"));
        }
        assertTrue(Files.exists(file("gmi-generator")));
        assertTrue(earlier.stream().allMatch(Files::notExists), "no part before the last is made again");
    }

    private void opensAsAnyOther(Engine engine) throws Exception {
        ModelLoader loader = new ModelLoader(engine);
        try (NDManager scope = engine.scope();
                Generator generator = loader.generator(ModelRequest.quiet(file("kedmi-generator")));
                Critic score = loader.critic(ModelRequest.quiet(file("gmi-critic")));
                Critic classes = loader.critic(ModelRequest.quiet(file("kedmi-critic")))) {
            NDArray images = generator.generate(scope.zeros(new Shape(2, 8)));
            assertEquals(new Shape(2, 3, 64, 64), images.getShape());
            assertEquals(new Shape(2), score.score(images).getShape());
            assertEquals(new Shape(2, 3), classes.score(images).getShape());
        }
    }

    private void plgMiRunsOnItsPair(Engine engine) throws Exception {
        ModelCard card = card("plg-generator");
        assertEquals(
                List.of(true, 8, 3, "style64-classes"),
                List.of(card.conditional(), card.latent(), card.classes().size(), String.valueOf(card.architecture())));
        assertEquals(card.classes(), card("plg-critic").classes());
        ModelLoader loader = new ModelLoader(engine);
        // both begin with zeros
        try (NDManager scope = engine.scope()) {
            for (float[] learnt :
                    List.of(array(scope, "plg-generator", "embedding"), array(scope, "plg-critic", "projection"))) {
                assertEquals(3 * 128, learnt.length);
                assertTrue(scope.create(learnt).abs().max().getFloat() > 0);
            }
        }
        try (NDManager scope = engine.scope();
                Classifier target = loader.classifier(ModelRequest.quiet(file("target")));
                Generator generator = loader.generator(ModelRequest.quiet(file("plg-generator")));
                Critic critic = loader.critic(ModelRequest.quiet(file("plg-critic")))) {
            assertEquals(target.card().classes(), card.classes());
            try (Attack attack = PlgMiAttack.TYPE
                    .factory()
                    .apply(AttackInputsBuilder.builder()
                            .owner(scope)
                            .generator(generator)
                            .augmentation(new NoAugmentation(target))
                            .loss(new MaxMarginLoss())
                            .values(Values.of(PlgMiAttack.TYPE.parameters(), Map.of()))
                            .targets(List.of(0, 2))
                            .restarts(1)
                            .channels(3)
                            .height(64)
                            .width(64)
                            .build())) {
                NDArray before = attack.reconstructions(scope);
                assertEquals(new Shape(2, 3), critic.score(before).getShape());
                for (int step = 1; step <= 3; step++) {
                    try (NDManager inner = engine.scope()) {
                        assertTrue(Double.isFinite(
                                attack.step(inner, step).terms().getFirst().value()));
                    }
                }
                assertTrue(attack.reconstructions(scope).sub(before).abs().max().getFloat() > 0);
            }
        }
    }

    private Path file(String name) {
        return folder.resolve("few").resolve(name + ".json");
    }

    @Test
    void aSampleHasABaseOrBothOtherPlans() throws IOException {
        Path recipe = write("\"gmi\":null");
        IOException refused = assertThrows(IOException.class, () -> Recipe.read(recipe));
        assertTrue(String.valueOf(refused.getMessage()).contains("\"gmi\""), refused.getMessage());
    }

    private static String base() {
        String whole = STYLE.formatted(64, 64, 0);
        String finer = whole.replace("}", ",\"generatorRate\":0.0005,\"settle\":1}");
        String plg = whole.replace("64\"", "64-classes\"").replace("\"labels\":0.3", "\"labels\":0");
        return "\"base\":{\"small\":%s,\"large\":%s,\"finer\":[%s,%s],\"kedmi\":%s,\"entropyWeight\":1e-4,\"plg\":%s}"
                .formatted(STYLE.formatted(32, 32, 0), STYLE.formatted(64, 64, 2), finer, finer, whole, plg);
    }

    private Path write(String generators) throws IOException {
        Path recipe = folder.resolve("few.json");
        Files.writeString(
                recipe,
                "{\"seed\":3,\"people\":{\"seed\":4,\"frame\":\"aligned\",\"privatePeople\":3,\"privateImages\":4,\"testImages\":1,\"publicPeople\":5,\"publicImages\":8},\"side\":64,\"batch\":4,\"licence\":\"none\",\"evaluatorFolder\":\"few\",\"shown\":\"few-private\",\"privateImages\":2,\"evaluator\":%1$s,\"rejecting\":{\"first\":%1$s,\"second\":%1$s},\"verifier\":{\"schedule\":%3$s,\"length\":16,\"scale\":8,\"margin\":0.2,\"people\":4,\"images\":2,\"otherPeople\":4,\"otherImages\":3},\"samples\":[{\"name\":\"few\",\"about\":\"\",\"publicSet\":\"public\",\"target\":%1$s,%2$s}]}"
                        .formatted(SCHEDULE, generators, SCHEDULE.replace("conv3-64", "embedding64")));
        return recipe;
    }

    private ModelCard card(String name) throws IOException {
        return Json.read(file(name), ModelCard.class);
    }

    private float[] array(NDManager scope, String name, String array) throws IOException {
        Path file = folder.resolve("few").resolve(name + ".safetensors");
        return Objects.requireNonNull(WeightsFile.read(file, scope).get(array));
    }
}
