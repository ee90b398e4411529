package org.inversight.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.inversight.data.Images;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.engine.Progress;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.TestModels;
import org.inversight.model.CardOptions;
import org.inversight.model.Classifier;
import org.inversight.model.Json;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.model.ModelLoader;
import org.inversight.model.ModelRequest;
import org.inversight.model.Outputs;
import org.inversight.recipe.Grids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistillationTest {

    private static final Schedule SCHEDULE = ScheduleBuilder.builder()
            .architecture("strided4")
            .epochs(6)
            .learningRate(0.02)
            .momentum(0.9)
            .weightDecay(1e-4)
            .milestones(List.of(0.7))
            .cut(0.2)
            .build();

    @TempDir
    Path folder;

    @Test
    void aColourTargetGetsAStudentForColour() throws IOException {
        assertEquals("strided4", Distillation.fitting(card("digits")));
        assertEquals("strided4-64", Distillation.fitting(card("identities")));
    }

    private static ModelCard card(String sample) throws IOException {
        return Json.read(Path.of("sample-models", sample, "target.json"), ModelCard.class);
    }

    @Test
    void studentAnswersAsTheTargetDoes() throws Exception {
        try (Engine engine = Grids.engine();
                Classifier target = brightness()) {
            Path card = new Distillation(engine, Progress.NONE)
                    .run(target, images(200), List.of(plan(SCHEDULE)), folder)
                    .getFirst();
            try (Classifier student =
                    new ModelLoader(engine).classifier(ModelRequest.of(card, CardOptions.NONE, w -> {}))) {
                assertEquals(List.of("0", "1"), student.card().classes());
                assertEquals("strided4", student.card().architecture());
                assertTrue(student.card().multiplyAdds() > 100_000);
                var agreement = student.card().measurements().getFirst();
                assertEquals("agreement with the target", agreement.name());
                assertEquals(20, agreement.count());
                assertTrue(agreement.value() >= 0.9, "agreement " + agreement.value());
            }
        }
    }

    @Test
    void studentSeesImagesOfItsOwnSizeAndColours() throws Exception {
        Schedule coloured = ScheduleBuilder.builder()
                .architecture("strided4-64")
                .epochs(1)
                .learningRate(0.02)
                .momentum(0.9)
                .cut(1)
                .build();
        try (Engine engine = Grids.engine();
                Classifier target = brightness()) {
            Path card = new Distillation(engine, Progress.NONE)
                    .run(target, images(20), List.of(plan(coloured)), folder)
                    .getFirst();
            try (Classifier student =
                    new ModelLoader(engine).classifier(ModelRequest.of(card, CardOptions.NONE, w -> {}))) {
                assertEquals(3, student.card().channels());
                assertEquals(64, student.card().height());
                assertEquals(160, student.card().features());
            }
        }
    }

    @Test
    void cancelledDistillationGoesOnAndLeavesNoState() throws Exception {
        try (Engine engine = Grids.engine();
                Classifier target = brightness(1)) {
            cancel(engine, target);
            Path state = states().getFirst();
            assertFalse(Files.exists(folder.resolve("student.json")));
            new Distillation(engine, Progress.NONE).run(target, images(200), List.of(plan(SCHEDULE)), folder);
            assertFalse(Files.exists(state));
            assertTrue(Files.exists(folder.resolve("student.json")));
        }
    }

    /** Another target, though it has the same name. */
    @Test
    void aStudentOfAnotherTargetBeginsAnew() throws Exception {
        try (Engine engine = Grids.engine();
                Classifier target = brightness(1);
                Classifier turned = brightness(-1)) {
            cancel(engine, target);
            Distillation distillation = new Distillation(engine, Progress.NONE);
            distillation.run(turned, images(200), List.of(plan(SCHEDULE)), folder);
            Path fresh = folder.resolve("fresh");
            distillation.run(turned, images(200), List.of(plan(SCHEDULE)), fresh);
            assertArrayEquals(
                    Files.readAllBytes(fresh.resolve("student.safetensors")),
                    Files.readAllBytes(folder.resolve("student.safetensors")));
            assertEquals(1, states().size(), "what the first target's student has learnt stays");
        }
    }

    /** A distillation that ends after eight steps. */
    private void cancel(Engine engine, Classifier target) throws IOException {
        Progress impatient = new Progress() {
            private int left = 12;

            @Override
            public void report(String what, double fraction) {}

            @Override
            public boolean cancelled() {
                return left-- <= 0;
            }
        };
        assertThrows(
                CancellationException.class,
                () -> new Distillation(engine, impatient).run(target, images(200), List.of(plan(SCHEDULE)), folder));
        assertEquals(1, states().size());
    }

    private List<Path> states() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".state.safetensors"))
                    .toList();
        }
    }

    @Test
    void severalStudentsHaveNamesAndSeedsOfTheirOwnAndOneProgress() throws Exception {
        List<Double> done = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void report(String what, double fraction) {
                if (what.startsWith("student")) {
                    done.add(fraction);
                }
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        Schedule once = ScheduleBuilder.builder()
                .architecture("strided4")
                .epochs(1)
                .learningRate(0.02)
                .momentum(0.9)
                .cut(1)
                .build();
        try (Engine engine = Grids.engine();
                Classifier target = brightness()) {
            List<Path> cards = new Distillation(engine, progress)
                    .run(target, images(40), plan(once).several(2), folder);
            assertEquals(
                    List.of("student-0.json", "student-1.json"),
                    cards.stream().map(card -> card.getFileName().toString()).toList());
            assertFalse(Arrays.equals(
                    Files.readAllBytes(folder.resolve("student-0.safetensors")),
                    Files.readAllBytes(folder.resolve("student-1.safetensors"))));
        }
        assertEquals(
                List.of("student"),
                plan(once).several(1).stream().map(p -> p.name()).toList());
        assertTrue(done.getFirst() <= 0.5, done.toString());
        assertTrue(done.getLast() > 0.5, done.toString());
    }

    @Test
    void anotherTrainingDoesNotGoOnFromThisState() {
        Distillation.Plan plan = plan(SCHEDULE);
        Schedule longer = ScheduleBuilder.builder()
                .architecture("strided4")
                .epochs(9)
                .learningRate(0.02)
                .momentum(0.9)
                .weightDecay(1e-4)
                .milestones(List.of(0.7))
                .cut(0.2)
                .build();
        float[] one = {1, 2};
        assertEquals(plan.state(folder, one), plan(SCHEDULE).state(folder, one));
        assertNotEquals(plan.state(folder, one), plan.state(folder, new float[] {1, 2.5f}));
        assertNotEquals(plan.state(folder, one), plan(longer).state(folder, one));
    }

    @Test
    void oneImageIsTooFew() throws Exception {
        try (Engine engine = Grids.engine();
                Classifier target = brightness()) {
            IOException e = assertThrows(
                    IOException.class,
                    () -> new Distillation(engine, Progress.NONE)
                            .run(target, images(1), List.of(plan(SCHEDULE)), folder));
            assertTrue(String.valueOf(e.getMessage()).contains("give a set with more"));
        }
    }

    private static Distillation.Plan plan(Schedule schedule) {
        return new Distillation.Plan("student", schedule, 20, 3, "distil", "test images");
    }

    private static Classifier brightness() {
        return brightness(1);
    }

    /**
     * Class 1 where an image is brighter than the middle.
     *
     * @param sign -1: where it is darker
     */
    private static Classifier brightness(int sign) {
        return new Classifier(
                TestModels.card("brightness", ModelKind.CLASSIFIER, Outputs.LOGITS, 2, 0, 0), Networks.of(x -> {
                    NDArray mean = x.reshape(x.getShape().get(0), -1)
                            .mean(new int[] {1}, true)
                            .sub(0.5)
                            .mul(20 * sign);
                    return new NDList(mean.neg().concat(mean, 1));
                }));
    }

    private static Images images(int count) {
        float[] pixels = new float[count * 32 * 32];
        float[] noise = Noise.normal(pixels.length, 4);
        for (int i = 0; i < pixels.length; i++) {
            float level = i / 1024 % 2 == 0 ? 0.25f : 0.75f;
            pixels[i] = Math.clamp(level + 0.1f * noise[i], 0, 1);
        }
        return new Images(count, 1, 32, 32, pixels);
    }
}
