package org.inversight.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.data.Panel;
import org.inversight.engine.Engine;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.Reference;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.inversight.model.Classifier;
import org.inversight.model.Generator;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.inversight.query.DefenceType;
import org.inversight.query.Oracle;
import org.inversight.run.Catalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The attacks that only ask: whole steps against Python's PyTorch (reference/queries.py), which was
 * written from the specification and gets the same random numbers, and toy problems whose answer is
 * known.
 */
class QueryAttacksTest {

    private static final Reference EXPECTED = Reference.read("queries.json");
    private static final double NEAR = 2e-5;

    private static final List<DefenceType> DEFENCES = Catalogue.standard().defences();

    private Engine engine;
    private NDManager owner;
    private Classifier target;
    private Generator generator;

    @BeforeEach
    void start() {
        engine = TestEngine.start();
        owner = engine.scope();
        target = Networks.target();
        generator = Networks.generator();
    }

    @AfterEach
    void stop() {
        target.close();
        generator.close();
        engine.close();
    }

    @Test
    void theRandomNumbersAreThoseThatPythonWasGiven() {
        Reference noise = Reference.read("query-noise.json");
        for (int restart = 0; restart < QueryNoise.RESTARTS; restart++) {
            Reference.assertNear(
                    noise.numbers("/shared/" + restart), QueryNoise.shared(restart), 1e-6);
        }
        for (int step = 1; step <= QueryNoise.STEPS; step++) {
            for (int row = 0; row < 4; row++) {
                String at = "/%d/%d".formatted(step - 1, row);
                Reference.assertNear(
                        noise.numbers("/directions" + at), QueryNoise.directions(row, step), 1e-6);
                assertArrayEquals(
                        noise.numbers("/breeding" + at), QueryNoise.breeding(row, step), 1e-15);
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
        BrepMiAttack attack =
                new BrepMiAttack(inputs(BrepMiAttack.TYPE, given, target, generator, 2));
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
        MirrorAttack attack =
                new MirrorAttack(
                        inputs(
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
                Population population = attack.populations().get(row);
                for (Population.Member member : population.members()) {
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

    /**
     * Class 0 is a disc of radius 3 around (0.5, 0.2) and class 1 is everything else. The deepest
     * point of the class is the disc's centre, and a sphere of at most 3 fits around it.
     */
    @Test
    void brepMiFindsTheMiddleOfADisc() {
        BrepMiAttack attack =
                new BrepMiAttack(
                        inputs(
                                BrepMiAttack.TYPE,
                                Map.of(
                                        "brep-mi.radius",
                                        0.5,
                                        "brep-mi.growth",
                                        1.1,
                                        "brep-mi.samples",
                                        64,
                                        "brep-mi.patience",
                                        60),
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
        MirrorAttack attack =
                new MirrorAttack(
                        inputs(
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
        for (Population population : attack.populations()) {
            assertEquals(0.5, population.elite().latent()[0], 0.05);
            assertEquals(0.2, population.elite().latent()[1], 0.05);
        }
    }

    @Test
    void aClassThatIsNeverHitIsGivenUpAndTheOthersGoOn() {
        BrepMiAttack attack =
                new BrepMiAttack(
                        inputs(
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
                "1 of 2 spheres have grown as far as they do; class 2 was not hit by 300 random latents and keeps a random picture",
                stop.why());
        assertEquals(Sphere.State.MISSED, attack.spheres().get(0).state());
        assertEquals(Sphere.State.DONE, attack.spheres().get(1).state());
        assertEquals(0.5, last.terms().get(2).value(), "half of the pictures were found");
        Panel.Scatter missed = (Panel.Scatter) panels(attack).getFirst();
        assertTrue(missed.caption().startsWith("Given up"), missed.caption());
    }

    @Test
    void whereNoClassIsHitTheSearchBudgetEndedTheRun() {
        BrepMiAttack attack =
                new BrepMiAttack(
                        inputs(
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
    void theBudgetEndsARunBeforeTheStepThatWouldExceedIt() {
        Map<String, Object> search = Map.of("brep-mi.search-batch", 40, "brep-mi.budget", 200);
        BrepMiAttack repelling =
                new BrepMiAttack(
                        inputs(
                                BrepMiAttack.TYPE,
                                search,
                                toyClassifier(),
                                toyGenerator(),
                                List.of(0),
                                2));
        // 2 * 40 for the search, then 2 * 33 a step: 146, and 212 is too much
        assertNull(step(repelling, 1).stop());
        assertEquals(80, repelling.queries());
        StepResult.Stop stop = Objects.requireNonNull(step(repelling, 2).stop());
        assertTrue(stop.budget());
        assertEquals(
                "146 questions are asked, and the budget does not cover the 66 of the next step",
                stop.why());
        assertEquals(146, repelling.queries());

        MirrorAttack breeding =
                new MirrorAttack(
                        inputs(
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
            try (Attack attack =
                    type.factory()
                            .apply(
                                    inputs(
                                            type,
                                            Map.of(budget, 5),
                                            toyClassifier(),
                                            toyGenerator(),
                                            List.of(0),
                                            1))) {
                StepResult result = step(attack, 1);
                assertTrue(Objects.requireNonNull(result.stop()).budget());
                assertEquals(0, attack.queries());
                for (LossTerm term : result.terms()) {
                    assertTrue(Double.isFinite(term.value()), term.name());
                }
            }
        }
    }

    /** A picture's random numbers are its own, so what else is asked about does not matter. */
    @Test
    void aPictureComesOutTheSameWhateverElseIsInTheBatch() {
        for (AttackType type : List.of(BrepMiAttack.TYPE, MirrorAttack.TYPE)) {
            Map<String, Object> given =
                    type == MirrorAttack.TYPE
                            ? Map.of("mirror.pre-sample", 20, "mirror.population", 20)
                            : Map.of();
            float[] many = pictures(type, given, List.of(4, 1, 3), 2);
            float[] one = pictures(type, given, List.of(1), 1);
            float[] same = new float[one.length];
            System.arraycopy(many, 2 * one.length, same, 0, one.length);
            assertArrayEquals(one, same, 1e-4f, type.entry().id());
        }
    }

    @Test
    void lookingChangesNothingAndAsksNothing() {
        for (AttackType type : List.of(BrepMiAttack.TYPE, MirrorAttack.TYPE)) {
            Map<String, Object> given =
                    type == MirrorAttack.TYPE ? Map.of("mirror.pre-sample", 100) : Map.of();
            try (Attack unseen = attack(type, given);
                    Attack seen = attack(type, given)) {
                for (int step = 1; step <= 4; step++) {
                    step(unseen, step);
                    step(seen, step);
                    panels(seen);
                }
                assertEquals(unseen.queries(), seen.queries());
                assertArrayEquals(pictures(unseen), pictures(seen), type.entry().id());
            }
        }
    }

    @Test
    void theSphereIsDrawnWithItsSamples() {
        BrepMiAttack attack =
                new BrepMiAttack(
                        inputs(BrepMiAttack.TYPE, Map.of(), target, generator, List.of(3, 1), 2));
        Panel.Scatter searching = (Panel.Scatter) panels(attack).getFirst();
        assertTrue(searching.caption().startsWith("No latent yet"), searching.caption());
        for (int step = 1; step <= 3; step++) {
            step(attack, step);
        }
        List<Panel> panels = panels(attack);
        assertEquals(List.of("spheres", "spheres"), panels.stream().map(Panel::id).toList());
        Panel.Scatter scatter = (Panel.Scatter) panels.getFirst();
        assertEquals("Class 3", scatter.heading());
        Sphere sphere = attack.spheres().get(0);
        List<String> names = scatter.series().stream().map(Panel.Series::name).toList();
        assertEquals(
                List.of(
                        "sphere",
                        "way from the first latent",
                        "centre",
                        "labelled 3",
                        "labelled otherwise"),
                names);
        Panel.Series in = scatter.series().get(3);
        Panel.Series out = scatter.series().get(4);
        assertEquals(32, in.x().length + out.x().length);
        assertEquals(sphere.share(), in.x().length / 32.0, 1e-9);
        for (Panel.Series series : List.of(in, out)) {
            for (int i = 0; i < series.x().length; i++) {
                assertEquals(
                        sphere.sampledRadius(),
                        Math.hypot(series.x()[i], series.y()[i]),
                        1e-4,
                        "at its true distance");
            }
        }
        double[] way = sphere.way();
        assertEquals(-Math.sqrt(Plane.dot(way, way)), scatter.series().get(1).x()[0], 1e-5);
    }

    @Test
    void thePopulationIsDrawnOnThePlaneOfItsFirstGeneration() {
        MirrorAttack attack =
                new MirrorAttack(
                        inputs(
                                MirrorAttack.TYPE,
                                Map.of("mirror.pre-sample", 30, "mirror.population", 30),
                                target,
                                generator,
                                List.of(3, 1),
                                2));
        assertEquals(List.of(), panels(attack));
        step(attack, 1);
        Panel.Scatter first = (Panel.Scatter) panels(attack).getFirst();
        assertEquals("populations", first.id());
        assertEquals(29, first.series().get(0).x().length);
        assertEquals(1, first.series().get(1).x().length);
        float[] elite = attack.populations().getFirst().elite().latent();
        double[] mean = new double[QueryNoise.LATENT];
        for (Population.Member member : attack.populations().getFirst().members()) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += member.latent()[j] / 30;
            }
        }
        double distance = 0;
        for (int j = 0; j < mean.length; j++) {
            distance += (elite[j] - mean[j]) * (elite[j] - mean[j]);
        }
        double shown = Math.hypot(first.series().get(1).x()[0], first.series().get(1).y()[0]);
        assertTrue(shown > 0 && shown <= Math.sqrt(distance) + 1e-6, "a shadow is not longer");
    }

    /** A plane through points that vary along (3, 4) and, less, along (−4, 3) and not otherwise. */
    @Test
    void thePrincipalPlaneIsThatOfTheLargestVariances() {
        List<float[]> points = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double a = 5 * Math.cos(i);
            double b = Math.sin(2.3 * i);
            points.add(
                    new float[] {
                        (float) (1 + 0.6 * a - 0.8 * b), 7, (float) (2 + 0.8 * a + 0.6 * b)
                    });
        }
        Plane plane = Plane.principal(points);
        double sign = Math.signum(plane.horizontal()[0]);
        assertArrayEquals(new double[] {0.6, 0, 0.8}, scaled(plane.horizontal(), sign), 0.03);
        assertEquals(0, Plane.dot(plane.horizontal(), plane.vertical()), 1e-9);
        assertEquals(0, plane.vertical()[1], 1e-6);
        assertEquals(1, Plane.dot(plane.vertical(), plane.vertical()), 1e-9);
    }

    @Test
    void aPlaneAlongParallelVectorsTakesAnAxis() {
        Plane plane =
                Plane.along(
                        new double[3], List.of(new double[] {0, 2, 0}, new double[] {0, -5, 0}));
        assertArrayEquals(new double[] {0, 1, 0}, plane.horizontal(), 1e-12);
        assertArrayEquals(new double[] {1, 0, 0}, plane.vertical(), 1e-12);
    }

    @Test
    void stepsLeaveNoArraysBehind() {
        for (AttackType type : List.of(BrepMiAttack.TYPE, MirrorAttack.TYPE)) {
            Map<String, Object> given =
                    type == MirrorAttack.TYPE
                            ? Map.of("mirror.pre-sample", 4, "mirror.population", 4)
                            : Map.of("brep-mi.samples", 4);
            try (Attack attack = attack(type, given)) {
                step(attack, 1);
                pictures(attack);
                int arrays = engine.managedArrays();
                for (int step = 2; step <= 60; step++) {
                    step(attack, step);
                    pictures(attack);
                }
                assertEquals(arrays, engine.managedArrays(), type.entry().id());
            }
        }
    }

    @Test
    void defencesChangeWhileTheAttackRuns() {
        try (Attack attack =
                attack(
                        MirrorAttack.TYPE,
                        Map.of("mirror.pre-sample", 20, "mirror.population", 20))) {
            step(attack, 1);
            attack.change(
                    values(
                            MirrorAttack.TYPE,
                            Map.of("defence.mixing", 0.9, "mirror.pre-sample", 20)));
            StepResult after = step(attack, 2);
            assertNotNull(after);
            double mean = after.terms().get(1).value();
            // the elite was asked before; 19 of 20 scores are now at most 0.1 p + 0.9 / 5
            assertTrue(mean < 0.95 * Math.log(0.1 * 0.6 + 0.18), "" + mean);
        }
    }

    private static double[] scaled(double[] vector, double by) {
        double[] scaled = new double[vector.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = by * vector[i];
        }
        return scaled;
    }

    private StepResult until(Attack attack, int most) {
        for (int step = 1; step < most; step++) {
            StepResult result = step(attack, step);
            if (result.stop() != null) {
                return result;
            }
        }
        throw new AssertionError("it does not end within " + most + " steps");
    }

    private float[] pictures(
            AttackType type, Map<String, Object> given, List<Integer> targets, int restarts) {
        try (Attack attack =
                type.factory().apply(inputs(type, given, target, generator, targets, restarts))) {
            for (int step = 1; step <= 4; step++) {
                step(attack, step);
            }
            return pictures(attack);
        }
    }

    private float[] pictures(Attack attack) {
        try (NDManager scope = engine.scope()) {
            return attack.reconstructions(scope).toFloatArray();
        }
    }

    private List<Panel> panels(Attack attack) {
        try (NDManager scope = engine.scope()) {
            return attack.panels(scope, attack.reconstructions(scope));
        }
    }

    private StepResult step(Attack attack, int step) {
        try (NDManager scope = engine.scope()) {
            return attack.step(scope, step);
        }
    }

    private Attack attack(AttackType type, Map<String, Object> given) {
        return type.factory().apply(inputs(type, given, target, generator, 2));
    }

    /** Two latent numbers become the first two pixels. */
    private static Generator toyGenerator() {
        return new Generator(
                TestModels.card("toy", ModelKind.GENERATOR, Outputs.IMAGE, 0, 0, 2),
                Networks.of(
                        z ->
                                new NDList(
                                        z.concat(
                                                        z.getManager()
                                                                .zeros(
                                                                        new ai.djl.ndarray.types
                                                                                .Shape(
                                                                                z.getShape().get(0),
                                                                                1022)),
                                                        1)
                                                .reshape(z.getShape().get(0), 1, 32, 32))));
    }

    /** Logits of class 0: 3 minus the distance from (0.5, 0.2); of class 1: 0; never class 2. */
    private static Classifier toyClassifier() {
        return new Classifier(
                TestModels.card("toy", ModelKind.CLASSIFIER, Outputs.LOGITS, 3, 0, 0),
                Networks.of(
                        x -> {
                            long count = x.getShape().get(0);
                            NDArray z = x.reshape(count, 1024).get(":, :2");
                            NDArray middle = z.getManager().create(new float[] {0.5f, 0.2f});
                            NDArray distance =
                                    z.sub(middle).square().sum(new int[] {1}, true).sqrt();
                            NDArray zero = distance.mul(0);
                            return new NDList(
                                    distance.neg().add(3).concat(zero, 1).concat(zero.sub(99), 1));
                        }));
    }

    private AttackInputs inputs(
            AttackType type,
            Map<String, Object> given,
            Classifier classifier,
            Generator maker,
            int restarts) {
        return inputs(type, given, classifier, maker, QueryNoise.TARGETS, restarts);
    }

    private AttackInputs inputs(
            AttackType type,
            Map<String, Object> given,
            Classifier classifier,
            Generator maker,
            List<Integer> targets,
            int restarts) {
        Values values = values(type, given);
        return new AttackInputs(
                owner,
                maker,
                null,
                null,
                null,
                new Oracle(classifier, type.needs().access(), DEFENCES, values, QueryNoise.SEED),
                null,
                values,
                targets,
                restarts,
                QueryNoise.SEED,
                1,
                32,
                32);
    }

    private static Values values(AttackType type, Map<String, Object> given) {
        List<Parameter> parameters = new ArrayList<>(type.parameters());
        DEFENCES.forEach(d -> parameters.addAll(d.parameters()));
        return Values.of(parameters, given);
    }
}
