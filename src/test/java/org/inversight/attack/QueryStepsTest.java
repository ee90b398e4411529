package org.inversight.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.inversight.fixtures.Reference;
import org.junit.jupiter.api.Test;

/**
 * Whole steps of the attacks that only ask against Python's PyTorch (reference/queries.py), which
 * was written from the specification and gets the same random numbers.
 */
class QueryStepsTest extends QueryAttackCase {

    @Test
    void theRandomNumbersAreThoseThatPythonWasGiven() {
        Reference noise = Reference.read("query-noise.json");
        for (int restart = 0; restart < QueryNoise.RESTARTS; restart++) {
            Reference.assertNear(noise.numbers("/shared/" + restart), QueryNoise.shared(restart), 1e-6);
        }
        for (int step = 1; step <= QueryNoise.STEPS; step++) {
            for (int row = 0; row < 4; row++) {
                String at = "/%d/%d".formatted(step - 1, row);
                Reference.assertNear(noise.numbers("/directions" + at), QueryNoise.directions(row, step), 1e-6);
                assertArrayEquals(noise.numbers("/breeding" + at), QueryNoise.breeding(row, step), 1e-15);
            }
        }
    }

    @Test
    void brepMiAgreesWithPython() {
        brepMi(
                "brepMi",
                Map.of(
                        "brep-mi.samples",
                        QueryNoise.SAMPLES,
                        "brep-mi.search-batch",
                        2,
                        "brep-mi.search-budget",
                        48,
                        "brep-mi.radius",
                        0.5,
                        "brep-mi.grow-above",
                        0.5,
                        "brep-mi.patience",
                        3));
    }

    @Test
    void brepMiWithAMissedClassAndALargestRadiusAgreesWithPython() {
        brepMi(
                "brepMiMissed",
                Map.of(
                        "brep-mi.samples",
                        QueryNoise.SAMPLES,
                        "brep-mi.search-batch",
                        3,
                        "brep-mi.search-budget",
                        3,
                        "brep-mi.radius",
                        0.5,
                        "brep-mi.growth",
                        1.5,
                        "brep-mi.patience",
                        9,
                        "brep-mi.largest-radius",
                        0.8,
                        "brep-mi.clamp",
                        1));
    }

    private void brepMi(String name, Map<String, Object> given) {
        BrepMiAttack attack = new BrepMiAttack(inputs(BrepMiAttack.TYPE, given, target, generator, 2));
        for (int step = 1; step <= QueryNoise.STEPS; step++) {
            String at = "/%s/%d/".formatted(name, step - 1);
            step(attack, step);
            double[] states = EXPECTED.numbers(at + "states");
            double[] radii = EXPECTED.numbers(at + "radii");
            double[] centres = EXPECTED.numbers(at + "centres");
            double[] answers = EXPECTED.numbers(at + "answers");
            for (int row = 0; row < 4; row++) {
                Sphere sphere = attack.spheres().get(row);
                assertEquals((int) states[row], sphere.state().ordinal(), at + row);
                assertEquals(radii[row], sphere.radius(), NEAR, at + row);
                if (sphere.state() == Sphere.State.MOVING || sphere.state() == Sphere.State.DONE) {
                    for (int j = 0; j < QueryNoise.LATENT; j++) {
                        int k = row * QueryNoise.LATENT + j;
                        assertEquals(centres[k], sphere.centre()[j], NEAR, at + row);
                        assertEquals(answers[k], sphere.answer()[j], NEAR, at + row);
                    }
                }
            }
            assertEquals(EXPECTED.number(at + "asked"), attack.queries(), at);
        }
    }

    @Test
    void mirrorAgreesWithPython() {
        MirrorAttack attack = new MirrorAttack(inputs(
                MirrorAttack.TYPE,
                Map.of(
                        "mirror.pre-sample", 20,
                        "mirror.population", QueryNoise.CHILDREN + 1,
                        "mirror.mutation", 0.3,
                        "mirror.amplitude", 0.8,
                        "mirror.clip", 1.2,
                        "mirror.stop", 0.5),
                target,
                generator,
                2));
        for (int step = 1; step <= QueryNoise.STEPS; step++) {
            String at = "/mirror/%d/".formatted(step - 1);
            step(attack, step);
            double[] fitness = EXPECTED.numbers(at + "fitness");
            double[] elites = EXPECTED.numbers(at + "elites");
            int k = 0;
            for (int row = 0; row < 4; row++) {
                LatentPopulation population = attack.populations().get(row);
                for (LatentPopulation.Member member : population.members()) {
                    assertEquals(fitness[k++], member.fitness(), NEAR, at + row);
                }
                for (int j = 0; j < QueryNoise.LATENT; j++) {
                    double expected = elites[row * QueryNoise.LATENT + j];
                    assertEquals(expected, population.elite().latent()[j], NEAR, at + row);
                }
            }
            assertEquals(fitness.length, k);
            assertEquals(EXPECTED.number(at + "asked"), attack.queries(), at);
        }
    }
}
