package org.inversight.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inversight.augment.Augmentation;
import org.inversight.augment.NoAugmentation;
import org.inversight.augment.StudentAugmentation;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.data.Panel;
import org.inversight.fixtures.Reference;
import org.inversight.loss.CrossEntropyLoss;
import org.inversight.loss.IdentityLoss;
import org.inversight.loss.LomLoss;
import org.junit.jupiter.api.Test;

/** VMI against Python's PyTorch (reference/vmi.py), which gets the same random numbers. */
class VmiAttackTest extends GradientAttackCase {

    private static final Reference EXPECTED = Reference.read("vmi.json");
    private static final double NEAR = 3e-5;

    @Test
    void theRandomNumbersAreThoseThatPythonWasGiven() {
        Reference noise = Reference.read("vmi-noise.json");
        for (int step = 1; step <= VmiNoise.STEPS; step++) {
            Reference.assertNear(noise.numbers("/steps/" + (step - 1)), VmiNoise.step(owner, step), 1e-7);
        }
        List<NDArray> flow = VmiNoise.flow(owner).start(owner);
        for (int i = 0; i < flow.size(); i++) {
            Reference.assertNear(noise.numbers("/flowStart/%d/values".formatted(i)), flow.get(i), 1e-6);
        }
    }

    @Test
    void gaussianHasTheDivergenceAndEntropyOfItsCovariance() {
        miner("gaussian", new GaussianMiner(owner, 2, VmiNoise.LATENT, true));
    }

    @Test
    void independentGaussianReadsNothingButTheDiagonal() {
        miner("independent", new GaussianMiner(owner, 2, VmiNoise.LATENT, false));
    }

    @Test
    void flowHasTheDivergenceOfItsJacobian() {
        miner("flow", VmiNoise.flow(owner));
    }

    @Test
    void flowStartsNearThePrior() {
        FlowMiner flow = new FlowMiner(owner, List.of(2), 20, 4, 8, 1);
        NDArray noise = owner.create(org.inversight.engine.Noise.normal(4000, 5), new Shape(1, 200, 20));
        Miner.Mined mined = flow.mine(flow.start(owner), noise);
        assertEquals(0, mined.divergence().getFloat(), 0.5);
        assertEquals(0, mined.latents().mean().getFloat(), 0.1);
    }

    @Test
    void gaussianStepsAgreeWithPython() {
        steps("gaussian", Map.of(), new CrossEntropyLoss(), new NoAugmentation(target));
    }

    @Test
    void gaussianStepsWithLomAndStudentsAgreeWithPython() {
        steps("gaussianLomma", Map.of(), lom(), new StudentAugmentation(target, List.of(studentOne, studentTwo)));
    }

    @Test
    void gaussianStepsWithAdamAgreeWithPython() {
        steps("gaussianAdam", Map.of("vmi.optimizer", "adam"), new CrossEntropyLoss(), new NoAugmentation(target));
    }

    @Test
    void independentStepsWithLomAndStudentsAgreeWithPython() {
        steps(
                "independentLomma",
                Map.of("vmi.miner", "independent", "vmi.optimizer", "adam"),
                lom(),
                new StudentAugmentation(target, List.of(studentOne, studentTwo)));
    }

    @Test
    void flowStepsAgreeWithPython() {
        steps(
                "flow",
                Map.of(
                        "vmi.miner", "flow",
                        "vmi.flow-steps", VmiNoise.FLOW_STEPS,
                        "vmi.hidden", VmiNoise.HIDDEN),
                new CrossEntropyLoss(),
                new NoAugmentation(target));
    }

    @Test
    void theEntropyFallsWhereTheDivergenceWeighsNothing() {
        double[] entropies = new double[2];
        for (int i = 0; i < 2; i++) {
            Map<String, Object> given = Map.of("vmi.kl-weight", i == 0 ? 0.0 : 5.0, "vmi.optimizer", "adam");
            try (VmiAttack attack = attack(given, new CrossEntropyLoss(), new NoAugmentation(target))) {
                for (int step = 1; step <= 60; step++) {
                    entropies[i] = step(attack, step).terms().get(2).value();
                }
            }
        }
        assertTrue(entropies[0] < entropies[1], entropies[0] + " and " + entropies[1]);
    }

    @Test
    void showsSamplesOfEveryClassAndRestartsImagesOfEach() {
        try (VmiAttack attack = attack(Map.of(), new CrossEntropyLoss(), new NoAugmentation(target));
                NDManager scope = engine.scope()) {
            NDArray images = attack.reconstructions(scope);
            assertEquals(new Shape(4, 1, 32, 32), images.getShape());
            Panel.ImageGroups panel = assertInstanceOf(
                    Panel.ImageGroups.class, attack.panels(scope, images).getFirst());
            assertEquals(2, panel.groups().size());
            assertEquals(24, panel.groups().get(1).images().count());
            float[] first = panel.groups().get(1).images().select(new int[] {0}).pixels();
            NDArray shown = images.get(2).clip(0, 1);
            assertArrayEquals(
                    shown.toFloatArray(), first, 1e-5f, "each class has its own, of which the first is shown");
        }
    }

    private void miner(String name, Miner miner) {
        List<NDArray> arrays = miner.start(owner);
        List<NDArray> anywhere = new ArrayList<>();
        for (int i = 0; i < arrays.size(); i++) {
            anywhere.add(owner.create(
                    VmiNoise.anywhere(arrays.get(i), i), arrays.get(i).getShape()));
        }
        NDArray noise = owner.create(VmiNoise.step(owner, 1), new Shape(2, VmiNoise.SAMPLES, VmiNoise.LATENT));
        Miner.Mined mined = miner.mine(anywhere, noise);
        String at = "/miners/" + name + "/";
        Reference.assertNear(EXPECTED.numbers(at + "latents"), mined.latents(), NEAR);
        Reference.assertNear(EXPECTED.numbers(at + "divergence"), mined.divergence(), NEAR);
        Reference.assertNear(EXPECTED.numbers(at + "entropy"), mined.entropy(), NEAR);
    }

    private void steps(String name, Map<String, Object> given, IdentityLoss loss, Augmentation augmentation) {
        try (VmiAttack attack = attack(given, loss, augmentation)) {
            for (int step = 1; step <= VmiNoise.STEPS; step++) {
                String at = "/steps/%s/%d/".formatted(name, step - 1);
                for (LossTerm term : step(attack, step).terms()) {
                    assertEquals(EXPECTED.number(at + term.name()), term.value(), NEAR, at);
                }
                for (int i = 0; i < attack.arrays().size(); i++) {
                    Reference.assertNear(
                            EXPECTED.numbers(at + "arrays/" + i),
                            attack.arrays().get(i),
                            NEAR);
                }
            }
        }
    }

    private VmiAttack attack(Map<String, Object> given, IdentityLoss loss, Augmentation augmentation) {
        Map<String, Object> all = new TreeMap<>(Map.of(
                "vmi.learning-rate", 0.01,
                "vmi.samples", VmiNoise.SAMPLES,
                "vmi.identity-weight", 2.0,
                "vmi.kl-weight", 0.05));
        all.putAll(given);
        List<Parameter> parameters = new ArrayList<>(VmiAttack.TYPE.parameters());
        parameters.addAll(LomLoss.TYPE.parameters());
        return new VmiAttack(AttackInputsBuilder.builder()
                .owner(owner)
                .generator(generator)
                .augmentation(augmentation)
                .loss(loss)
                .values(Values.of(parameters, all))
                .targets(VmiNoise.TARGETS)
                .restarts(2)
                .seed(VmiNoise.SEED)
                .channels(1)
                .height(32)
                .width(32)
                .build());
    }
}
