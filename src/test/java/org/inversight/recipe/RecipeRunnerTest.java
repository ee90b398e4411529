package org.inversight.recipe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.inversight.data.Idx;
import org.inversight.data.Images;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.engine.Progress;
import org.inversight.model.Json;
import org.inversight.model.ModelCard;
import org.inversight.model.WeightsFile;
import org.inversight.train.TrainingFailure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny recipe from images that the test draws, end to end. */
@Tag("slow")
class RecipeRunnerTest {

    private static final List<String> MODELS =
            List.of("target", "gmi-generator", "gmi-critic", "student-0", "kedmi-generator");

    @TempDir
    Path folder;

    @Test
    void interruptedRecipeEndsWithTheSameWeights() throws Exception {
        Path recipe = prepare();
        Path whole = folder.resolve("whole");
        Path parts = folder.resolve("parts");
        try (Engine engine = Grids.engine()) {
            new RecipeRunner(engine, Progress.NONE).run(recipe, whole, s -> s.startsWith("tiny/"));
            int kills = 0;
            while (!Files.exists(parts.resolve("tiny/feature-reference.json"))) {
                try {
                    new RecipeRunner(engine, new Impatient(7)).run(recipe, parts, s -> s.startsWith("tiny/"));
                } catch (CancellationException e) {
                    kills++;
                }
            }
            assertTrue(kills >= 3, kills + " interruptions");
        }
        for (String model : MODELS) {
            sameWeights(
                    whole.resolve("tiny/" + model + ".safetensors"), parts.resolve("tiny/" + model + ".safetensors"));
        }
        ModelCard card = Json.read(whole.resolve("tiny/target.json"), ModelCard.class);
        assertEquals(List.of("0", "1"), card.classes());
        assertEquals(128, card.features());
        assertEquals("test accuracy", card.measurements().getFirst().name());
        assertTrue(Files.exists(whole.resolve("tiny/feature-reference.safetensors")));
    }

    @Test
    void anotherSeedIsAnotherTrainingAndTheCardSaysSo() throws Exception {
        Path recipe = prepare();
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        try (Engine engine = Grids.engine()) {
            RecipeRunner runner = new RecipeRunner(engine, Progress.NONE);
            runner.run(recipe, first, "tiny/target"::equals);
            runner.run(recipe, 7L, second, "tiny/target"::equals);
        }
        try (NDManager scope = NDManager.newBaseManager()) {
            Map<String, float[]> one = WeightsFile.read(first.resolve("tiny/target.safetensors"), scope);
            Map<String, float[]> other = WeightsFile.read(second.resolve("tiny/target.safetensors"), scope);
            assertEquals(one.keySet(), other.keySet());
            assertTrue(one.keySet().stream().anyMatch(name -> !Arrays.equals(one.get(name), other.get(name))));
        }
        String card = Files.readString(second.resolve("tiny/target.json"));
        assertTrue(card.contains("--seed 7"), card);
        assertFalse(Files.readString(first.resolve("tiny/target.json")).contains("--seed"));
    }

    @Test
    void whatWasBegunUnderAnotherSeedIsNotGoneOnFrom() throws Exception {
        Path recipe = prepare();
        Path mixed = folder.resolve("mixed");
        Path fresh = folder.resolve("fresh");
        try (Engine engine = Grids.engine()) {
            RecipeRunner runner = new RecipeRunner(engine, Progress.NONE);
            RecipeRunner impatient = new RecipeRunner(engine, new Impatient(7));
            assertThrows(CancellationException.class, () -> impatient.run(recipe, 2L, mixed, "tiny/target"::equals));
            assertTrue(Files.exists(mixed.resolve(".work/tiny/tiny-target.safetensors")));
            for (Path out : List.of(mixed, fresh)) {
                runner.run(recipe, 3L, out, "tiny/target"::equals);
            }
            sameWeights(mixed.resolve("tiny/target.safetensors"), fresh.resolve("tiny/target.safetensors"));
        }
    }

    /** The state that a student's training left, all steps made, is of no use once its target is another. */
    @Test
    void aStudentIsMadeAnewOfAnotherTarget() throws Exception {
        Path recipe = prepare();
        Path out = folder.resolve("out");
        Path student = out.resolve("tiny/student-0.safetensors");
        try (Engine engine = Grids.engine()) {
            RecipeRunner runner = new RecipeRunner(engine, Progress.NONE);
            Set<String> both = Set.of("tiny/target", "tiny/student-0");
            runner.run(recipe, out, both::contains);
            byte[] before = Files.readAllBytes(student);
            Files.delete(out.resolve("tiny/student-0.json"));
            runner.run(recipe, out, both::contains);
            assertArrayEquals(before, Files.readAllBytes(student), "the state is whole, and nothing is another");
            Path other = folder.resolve("other");
            runner.run(recipe, 7L, other, "tiny/target"::equals);
            Files.copy(
                    other.resolve("tiny/target.safetensors"),
                    out.resolve("tiny/target.safetensors"),
                    StandardCopyOption.REPLACE_EXISTING);
            Files.delete(out.resolve("tiny/student-0.json"));
            runner.run(recipe, out, both::contains);
            assertFalse(Arrays.equals(before, Files.readAllBytes(student)));
            assertTrue(Files.exists(out.resolve(".work/tiny/tiny-student-0.safetensors.other-plan")));
        }
    }

    @Test
    void missingImagesAreOneSentence() throws Exception {
        Path recipe = prepare();
        Files.delete(folder.resolve("data/t10k-images-idx3-ubyte"));
        try (Engine engine = Grids.engine()) {
            IOException e = assertThrows(
                    IOException.class,
                    () -> new RecipeRunner(engine, Progress.NONE).run(recipe, folder.resolve("out"), s -> true));
            assertTrue(String.valueOf(e.getMessage()).contains("fetch-mnist.sh"), e.getMessage());
        }
    }

    @Test
    void lossThatIsNotANumberEndsTheTraining() throws Exception {
        Path recipe = prepare();
        Files.writeString(recipe, Files.readString(recipe).replace("\"learningRate\":0.05", "\"learningRate\":1e30"));
        try (Engine engine = Grids.engine()) {
            TrainingFailure e = assertThrows(
                    TrainingFailure.class,
                    () -> new RecipeRunner(engine, Progress.NONE)
                            .run(recipe, folder.resolve("out"), s -> s.equals("tiny/target")));
            assertTrue(String.valueOf(e.getMessage()).startsWith("The training of tiny/target"), e.getMessage());
        }
    }

    private static void sameWeights(Path one, Path other) throws IOException {
        try (NDManager scope = NDManager.newBaseManager()) {
            Map<String, float[]> expected = WeightsFile.read(one, scope);
            Map<String, float[]> found = WeightsFile.read(other, scope);
            assertEquals(expected.keySet(), found.keySet());
            for (String name : expected.keySet()) {
                assertArrayEquals(expected.get(name), found.get(name), name);
            }
        }
    }

    /** Bright and dark images with noise: class 0 and 1. */
    private Path prepare() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        images("train", 40);
        images("t10k", 10);
        String schedule =
                "{\"architecture\":\"strided4\",\"epochs\":3,\"learningRate\":0.05,\"momentum\":0.5,\"nesterov\":true,\"weightDecay\":1e-4,\"milestones\":[0.5],\"cut\":0.2}";
        String gan =
                "{\"generator\":\"generator32-half\",\"critic\":\"%s\",\"latent\":8,\"iterations\":8,\"criticSteps\":1,\"generatorRate\":1e-3,\"criticRate\":1e-3,\"beta1\":0.5,\"beta2\":0.999,\"steadyShare\":0.5,\"averaging\":0.9,\"entropyWeight\":1e-4}";
        String sample =
                "{\"name\":\"tiny\",\"about\":\"\",\"privateClasses\":[0,1],\"publicClasses\":[0,1],\"target\":%s,\"students\":[%s],\"gmi\":%s,\"kedmi\":%s}"
                        .formatted(
                                schedule, schedule, gan.formatted("critic32-half"), gan.formatted("k-critic32-half"));
        Path recipe = folder.resolve("tiny.json");
        Files.writeString(
                recipe,
                "{\"seed\":3,\"data\":\"data\",\"split\":\"split.json\",\"side\":32,\"batch\":5,\"licence\":\"none\",\"evaluator\":%s,\"rejecting\":{\"first\":%s,\"second\":%s,\"negativeShare\":0.4,\"adversarialShare\":0.5},\"samples\":[%s],\"privateImages\":2}"
                        .formatted(schedule, schedule, schedule, sample));
        return recipe;
    }

    private void images(String part, int count) throws IOException {
        RandomGenerator random = Noise.keyed(count);
        float[] pixels = new float[count * 28 * 28];
        int[] labels = new int[count];
        for (int i = 0; i < pixels.length; i++) {
            labels[i / 784] = i / 784 % 2;
            pixels[i] = (labels[i / 784] + random.nextFloat()) / 2;
        }
        Path data = folder.resolve("data");
        Idx.writeImages(data.resolve(part + "-images-idx3-ubyte"), new Images(count, 1, 28, 28, pixels));
        Idx.writeLabels(data.resolve(part + "-labels-idx1-ubyte"), labels);
    }

    /** Asks for the end after some steps, as somebody who closes the program. */
    private static final class Impatient implements Progress {

        private int left;

        Impatient(int steps) {
            this.left = steps;
        }

        @Override
        public void report(String what, double fraction) {}

        @Override
        public boolean cancelled() {
            return left-- <= 0;
        }
    }
}
