package org.inversight.recipe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.inversight.data.ImageForm;
import org.inversight.data.ImageSource;
import org.inversight.data.Images;
import org.inversight.engine.Engine;
import org.inversight.engine.Progress;
import org.inversight.model.Attribute;
import org.inversight.model.CardOptions;
import org.inversight.model.Json;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelLoader;
import org.inversight.model.ModelRequest;
import org.inversight.model.Verification;
import org.inversight.model.Verifier;
import org.inversight.model.WeightsFile;
import org.inversight.people.ImageFrame;
import org.inversight.people.Population;
import org.inversight.people.PortraitSet;
import org.inversight.train.Strangers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny recipe of drawn people, end to end but for the evaluators. */
@Tag("slow")
class PeopleRecipeTest {

    private static final List<String> MODELS = List.of(
            "few/target",
            "few/gmi-generator",
            "few/gmi-critic",
            "few/kedmi-generator",
            "few/kedmi-critic",
            "few/student-0",
            "few/verifier",
            "few/attributes",
            "few-shifted/student-0");

    @TempDir
    Path folder;

    @Test
    void interruptedRecipeEndsWithTheSameModels() throws Exception {
        Path recipe = prepare();
        Path whole = folder.resolve("whole");
        Path parts = folder.resolve("parts");
        try (Engine engine = Grids.engine()) {
            new RecipeRunner(engine, Progress.NONE).run(recipe, whole, PeopleRecipeTest::wanted);
            int kills = 0;
            while (!Files.exists(parts.resolve("few-shifted/feature-reference.json"))) {
                try {
                    new RecipeRunner(engine, new Impatient(20)).run(recipe, parts, PeopleRecipeTest::wanted);
                } catch (CancellationException e) {
                    kills++;
                }
            }
            assertTrue(kills >= 3, kills + " interruptions");
            for (String model : MODELS) {
                sameWeights(model, whole, parts);
                assertArrayEquals(
                        Files.readAllBytes(whole.resolve(model + ".json")),
                        Files.readAllBytes(parts.resolve(model + ".json")),
                        model);
            }
            ModelLoader loader = new ModelLoader(engine);
            loader.verifier(ModelRequest.of(whole.resolve("few/verifier.json"), CardOptions.NONE, w -> {}))
                    .close();
            loader.attributeReader(whole.resolve("few/attributes.json")).close();
        }
        checkCards(whole);
        checkStrangers(whole.resolve("few"));
        String people = Files.readString(whole.resolve("few-private/people.json"));
        assertTrue(people.contains("Arzo") && people.contains("glasses"), people);
        assertTrue(Files.exists(whole.resolve("few/feature-reference.safetensors")));
        assertTrue(!Files.exists(whole.resolve("few-shifted/target.json")), "it has no target");
        assertEquals(
                6,
                ImageSource.readLabelled(whole.resolve("few-private"), ImageForm.ofChannels(3), List.of())
                        .images()
                        .labels()
                        .length);
    }

    private static void checkCards(Path folder) throws IOException {
        ModelCard target = card(folder, "target");
        assertEquals(List.of("Aldu", "Amvi", "Arzo"), target.classes());
        assertEquals(List.of(3, 64, 64), List.of(target.channels(), target.height(), target.width()));
        assertTrue(String.valueOf(target.provenance().data()).contains("people --seed 4"));
        Verification verification = card(folder, "verifier").verification();
        assertNotNull(verification);
        // 3 images each of 2 + 2 people: 3 pairs a person, 9 pairs of two people a population
        assertEquals(12, verification.samePairs());
        assertEquals(18, verification.otherPairs());
        assertEquals(0, verification.falseAccepts(), "one in a hundred of 18 pairs is none");
        String departures =
                String.join(" ", card(folder, "kedmi-generator").provenance().departures());
        assertTrue(departures.contains("then GMI's game (see its card), then 3"), departures);
        ModelCard reader = card(folder, "attributes");
        assertEquals(
                new Attribute("curls", List.of("no", "yes")),
                reader.attributes().get(2));
        assertEquals(reader.attributes().size(), reader.measurements().size());
    }

    /** The file holds what the verifier on disk says of people whom no other set has. */
    private static void checkStrangers(Path folder) throws Exception {
        Path verifier = folder.resolve("verifier.safetensors");
        try (Engine engine = Grids.engine();
                NDManager scope = engine.scope()) {
            Strangers strangers = Strangers.beside(verifier, scope);
            assertNotNull(strangers);
            assertEquals(50, strangers.document().count());
            assertEquals(50 * 49 / 2, strangers.document().pairs());
            assertEquals(1.0 / 1225, strangers.document().falseAccepts(), 1e-12, "one in a thousand of 1,225 is one");
            float[] file = WeightsFile.read(folder.resolve("strangers.safetensors"), scope)
                    .get("embeddings");
            PortraitSet drawn = new PortraitSet(Population.standard(), ImageFrame.BUST, 112, 4, 50, 50);
            Images last = drawn.image(49, 64);
            float[] levels = new float[last.pixels().length];
            for (int i = 0; i < levels.length; i++) {
                levels[i] = Math.round(255 * last.pixels()[i]) / 255f;
            }
            try (Verifier network = new ModelLoader(engine)
                    .verifier(ModelRequest.of(folder.resolve("verifier.json"), CardOptions.NONE, w -> {}))) {
                float[] seen = network.embed(scope.create(levels, new Shape(1, 3, 64, 64)))
                        .toFloatArray();
                assertArrayEquals(seen, Arrays.copyOfRange(file, 49 * 16, 50 * 16), 2e-3f);
            }
            Files.write(verifier, new byte[] {1});
            assertNull(Strangers.beside(verifier, scope), "other weights have not seen them");
        }
    }

    private static ModelCard card(Path folder, String name) throws IOException {
        return Json.read(folder.resolve("few").resolve(name + ".json"), ModelCard.class);
    }

    /**
     * Not the evaluator with a reject class, which makes adversarial images for minutes, nor a third pair of networks.
     */
    private static boolean wanted(String stage) {
        return !stage.startsWith("evaluator") && !stage.matches("few-shifted/(gmi|kedmi)");
    }

    private static void sameWeights(String model, Path one, Path other) throws IOException {
        try (NDManager scope = NDManager.newBaseManager()) {
            Map<String, float[]> expected = WeightsFile.read(one.resolve(model + ".safetensors"), scope);
            Map<String, float[]> found = WeightsFile.read(other.resolve(model + ".safetensors"), scope);
            assertEquals(expected.keySet(), found.keySet());
            for (String name : expected.keySet()) {
                assertArrayEquals(expected.get(name), found.get(name), model + " " + name);
            }
        }
    }

    private Path prepare() throws IOException {
        String schedule =
                "{\"architecture\":\"%s\",\"epochs\":2,\"learningRate\":0.02,\"momentum\":0.5,\"nesterov\":true,\"weightDecay\":1e-4,\"milestones\":[0.5],\"cut\":0.2,\"shift\":2}";
        String gan =
                "{%s\"generator\":\"generator64\",\"critic\":\"%s\",\"latent\":8,\"iterations\":3,\"criticSteps\":1,\"generatorRate\":1e-3,\"criticRate\":1e-3,\"beta1\":0.5,\"beta2\":0.999,\"steadyShare\":0.5,\"averaging\":0.9,\"entropyWeight\":1e-4}";
        String sample =
                "{\"name\":\"%s\",\"about\":\"\",\"publicSet\":\"%s\",%s,\"autoencoder\":{\"encoder\":\"conv3-64\",\"generator\":\"generator64\",\"latent\":8,\"iterations\":3,\"rate\":1e-3,\"variance\":0.1,\"detail\":4},\"students\":[%s],\"gmi\":%s,\"kedmi\":%s}";
        String student = schedule.formatted("strided4-64");
        String gmi = gan.formatted("\"noise\":0.1,\"evidenceWeight\":0.01,", "critic64");
        String kedmi = gan.formatted("", "k-critic64");
        Path recipe = folder.resolve("few.json");
        Files.writeString(
                recipe,
                ("{\"seed\":3,\"people\":{\"seed\":4,\"privatePeople\":3,\"privateImages\":4,\"testImages\":1,\"publicPeople\":5,\"publicImages\":8},"
                                + "\"side\":64,\"batch\":4,\"licence\":\"none\",\"evaluatorFolder\":\"few\",\"shown\":\"few-private\",\"privateImages\":2,\"strangers\":50,"
                                + "\"evaluator\":%s,\"rejecting\":{\"first\":%s,\"second\":%s},"
                                + "\"verifier\":{\"schedule\":%s,\"length\":16,\"scale\":8,\"margin\":0.2,\"people\":4,\"images\":2,\"otherPeople\":4,\"otherImages\":3},"
                                + "\"reader\":{\"schedule\":%s,\"people\":4,\"images\":2,\"testPeople\":2,\"testImages\":2},"
                                + "\"samples\":[%s,%s]}")
                        .formatted(
                                student,
                                student,
                                student,
                                schedule.formatted("embedding64"),
                                schedule.formatted("attributes64"),
                                sample.formatted(
                                        "few",
                                        "public",
                                        "\"target\":" + schedule.formatted("conv3-64"),
                                        student,
                                        gmi,
                                        kedmi),
                                sample.formatted(
                                        "few-shifted", "shifted", "\"targetOf\":\"few\"", student, gmi, kedmi)));
        return recipe;
    }

    /** Asks for the end after some questions, as somebody who closes the program. */
    private static final class Impatient implements Progress {

        private int left;

        Impatient(int questions) {
            this.left = questions;
        }

        @Override
        public void report(String what, double fraction) {}

        @Override
        public boolean cancelled() {
            return left-- <= 0;
        }
    }
}
