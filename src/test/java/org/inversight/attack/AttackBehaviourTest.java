package org.inversight.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.inversight.augment.NoAugmentation;
import org.inversight.catalog.Values;
import org.junit.jupiter.api.Test;

/** Where attacks by gradient start, what moves them, and what does not. */
class AttackBehaviourTest extends GradientAttackCase {

    @Test
    void gmiStartsOutsideOfTheClampAndStaysInsideAfterAStep() {
        try (GmiAttack attack = gmiAttack(crossEntropy(), new NoAugmentation(target), critic)) {
            assertTrue(attack.latents().abs().max().getFloat() > 1, "the start is not clamped");
            step(attack, 1);
            assertEquals(1, attack.latents().abs().max().getFloat(), 1e-6);
        }
    }

    /** Summed losses and a step an image: what else is in the batch must not matter. */
    @Test
    void gmiMovesAImageTheSameWhateverElseIsInTheBatch() {
        float[] all = latentsAfterThreeSteps(List.of(1, 3, 0, 2), 3);
        float[] few = latentsAfterThreeSteps(List.of(3), 2);
        int row = AttackNoise.LATENT;
        // class 3 is second of four, and the first two of its three restarts are compared
        assertArrayEquals(Arrays.copyOfRange(all, 3 * row, 5 * row), few, 1e-4f);
    }

    @Test
    void gmiStepSizeIsChosenByTheImageSize() {
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
        try (KedmiAttack attack = new KedmiAttack(inputs(
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
    void kedmiLearnsTheSameHoweverManyImagesAreShown() {
        List<float[]> means = new ArrayList<>();
        for (int restarts : new int[] {1, 4}) {
            try (KedmiAttack attack = new KedmiAttack(inputs(
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
                    assertEquals(
                            2L * restarts,
                            attack.reconstructions(scope).getShape().get(0));
                }
            }
        }
        assertArrayEquals(means.get(0), means.get(1));
    }

    @Test
    void lookingChangesNothing() {
        for (AttackType type : List.of(GmiAttack.TYPE, KedmiAttack.TYPE, VmiAttack.TYPE, PixelAttack.TYPE)) {
            float[] unseen = imagesAfter(type, 4, false);
            float[] seen = imagesAfter(type, 4, true);
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

    private float[] latentsAfterThreeSteps(List<Integer> targets, int restarts) {
        try (GmiAttack attack =
                new GmiAttack(inputs(GmiAttack.TYPE, Map.of(), lom(), students(), critic, targets, restarts, 32))) {
            for (int step = 1; step <= 3; step++) {
                step(attack, step);
            }
            return attack.latents().toFloatArray();
        }
    }

    private float[] oneGmiStep(Map<String, Object> given, int size) {
        try (GmiAttack attack = new GmiAttack(
                inputs(GmiAttack.TYPE, given, crossEntropy(), new NoAugmentation(target), null, List.of(1), 1, size))) {
            step(attack, 1);
            return attack.latents().toFloatArray();
        }
    }

    private float[] imagesAfter(AttackType type, int steps, boolean look) {
        try (Attack attack = type.factory()
                .apply(inputs(
                        type, Map.of(), crossEntropy(), new NoAugmentation(target), classwise, List.of(0, 4), 2, 32))) {
            for (int step = 1; step <= steps; step++) {
                step(attack, step);
                if (look) {
                    images(attack);
                }
            }
            return images(attack);
        }
    }
}
