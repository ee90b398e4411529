package org.inversight.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inversight.augment.NoAugmentation;
import org.inversight.catalog.Values;
import org.inversight.data.Glyphs;
import org.inversight.data.Images;
import org.inversight.data.Panel;
import org.inversight.engine.Engine;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.Reference;
import org.inversight.fixtures.TestEngine;
import org.inversight.loss.CrossEntropyLoss;
import org.inversight.model.Classifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Patch-MI against Python's PyTorch (reference/patch-mi.py), which has the same weights and noise.
 */
class PatchMiAttackTest {

    private static final Reference EXPECTED = Reference.read("patch-mi.json");
    private static final List<Integer> TARGETS = List.of(1, 3);
    private static final int BATCH = 3;
    private static final int LATENT = 3;
    private static final double NEAR = 3e-5;

    private static final Map<String, Object> SMALL = Map.ofEntries(
            Map.entry("patch-mi.batch", BATCH),
            Map.entry("patch-mi.latent", LATENT),
            Map.entry("patch-mi.width", 1),
            Map.entry("patch-mi.features", 4),
            Map.entry("patch-mi.patch", 6),
            Map.entry("patch-mi.stride", 4),
            Map.entry("patch-mi.padding", 1),
            Map.entry("patch-mi.smoothing", 0.6),
            Map.entry("patch-mi.identity-weight", 2.0),
            Map.entry("patch-mi.learning-rate", 0.01));

    private Engine engine;
    private NDManager owner;
    private Classifier target;

    @BeforeEach
    void start() {
        engine = TestEngine.start();
        owner = engine.scope();
        target = Networks.target();
    }

    @AfterEach
    void stop() {
        target.close();
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({"32, 6, 2, 2, 16", "32, 8, 4, 0, 7", "128, 24, 13, 13, 11", "32, 32, 1, 0, 1"})
    void countsPatchesAsPublished(int side, int patch, int stride, int padding, int along) {
        assertEquals(along, PatchDiscriminator.patches(side, patch, stride, padding));
    }

    @Test
    void generatesAndJudgesAsPython() {
        PatchGenerator generator = new PatchGenerator(2, LATENT, 1, 1, 32, 32);
        PatchDiscriminator discriminator = new PatchDiscriminator(2, 1, 6, 4, 1, 4, 3);
        NDArray latents =
                latents(1).reshape(2, BATCH, LATENT).transpose(1, 0, 2).reshape(BATCH, 2 * LATENT);
        NDArray made = generator.generate(scattered(generator.parts(), 0), latents);
        assertEquals(new Shape(BATCH, 2, 32, 32), made.getShape());
        float[] all = made.transpose(1, 0, 2, 3).toFloatArray();
        double[] some = EXPECTED.numbers("/images");
        for (int i = 0; i < some.length; i++) {
            assertEquals(some[i], all[41 * i], NEAR, "pixel " + 41 * i);
        }
        Reference.assertNear(
                EXPECTED.numbers("/logits"),
                discriminator.score(scattered(discriminator.parts(), 1), auxiliary(1)),
                NEAR);
        int along = PatchDiscriminator.patches(32, 6, 4, 1);
        assertEquals(EXPECTED.number("/patches"), along * along);
    }

    /** One generator pass, the discriminator to learn and to score, the target; nothing moves. */
    @Test
    void aBareStepRunsTheNetworksOfAFullStep() {
        try (PatchMiAttack attack = attack(SMALL, TARGETS, 2)) {
            BareStep bare = attack.bareStep();
            try (NDManager scope = engine.scope()) {
                attack.step(scope, 1);
            }
            Map<String, Long> once = Map.of("generator", 1L, "discriminator", 2L, "target", 1L);
            Map<String, Long> twice = Map.of("generator", 2L, "discriminator", 4L, "target", 2L);
            assertEquals(once, bare.calls());
            float[] before = attack.generators().arrays().getFirst().toFloatArray();
            try (NDManager scope = engine.scope()) {
                bare.run(scope);
            }
            assertEquals(twice, bare.calls());
            assertArrayEquals(before, attack.generators().arrays().getFirst().toFloatArray());
        }
    }

    @Test
    void stepsAgreeWithPython() {
        try (PatchMiAttack attack = attack(SMALL, TARGETS, 2)) {
            put(attack.generators(), 0);
            put(attack.discriminators(), 1);
            for (int step = 1; step <= 2; step++) {
                try (NDManager scope = engine.scope()) {
                    StepResult result = attack.step(scope, step, latents(step), auxiliary(step));
                    for (LossTerm term : result.terms()) {
                        String at = "/steps/%d/%s".formatted(step - 1, term.name());
                        assertEquals(EXPECTED.number(at), term.value(), NEAR, at);
                    }
                }
            }
            moved("/discriminators/", attack.discriminators());
            moved("/generators/", attack.generators());
        }
    }

    @Test
    void weightsStartAsPublished() {
        try (PatchMiAttack attack = attack(Map.of(), TARGETS, 2)) {
            List<NDArray> made = attack.generators().arrays();
            spread(made.getFirst(), 0, 0.02, 1e-4);
            spread(made.get(2), 0, 0.02, 1e-4);
            spread(made.get(3), 1, 0.02, 5e-3);
            assertEquals(0, made.get(4).abs().max().getFloat());
            spread(attack.discriminators().arrays().get(2), 0, 0.02, 5e-4);
            float[] first = made.getFirst().toFloatArray();
            assertNotEquals(first[0], first[first.length / 2], "each class has its own");
        }
    }

    /** An image of 28 pixels is a part of one of 32. */
    @Test
    void makesImagesOfAnySize() {
        for (int side : new int[] {12, 28, 32, 40, 64}) {
            PatchGenerator generator = new PatchGenerator(2, LATENT, 1, 3, side, side);
            NDArray made = generator.generate(scattered(generator.parts(), 0), owner.zeros(new Shape(4, 2 * LATENT)));
            assertEquals(new Shape(4, 6, side, side), made.getShape());
        }
    }

    /** Where there is a single patch, instance normalisation would leave nothing to evaluator by. */
    @Test
    void aPatchAsLargeAsTheImageIsJudged() {
        PatchDiscriminator whole = new PatchDiscriminator(2, 1, 32, 1, 0, 4, 3);
        float[] logits = whole.score(scattered(whole.parts(), 1), auxiliary(1)).toFloatArray();
        assertNotEquals(logits[0], logits[2], 1e-3);
    }

    @Test
    void aPatchLargerThanTheImageIsRefused() {
        String said = assertThrows(
                        IllegalArgumentException.class, () -> attack(Map.of("patch-mi.patch", 40), TARGETS, 2))
                .toString();
        assertTrue(said.contains("40") && said.contains("32 x 32"), said);
    }

    @Test
    void theDiscriminatorLearnsToTellImagesApart() {
        try (PatchMiAttack attack = attack(Map.of("patch-mi.smoothing", 0.0), TARGETS, 2)) {
            double first = 0;
            double last = 0;
            for (int step = 1; step <= 8; step++) {
                try (NDManager scope = engine.scope()) {
                    last = attack.step(scope, step).terms().get(2).value();
                }
                first = step == 1 ? last : first;
            }
            assertTrue(last < first, first + " and " + last);
        }
    }

    @Test
    void looksChangeNothingAndEveryStepHasItsOwnImages() {
        try (PatchMiAttack attack = attack(SMALL, TARGETS, 2);
                NDManager scope = engine.scope()) {
            NDArray images = attack.reconstructions(scope);
            assertEquals(new Shape(4, 1, 32, 32), images.getShape());
            attack.panels(scope, images);
            assertArrayEquals(
                    images.toFloatArray(), attack.reconstructions(scope).toFloatArray());
            float[] one = attack.auxiliary(scope, 1).toFloatArray();
            assertFalse(Arrays.equals(one, attack.auxiliary(scope, 2).toFloatArray()));
            assertArrayEquals(one, attack.auxiliary(scope, 1).toFloatArray());
        }
    }

    /** The first steps count alike; from the fourth on, a share of 0.3 is the larger one. */
    @Test
    void theMeanOfTheGeneratorsIsKeptWhereItIsWanted() {
        Map<String, Object> averaged = new TreeMap<>(SMALL);
        averaged.put("patch-mi.average", 0.7);
        try (PatchMiAttack attack = attack(averaged, TARGETS, 2)) {
            double[] shares = {1, 1 / 2.0, 1 / 3.0, 0.3, 0.3};
            double expected = 0;
            for (int step = 1; step <= shares.length; step++) {
                try (NDManager scope = engine.scope()) {
                    attack.step(scope, step);
                }
                double now = attack.generators().arrays().getFirst().getFloat(5, 0, 0, 0);
                expected += shares[step - 1] * (now - expected);
            }
            NDArray mean = attack.generators().remembered().getFirst();
            assertEquals(expected, mean.getFloat(5, 0, 0, 0), 1e-6);
            attack.change(Values.of(PatchMiAttack.TYPE.parameters(), new TreeMap<>(SMALL)));
            try (NDManager scope = engine.scope()) {
                attack.step(scope, 6);
            }
            assertEquals(attack.generators().arrays(), attack.generators().remembered());
        }
    }

    /** Of 1 and 3 the mean is 2 and the unbiased variance 2; a tenth of them is kept, beside 0 and 1 before. */
    @Test
    void runningStatisticsAreThoseOfPyTorch() {
        PatchStatistics statistics = new PatchStatistics(new int[] {2});
        NDArray gain = owner.create(new float[] {2, 1});
        NDArray bias = owner.create(new float[] {0.5f, 0});
        NDArray batch = owner.create(new float[] {1, 5, 3, 5}, new Shape(2, 2, 1, 1));
        statistics.learning().normalise(0, batch, gain, bias);

        float[] made = statistics
                .evaluating()
                .normalise(0, owner.create(new float[] {4, 6}, new Shape(1, 2, 1, 1)), gain, bias)
                .toFloatArray();

        assertEquals(2 * (4 - 0.2) / Math.sqrt(0.9 + 0.2) + 0.5, made[0], 1e-4);
        assertEquals((6 - 0.5) / Math.sqrt(0.9), made[1], 1e-4);
    }

    /** As published, an image is drawn in evaluation mode: those beside it do not count, as they do in training. */
    @ParameterizedTest
    @CsvSource({"running, true", "batch, false"})
    void anImageOfEvaluationModeStandsForItself(String normalisation, boolean alone) {
        Map<String, Object> given = new TreeMap<>(SMALL);
        given.put("patch-mi.normalisation", normalisation);
        float[] few = firstImage(given, BATCH);
        float[] many = firstImage(given, 3 * BATCH);
        double most = 0;
        for (int i = 0; i < few.length; i++) {
            most = Math.max(most, Math.abs(few[i] - many[i]));
        }
        assertEquals(alone, most < 1e-5, "differs by " + most);
    }

    private float[] firstImage(Map<String, Object> given, int restarts) {
        try (PatchMiAttack attack = attack(given, List.of(1), restarts);
                NDManager scope = engine.scope()) {
            for (int step = 1; step <= 3; step++) {
                attack.step(scope, step);
            }
            return attack.reconstructions(scope).get("0").toFloatArray();
        }
    }

    @Test
    void imagesLeaveNothingBehind() {
        try (PatchMiAttack attack = attack(SMALL, TARGETS, 2)) {
            int arrays = engine.managedArrays();
            try (NDManager scope = engine.scope()) {
                attack.reconstructions(scope);
            }
            assertEquals(arrays, engine.managedArrays());
        }
    }

    @Test
    void showsPatchesThatAreThereBesideThoseOfEveryClass() {
        try (PatchMiAttack attack = attack(SMALL, TARGETS, 2);
                NDManager scope = engine.scope()) {
            Panel.ImageGroups panel = assertInstanceOf(
                    Panel.ImageGroups.class,
                    attack.panels(scope, attack.reconstructions(scope)).getFirst());
            assertEquals(
                    List.of("Auxiliary images", "Auxiliary patches", "Patches of class 1", "Patches of class 3"),
                    panel.groups().stream().map(Panel.Group::name).toList());
            Images images = panel.groups().get(0).images();
            Images patches = panel.groups().get(1).images();
            assertEquals(6, patches.height());
            for (int i = 0; i < patches.count(); i++) {
                assertTrue(occurs(patches.image(i), images, i % images.count()), "patch " + i);
            }
        }
    }

    private PatchMiAttack attack(Map<String, Object> given, List<Integer> targets, int restarts) {
        return new PatchMiAttack(AttackInputsBuilder.builder()
                .owner(owner)
                .augmentation(new NoAugmentation(target))
                .loss(new CrossEntropyLoss())
                .auxiliary(Glyphs.draw(40, 1))
                .values(Values.of(PatchMiAttack.TYPE.parameters(), new TreeMap<>(given)))
                .targets(targets)
                .restarts(restarts)
                .seed(7)
                .channels(1)
                .height(32)
                .width(32)
                .build());
    }

    private List<NDArray> scattered(List<ClassNetworks.Part> parts, int kind) {
        return java.util.stream.IntStream.range(0, parts.size())
                .mapToObj(index -> {
                    ClassNetworks.Part part = parts.get(index);
                    long[] shape = part.shape().getShape().clone();
                    shape[0] *= TARGETS.size();
                    return numbers(part.mean(), 1, kind, index, new Shape(shape));
                })
                .toList();
    }

    private void put(ClassNetworks networks, int kind) {
        for (int index = 0; index < networks.arrays().size(); index++) {
            NDArray array = networks.arrays().get(index);
            // batch normalisation's scales are the only arrays that do not start around 0
            double mean = Math.round(array.mean().getFloat());
            array.muli(0).addi(numbers(mean, 1, kind, index, array.getShape()));
        }
    }

    private NDArray latents(int step) {
        return numbers(0, 3, 2, step, new Shape(TARGETS.size() * BATCH, LATENT));
    }

    private NDArray auxiliary(int step) {
        return numbers(0.5, 1, 3, step, new Shape(BATCH, TARGETS.size(), 32, 32));
    }

    /** The formula of patch-mi.py. */
    private NDArray numbers(double mean, double factor, long kind, long index, Shape shape) {
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            long number = (i * 7919L + (long) i * i * 31 + index * 104729 + kind * 1299709 + 17);
            values[i] = (float) (mean + factor * (float) (number % 1009 / 1009.0 - 0.5));
        }
        return owner.create(values, shape);
    }

    private static void moved(String at, ClassNetworks networks) {
        for (int i = 0; i < networks.arrays().size(); i++) {
            Reference.assertNear(EXPECTED.numbers(at + i), networks.arrays().get(i), NEAR);
        }
    }

    private static void spread(NDArray array, double mean, double deviation, double tolerance) {
        double centre = array.mean().getFloat();
        assertEquals(mean, centre, tolerance);
        assertEquals(deviation, Math.sqrt(array.sub(centre).square().mean().getFloat()), tolerance);
    }

    private static boolean occurs(float[] patch, Images images, int image) {
        float[] whole = images.image(image);
        for (int y = 0; y <= 26; y++) {
            for (int x = 0; x <= 26; x++) {
                boolean same = true;
                for (int i = 0; i < patch.length && same; i++) {
                    same = patch[i] == whole[(y + i / 6) * 32 + x + i % 6];
                }
                if (same) {
                    return true;
                }
            }
        }
        return false;
    }
}
