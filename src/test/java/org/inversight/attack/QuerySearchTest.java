package org.inversight.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inversight.data.Panel;
import org.junit.jupiter.api.Test;

/** The attacks that only ask on toy problems whose answer is known, and where they end. */
class QuerySearchTest extends QueryAttackCase {

    /**
     * Class 0 is a disc of radius 3 around (0.5, 0.2) and class 1 is everything else. The deepest
     * point of the class is the disc's centre, and a sphere of at most 3 fits around it.
     */
    @Test
    void brepMiFindsTheMiddleOfADisc() {
        BrepMiAttack attack = new BrepMiAttack(inputs(
                BrepMiAttack.TYPE,
                Map.of("brep-mi.radius", 0.5, "brep-mi.growth", 1.1, "brep-mi.samples", 64, "brep-mi.patience", 60),
                toyClassifier(),
                toyGenerator(),
                List.of(0),
                3));
        StepResult last = until(attack, 2000);
        assertEquals(false, Objects.requireNonNull(last.stop()).budget());
        for (Sphere sphere : attack.spheres()) {
            assertEquals(0.5, sphere.answer()[0], 0.3);
            assertEquals(0.2, sphere.answer()[1], 0.3);
            // 87.5 % of a sphere somewhat larger than the disc can still be inside, and no more
            assertTrue(sphere.radius() > 2.4 && sphere.radius() < 3.8, "" + sphere.radius());
        }
    }

    /** The score of class 0 is highest at (0.5, 0.2). */
    @Test
    void mirrorFindsTheBestLatent() {
        MirrorAttack attack = new MirrorAttack(inputs(
                MirrorAttack.TYPE,
                Map.of(
                        "mirror.pre-sample", 50,
                        "mirror.population", 50,
                        "mirror.stop", 1.0),
                toyClassifier(),
                toyGenerator(),
                List.of(0),
                2));
        double before = Double.NEGATIVE_INFINITY;
        for (int step = 1; step <= 60; step++) {
            double best = step(attack, step).terms().getFirst().value();
            assertTrue(best >= before, "the elite is kept");
            before = best;
        }
        for (LatentPopulation population : attack.populations()) {
            assertEquals(0.5, population.elite().latent()[0], 0.05);
            assertEquals(0.2, population.elite().latent()[1], 0.05);
        }
    }

    @Test
    void aClassThatIsNeverHitIsGivenUpAndTheOthersGoOn() {
        BrepMiAttack attack = new BrepMiAttack(inputs(
                BrepMiAttack.TYPE,
                Map.of(
                        "brep-mi.patience", 2,
                        "brep-mi.largest-radius", 3.0,
                        "brep-mi.search-budget", 300),
                toyClassifier(),
                toyGenerator(),
                List.of(2, 0),
                1));
        StepResult last = until(attack, 500);
        StepResult.Stop stop = Objects.requireNonNull(last.stop());
        assertEquals(false, stop.budget());
        assertEquals(
                "1 of 2 spheres stopped growing; class 2 was not hit by 300 random latents and keeps a random image",
                stop.why());
        assertEquals(Sphere.State.MISSED, attack.spheres().get(0).state());
        assertEquals(Sphere.State.DONE, attack.spheres().get(1).state());
        assertEquals(0.5, last.terms().get(2).value(), "half of the images were found");
        Panel.Scatter missed = (Panel.Scatter) panels(attack).getFirst();
        assertTrue(missed.note().startsWith("Given up"), missed.note());
    }

    @Test
    void whereNoClassIsHitTheSearchBudgetEndedTheRun() {
        BrepMiAttack attack = new BrepMiAttack(inputs(
                BrepMiAttack.TYPE,
                Map.of("brep-mi.search-budget", 300),
                toyClassifier(),
                toyGenerator(),
                List.of(2),
                2));
        assertNull(step(attack, 1).stop());
        StepResult.Stop stop = Objects.requireNonNull(step(attack, 2).stop());
        assertTrue(stop.budget());
        assertEquals(600, attack.queries());
    }

    @Test
    void aStepThatIsNotAffordedIsNotMade() {
        BrepMiAttack attack = new BrepMiAttack(inputs(
                BrepMiAttack.TYPE,
                Map.of("brep-mi.search-batch", 40, "brep-mi.budget", 10),
                toyClassifier(),
                toyGenerator(),
                List.of(0),
                2));
        StepResult none = step(attack, 1);
        assertFalse(none.made());
        assertTrue(Objects.requireNonNull(none.stop()).budget());
        assertEquals(List.of(), none.terms());
        assertEquals(0, attack.queries());
    }

    @Test
    void theBudgetEndsARunBeforeTheStepThatWouldExceedIt() {
        Map<String, Object> search = Map.of("brep-mi.search-batch", 40, "brep-mi.budget", 200);
        BrepMiAttack repelling =
                new BrepMiAttack(inputs(BrepMiAttack.TYPE, search, toyClassifier(), toyGenerator(), List.of(0), 2));
        // 2 * 40 for the search, then 2 * 33 a step: 146, and 212 is too much
        assertNull(step(repelling, 1).stop());
        assertEquals(80, repelling.queries());
        StepResult.Stop stop = Objects.requireNonNull(step(repelling, 2).stop());
        assertTrue(stop.budget());
        assertEquals("146 queries are used, and the budget does not cover the 66 of the next step", stop.why());
        assertEquals(146, repelling.queries());

        MirrorAttack breeding = new MirrorAttack(inputs(
                MirrorAttack.TYPE,
                Map.of(
                        "mirror.pre-sample", 30,
                        "mirror.population", 10,
                        "mirror.stop", 1.0,
                        "mirror.budget", 50),
                toyClassifier(),
                toyGenerator(),
                List.of(0, 1),
                1));
        // 18 and 12 of the pre-sample, then 2 * 9 a generation
        assertNull(step(breeding, 1).stop());
        assertNull(step(breeding, 2).stop());
        assertEquals(30, breeding.queries());
        stop = Objects.requireNonNull(step(breeding, 3).stop());
        assertTrue(stop.budget());
        assertEquals(48, breeding.queries());
    }

    @Test
    void aBudgetBelowTheFirstStepAsksNothing() {
        for (AttackType type : List.of(BrepMiAttack.TYPE, MirrorAttack.TYPE)) {
            String budget = type.entry().id() + ".budget";
            try (Attack attack = type.factory()
                    .apply(inputs(type, Map.of(budget, 5), toyClassifier(), toyGenerator(), List.of(0), 1))) {
                StepResult result = step(attack, 1);
                assertTrue(Objects.requireNonNull(result.stop()).budget());
                assertEquals(0, attack.queries());
                for (LossTerm term : result.terms()) {
                    assertTrue(Double.isFinite(term.value()), term.name());
                }
            }
        }
    }

    /** An image's random numbers are its own, so what else is asked about does not matter. */
    @Test
    void aImageComesOutTheSameWhateverElseIsInTheBatch() {
        for (AttackType type : List.of(BrepMiAttack.TYPE, MirrorAttack.TYPE)) {
            Map<String, Object> given =
                    type == MirrorAttack.TYPE ? Map.of("mirror.pre-sample", 20, "mirror.population", 20) : Map.of();
            float[] many = images(type, given, List.of(4, 1, 3), 2);
            float[] one = images(type, given, List.of(1), 1);
            float[] same = new float[one.length];
            System.arraycopy(many, 2 * one.length, same, 0, one.length);
            assertArrayEquals(one, same, 1e-4f, type.entry().id());
        }
    }

    @Test
    void stepsLeaveNoArraysBehind() {
        for (AttackType type : List.of(BrepMiAttack.TYPE, MirrorAttack.TYPE)) {
            Map<String, Object> given = type == MirrorAttack.TYPE
                    ? Map.of("mirror.pre-sample", 4, "mirror.population", 4)
                    : Map.of("brep-mi.samples", 4);
            try (Attack attack = attack(type, given)) {
                step(attack, 1);
                images(attack);
                int arrays = engine.managedArrays();
                for (int step = 2; step <= 60; step++) {
                    step(attack, step);
                    images(attack);
                }
                assertEquals(arrays, engine.managedArrays(), type.entry().id());
            }
        }
    }

    @Test
    void defencesChangeWhileTheAttackRuns() {
        try (Attack attack = attack(MirrorAttack.TYPE, Map.of("mirror.pre-sample", 20, "mirror.population", 20))) {
            step(attack, 1);
            attack.change(values(MirrorAttack.TYPE, Map.of("defence.mixing", 0.9, "mirror.pre-sample", 20)));
            StepResult after = step(attack, 2);
            assertNotNull(after);
            double mean = after.terms().get(1).value();
            // the elite was asked before; 19 of 20 scores are now at most 0.1 p + 0.9 / 5
            assertTrue(mean < 0.95 * Math.log(0.1 * 0.6 + 0.18), "" + mean);
        }
    }
}
