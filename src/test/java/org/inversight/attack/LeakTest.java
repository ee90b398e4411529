package org.inversight.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.inversight.augment.StudentAugmentation;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.data.Glyphs;
import org.inversight.engine.Engine;
import org.inversight.engine.MemoryUse;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.TestEngine;
import org.inversight.loss.FeatureReference;
import org.inversight.loss.LomLoss;
import org.inversight.model.Classifier;
import org.inversight.model.Critic;
import org.inversight.model.Generator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing grows with the number of steps. */
@Tag("slow")
class LeakTest {

    private static final int WARM_UP = 300;
    private static final int STEPS = 2000;

    /** One batch of 6 images that stays behind in each step would be 48 MB. */
    private static final double ALLOWED_MEGABYTES = 40;

    @ParameterizedTest
    @ValueSource(strings = {"gmi", "kedmi", "vmi", "patch-mi", "pixel"})
    void arraysAndMemoryStayFlatOverThousandsOfSteps(String name) {
        AttackType type =
                List.of(GmiAttack.TYPE, KedmiAttack.TYPE, VmiAttack.TYPE, PatchMiAttack.TYPE, PixelAttack.TYPE).stream()
                        .filter(t -> t.entry().id().equals(name))
                        .findFirst()
                        .orElseThrow();
        List<Parameter> parameters = new ArrayList<>(type.parameters());
        parameters.addAll(LomLoss.TYPE.parameters());
        try (Engine engine = TestEngine.start();
                Classifier target = Networks.target();
                Classifier student = Networks.logitsOnly();
                Generator generator = Networks.generator();
                Critic critic = Networks.classwiseCritic();
                NDManager owner = engine.scope()) {
            LomLoss loss = new LomLoss(
                    new FeatureReference(owner.zeros(new Shape(32)), owner.ones(new Shape(32)), 1, "test"),
                    Values.of(LomLoss.TYPE.parameters(), Map.of()),
                    0);
            AttackInputs inputs = AttackInputsBuilder.builder()
                    .owner(owner)
                    .generator(generator)
                    .critic(critic)
                    .augmentation(new StudentAugmentation(target, List.of(student)))
                    .loss(loss)
                    .auxiliary(Glyphs.draw(20, 0))
                    .values(Values.of(
                            parameters,
                            Map.of(
                                    "vmi.samples", 2,
                                    "patch-mi.batch", 2,
                                    "patch-mi.width", 2,
                                    "patch-mi.features", 4)))
                    .targets(List.of(0, 1, 2))
                    .restarts(2)
                    .seed(0)
                    .channels(1)
                    .height(32)
                    .width(32)
                    .build();
            try (Attack attack = type.factory().apply(inputs)) {
                steps(engine, attack, 1, WARM_UP);
                int arrays = engine.managedArrays();
                OptionalDouble before = resident();
                steps(engine, attack, WARM_UP + 1, STEPS);
                assertEquals(arrays, engine.managedArrays(), "managed arrays");
                OptionalDouble after = resident();
                if (before.isPresent() && after.isPresent()) {
                    double grown = after.getAsDouble() - before.getAsDouble();
                    assertTrue(grown < ALLOWED_MEGABYTES, "grown by " + grown + " MB");
                }
            }
        }
    }

    private static void steps(Engine engine, Attack attack, int from, int count) {
        for (int step = from; step < from + count; step++) {
            try (NDManager scope = engine.scope()) {
                attack.step(scope, step);
            }
            if (step % 250 == 0) {
                // as a snapshot would, and so that the heap does not grow for want of a collection
                try (NDManager scope = engine.scope()) {
                    attack.reconstructions(scope);
                }
                System.gc();
            }
        }
    }

    private static OptionalDouble resident() {
        System.gc();
        return MemoryUse.residentMegabytes();
    }
}
