package org.inversight.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.inversight.augment.Augmentation;
import org.inversight.augment.NoAugmentation;
import org.inversight.augment.StudentAugmentation;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.engine.Engine;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.Reference;
import org.inversight.fixtures.TestEngine;
import org.inversight.loss.CrossEntropyLoss;
import org.inversight.loss.FeatureReference;
import org.inversight.loss.IdentityLoss;
import org.inversight.loss.LomLoss;
import org.inversight.model.Classifier;
import org.inversight.model.Critic;
import org.inversight.model.Generator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whole steps of each attack against Python's PyTorch (reference/attacks.py), which was written
 * from the specification and gets the same random numbers.
 */
class AttackStepsTest {

    private static final Reference EXPECTED = Reference.read("attacks.json");
    private static final double NEAR = 2e-5;

    private Engine engine;
    private NDManager owner;
    private Classifier target;
    private Generator generator;
    private Critic critic;
    private Critic classwise;
    private Classifier studentOne;
    private Classifier studentTwo;

    @BeforeEach
    void start() {
        engine = TestEngine.start();
        owner = engine.scope();
        target = Networks.target();
        generator = Networks.generator();
        critic = Networks.critic();
        classwise = Networks.classwiseCritic();
        studentOne = Networks.logitsOnly();
        studentTwo = Networks.other();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable model :
                List.of(target, generator, critic, classwise, studentOne, studentTwo)) {
            model.close();
        }
        engine.close();
    }

    @Test
    void theRandomNumbersAreThoseThatPythonWasGiven() {
        Reference noise = Reference.read("noise.json");
        Reference.assertNear(noise.numbers("/start"), AttackNoise.start(owner), 1e-7);
        for (int step = 1; step <= AttackNoise.STEPS; step++) {
            Reference.assertNear(
                    noise.numbers("/steps/" + (step - 1)), AttackNoise.step(owner, step), 1e-7);
        }
    }

    @Test
    void gmiWithCrossEntropyAgreesWithPython() {
        gmi("plain", crossEntropy(), new NoAugmentation(target), critic);
    }

    @Test
    void gmiWithoutCriticAgreesWithPython() {
        gmi("noCritic", crossEntropy(), new NoAugmentation(target), null);
    }

    @Test
    void gmiWithStudentsAgreesWithPython() {
        gmi("students", crossEntropy(), students(), critic);
    }

    @Test
    void gmiWithLomAndStudentsAgreesWithPython() {
        gmi("lomma", lom(), students(), critic);
    }

    @Test
    void kedmiWithCrossEntropyAgreesWithPython() {
        kedmi("plain", crossEntropy(), new NoAugmentation(target), classwise);
    }

    @Test
    void kedmiWithLomAndStudentsAgreesWithPython() {
        kedmi("lomma", lom(), students(), classwise);
    }

    @Test
    void kedmiWithScalarCriticAgreesWithPython() {
        kedmi("scalarCritic", crossEntropy(), new NoAugmentation(target), critic);
    }

    @Test
    void pixelDescentAgreesWithPython() {
        pixel("slow", 0.1);
        pixel("fast", 2);
    }

    @Test
    void gmiStartsOutsideOfTheClampAndStaysInsideAfterAStep() {
        try (GmiAttack attack = gmiAttack(crossEntropy(), new NoAugmentation(target), critic)) {
            assertTrue(attack.latents().abs().max().getFloat() > 1, "the start is not clamped");
            step(attack, 1);
            assertEquals(1, attack.latents().abs().max().getFloat(), 1e-6);
        }
    }

    /** Summed losses and a step a picture: what else is in the batch must not matter. */
    @Test
    void gmiMovesAPictureTheSameWhateverElseIsInTheBatch() {
        float[] all = latentsAfterThreeSteps(List.of(1, 3, 0, 2), 3);
        float[] few = latentsAfterThreeSteps(List.of(3), 2);
        int row = AttackNoise.LATENT;
        // class 3 is second of four, and the first two of its three restarts are compared
        assertArrayEquals(Arrays.copyOfRange(all, 3 * row, 5 * row), few, 1e-4f);
    }

    @Test
    void gmiStepSizeIsChosenByThePictureSize() {
        float[] small = oneGmiStep(Map.of(), 32);
        float[] given = oneGmiStep(Map.of("gmi.step-size", 0.2), 32);
        float[] large = oneGmiStep(Map.of(), 64);
        float[] givenLarge = oneGmiStep(Map.of("gmi.step-size", 0.033), 64);
        assertArrayEquals(given, small, 1e-6f);
        assertArrayEquals(givenLarge, large, 1e-6f);
        assertFalse(Arrays.equals(small, large));
    }

    @Test
    void kedmiStartsAtMeanZeroAndTheGivenLogVariance() {
        try (KedmiAttack attack =
                new KedmiAttack(
                        inputs(
                                KedmiAttack.TYPE,
                                Map.of("kedmi.log-variance", 0.5),
                                crossEntropy(),
                                new NoAugmentation(target),
                                classwise,
                                List.of(1, 3),
                                2,
                                32))) {
            assertEquals(0, attack.mean().abs().max().getFloat());
            assertEquals(0.5f, attack.logVariance().min().getFloat());
            assertEquals(0.5f, attack.logVariance().max().getFloat());
            assertEquals(new Shape(2, 6), attack.mean().getShape());
        }
    }

    @Test
    void kedmiLearnsTheSameHoweverManyPicturesAreShown() {
        List<float[]> means = new ArrayList<>();
        for (int restarts : new int[] {1, 4}) {
            try (KedmiAttack attack =
                    new KedmiAttack(
                            inputs(
                                    KedmiAttack.TYPE,
                                    Map.of(),
                                    crossEntropy(),
                                    new NoAugmentation(target),
                                    classwise,
                                    List.of(1, 3),
                                    restarts,
                                    32))) {
                for (int step = 1; step <= 3; step++) {
                    step(attack, step);
                }
                means.add(attack.mean().toFloatArray());
                try (NDManager scope = engine.scope()) {
                    assertEquals(2L * restarts, attack.reconstructions(scope).getShape().get(0));
                }
            }
        }
        assertArrayEquals(means.get(0), means.get(1));
    }

    @Test
    void lookingChangesNothing() {
        for (AttackType type :
                List.of(GmiAttack.TYPE, KedmiAttack.TYPE, VmiAttack.TYPE, PixelAttack.TYPE)) {
            float[] unseen = picturesAfter(type, 4, false);
            float[] seen = picturesAfter(type, 4, true);
            assertArrayEquals(unseen, seen, type.entry().id());
        }
    }

    @Test
    void liveParametersCountFromTheNextStep() {
        Values still = values(GmiAttack.TYPE, Map.of("gmi.step-size", 1e-9, "gmi.clamp", 0.5));
        try (GmiAttack attack = gmiAttack(crossEntropy(), new NoAugmentation(target), critic)) {
            step(attack, 1);
            float[] before = attack.latents().toFloatArray();
            attack.change(still);
            step(attack, 2);
            float[] after = attack.latents().toFloatArray();
            for (int i = 0; i < before.length; i++) {
                assertEquals(Math.clamp(before[i], -0.5f, 0.5f), after[i], 1e-4f);
            }
        }
    }

    @Test
    void theNetworksOfAStepAreNamedOnce() {
        try (GmiAttack attack = gmiAttack(lom(), students(), critic)) {
            assertEquals(
                    List.of("generator", "target", "student-0", "student-1", "critic"),
                    List.copyOf(attack.bareStep().calls().keySet()));
        }
    }

    /** A full and a bare step run each network once; a bare step moves nothing. */
    @Test
    void aBareStepRunsTheNetworksOfAFullStep() {
        try (GmiAttack attack = gmiAttack(lom(), students(), critic)) {
            BareStep bare = attack.bareStep();
            Map<String, Long> before = bare.calls();
            step(attack, 1);
            Map<String, Long> full = bare.calls();
            float[] latents = attack.latents().toFloatArray();
            try (NDManager step = engine.scope()) {
                bare.run(step);
            }
            assertEquals(Set.of(1L), difference(before, full));
            assertEquals(Set.of(1L), difference(full, bare.calls()));
            assertArrayEquals(latents, attack.latents().toFloatArray());
        }
    }

    private static Set<Long> difference(Map<String, Long> before, Map<String, Long> after) {
        return after.entrySet().stream()
                .map(e -> e.getValue() - Objects.requireNonNull(before.get(e.getKey())))
                .collect(Collectors.toSet());
    }

    private void gmi(
            String name, IdentityLoss loss, Augmentation augmentation, @Nullable Critic judge) {
        try (GmiAttack attack = gmiAttack(loss, augmentation, judge)) {
            for (int step = 1; step <= 3; step++) {
                String at = "/gmi/%s/%d/".formatted(name, step - 1);
                StepResult result = step(attack, step);
                terms(at, result, judge != null);
                Reference.assertNear(EXPECTED.numbers(at + "latents"), attack.latents(), NEAR);
            }
        }
    }

    private void kedmi(String name, IdentityLoss loss, Augmentation augmentation, Critic judge) {
        try (KedmiAttack attack =
                new KedmiAttack(
                        inputs(
                                KedmiAttack.TYPE,
                                Map.of(),
                                loss,
                                augmentation,
                                judge,
                                AttackNoise.TARGETS,
                                AttackNoise.RESTARTS,
                                32))) {
            for (int step = 1; step <= AttackNoise.STEPS; step++) {
                String at = "/kedmi/%s/%d/".formatted(name, step - 1);
                StepResult result = step(attack, step);
                terms(at, result, true);
                Reference.assertNear(EXPECTED.numbers(at + "mean"), attack.mean(), NEAR);
                Reference.assertNear(
                        EXPECTED.numbers(at + "logVariance"), attack.logVariance(), NEAR);
            }
        }
    }

    private void pixel(String name, double rate) {
        AttackInputs inputs =
                inputs(
                        PixelAttack.TYPE,
                        Map.of("pixel.learning-rate", rate),
                        crossEntropy(),
                        new NoAugmentation(target),
                        null,
                        List.of(0, 2, 4),
                        1,
                        32);
        try (PixelAttack attack = new PixelAttack(inputs)) {
            for (int step = 1; step <= EXPECTED.size("/pixel/" + name); step++) {
                String at = "/pixel/%s/%d/".formatted(name, step - 1);
                StepResult result = step(attack, step);
                terms(at, result, false);
                assertNull(result.stop());
                try (NDManager scope = engine.scope()) {
                    NDArray shown = attack.reconstructions(scope);
                    Reference.assertNear(
                            EXPECTED.numbers(at + "rows"), shown.get(":, 0, 13"), NEAR);
                    Reference.assertNear(
                            EXPECTED.numbers(at + "sums"),
                            shown.sum(new int[] {1, 2, 3}),
                            100 * NEAR);
                }
            }
        }
    }

    private static void terms(String at, StepResult result, boolean prior) {
        assertEquals("identity", result.terms().get(0).name());
        assertEquals(EXPECTED.number(at + "identity"), result.terms().get(0).value(), NEAR, at);
        assertEquals(prior ? 2 : 1, result.terms().size());
        if (prior) {
            assertEquals("prior", result.terms().get(1).name());
            assertEquals(EXPECTED.number(at + "prior"), result.terms().get(1).value(), NEAR, at);
        }
    }

    private float[] latentsAfterThreeSteps(List<Integer> targets, int restarts) {
        try (GmiAttack attack =
                new GmiAttack(
                        inputs(
                                GmiAttack.TYPE,
                                Map.of(),
                                lom(),
                                students(),
                                critic,
                                targets,
                                restarts,
                                32))) {
            for (int step = 1; step <= 3; step++) {
                step(attack, step);
            }
            return attack.latents().toFloatArray();
        }
    }

    private float[] oneGmiStep(Map<String, Object> given, int size) {
        try (GmiAttack attack =
                new GmiAttack(
                        inputs(
                                GmiAttack.TYPE,
                                given,
                                crossEntropy(),
                                new NoAugmentation(target),
                                null,
                                List.of(1),
                                1,
                                size))) {
            step(attack, 1);
            return attack.latents().toFloatArray();
        }
    }

    private float[] picturesAfter(AttackType type, int steps, boolean look) {
        try (Attack attack =
                type.factory()
                        .apply(
                                inputs(
                                        type,
                                        Map.of(),
                                        crossEntropy(),
                                        new NoAugmentation(target),
                                        classwise,
                                        List.of(0, 4),
                                        2,
                                        32))) {
            for (int step = 1; step <= steps; step++) {
                step(attack, step);
                if (look) {
                    pictures(attack);
                }
            }
            return pictures(attack);
        }
    }

    private float[] pictures(Attack attack) {
        try (NDManager scope = engine.scope()) {
            return attack.reconstructions(scope).toFloatArray();
        }
    }

    private GmiAttack gmiAttack(
            IdentityLoss loss, Augmentation augmentation, @Nullable Critic judge) {
        return new GmiAttack(
                inputs(
                        GmiAttack.TYPE,
                        Map.of("gmi.step-size", 1.0),
                        loss,
                        augmentation,
                        judge,
                        AttackNoise.TARGETS,
                        AttackNoise.RESTARTS,
                        32));
    }

    private AttackInputs inputs(
            AttackType type,
            Map<String, Object> given,
            IdentityLoss loss,
            Augmentation augmentation,
            @Nullable Critic judge,
            List<Integer> targets,
            int restarts,
            int size) {
        return new AttackInputs(
                owner,
                generator,
                judge,
                augmentation,
                loss,
                null,
                null,
                values(type, given),
                targets,
                restarts,
                AttackNoise.SEED,
                1,
                size,
                size);
    }

    private static Values values(AttackType type, Map<String, Object> given) {
        List<Parameter> parameters = new ArrayList<>(type.parameters());
        parameters.addAll(LomLoss.TYPE.parameters());
        return Values.of(parameters, new TreeMap<>(given));
    }

    private StepResult step(Attack attack, int step) {
        try (NDManager scope = engine.scope()) {
            return attack.step(scope, step);
        }
    }

    private static IdentityLoss crossEntropy() {
        return new CrossEntropyLoss();
    }

    private IdentityLoss lom() {
        float[] mean = new float[32];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = 0.1f * (i % 7 - 3);
        }
        return new LomLoss(
                new FeatureReference(owner.create(mean), owner.ones(new Shape(32)), 1, "test"),
                Values.of(LomLoss.TYPE.parameters(), Map.of()),
                AttackNoise.SEED);
    }

    private Augmentation students() {
        return new StudentAugmentation(target, List.of(studentOne, studentTwo));
    }
}
