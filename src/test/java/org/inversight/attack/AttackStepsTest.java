package org.inversight.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.inversight.augment.Augmentation;
import org.inversight.augment.NoAugmentation;
import org.inversight.fixtures.Reference;
import org.inversight.loss.IdentityLoss;
import org.inversight.model.Critic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whole steps of each attack against Python's PyTorch (reference/attacks.py), which was written
 * from the specification and gets the same random numbers.
 */
class AttackStepsTest extends GradientAttackCase {

    private static final Reference EXPECTED = Reference.read("attacks.json");
    private static final double NEAR = 2e-5;

    @Test
    void theRandomNumbersAreThoseThatPythonWasGiven() {
        Reference noise = Reference.read("noise.json");
        Reference.assertNear(noise.numbers("/start"), AttackNoise.start(owner), 1e-7);
        for (int step = 1; step <= AttackNoise.STEPS; step++) {
            Reference.assertNear(noise.numbers("/steps/" + (step - 1)), AttackNoise.step(owner, step), 1e-7);
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

    private void gmi(String name, IdentityLoss loss, Augmentation augmentation, @Nullable Critic critic) {
        try (GmiAttack attack = gmiAttack(loss, augmentation, critic)) {
            for (int step = 1; step <= 3; step++) {
                String at = "/gmi/%s/%d/".formatted(name, step - 1);
                StepResult result = step(attack, step);
                terms(at, result, critic != null);
                Reference.assertNear(EXPECTED.numbers(at + "latents"), attack.latents(), NEAR);
            }
        }
    }

    private void kedmi(String name, IdentityLoss loss, Augmentation augmentation, Critic critic) {
        try (KedmiAttack attack = new KedmiAttack(inputs(
                KedmiAttack.TYPE,
                Map.of(),
                loss,
                augmentation,
                critic,
                AttackNoise.TARGETS,
                AttackNoise.RESTARTS,
                32))) {
            for (int step = 1; step <= AttackNoise.STEPS; step++) {
                String at = "/kedmi/%s/%d/".formatted(name, step - 1);
                StepResult result = step(attack, step);
                terms(at, result, true);
                Reference.assertNear(EXPECTED.numbers(at + "mean"), attack.mean(), NEAR);
                Reference.assertNear(EXPECTED.numbers(at + "logVariance"), attack.logVariance(), NEAR);
            }
        }
    }

    private void pixel(String name, double rate) {
        AttackInputs inputs = inputs(
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
                    Reference.assertNear(EXPECTED.numbers(at + "rows"), shown.get(":, 0, 13"), NEAR);
                    Reference.assertNear(EXPECTED.numbers(at + "sums"), shown.sum(new int[] {1, 2, 3}), 100 * NEAR);
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
}
