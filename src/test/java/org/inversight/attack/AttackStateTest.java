package org.inversight.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.inversight.augment.Augmentation;
import org.inversight.augment.AugmentationInputs;
import org.inversight.augment.StudentViewAugmentation;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.data.Glyphs;
import org.inversight.data.Images;
import org.inversight.data.Panel;
import org.inversight.experiment.Catalogue;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.TestModels;
import org.inversight.loss.FeatureReference;
import org.inversight.loss.LomLoss;
import org.inversight.model.Generator;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.inversight.query.Oracle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An attack that takes a state back goes on as the attack that had it: the same terms, pixels and panels, bit for bit. */
class AttackStateTest extends GradientAttackCase {

    private static final Catalogue CATALOGUE = Catalogue.standard();
    private static final int HALF = 4;

    /** Small, and such that whatever is optional is there: momentum, running means, noise on the answers. */
    private static final Map<String, Object> SMALL = Map.ofEntries(
            Map.entry("vmi.samples", 3),
            Map.entry("patch-mi.batch", 3),
            Map.entry("patch-mi.width", 2),
            Map.entry("patch-mi.features", 4),
            Map.entry("patch-mi.average", 0.9),
            Map.entry("patch-mi.normalisation", "running"),
            Map.entry("brep-mi.search-batch", 8),
            Map.entry("brep-mi.samples", 8),
            Map.entry("mirror.pre-sample", 24),
            Map.entry("mirror.population", 6),
            Map.entry("defence.noise", 0.05),
            Map.entry("lom.reference", "drawn"));

    /** What changes on the way, for each attack a live parameter or two. */
    private static final Map<String, Object> CHANGED = Map.ofEntries(
            Map.entry("gmi.step-size", 0.3),
            Map.entry("kedmi.identity-weight", 7.0),
            Map.entry("vmi.kl-weight", 0.01),
            Map.entry("patch-mi.identity-weight", 3.0),
            Map.entry("plg-mi.learning-rate", 0.03),
            Map.entry("pixel.learning-rate", 0.7),
            Map.entry("brep-mi.growth", 2.0),
            Map.entry("mirror.mutation", 0.9),
            Map.entry("lom.weight", 0.5),
            Map.entry("views.rotation", 9.0),
            Map.entry("defence.noise", 0.1));

    private record Seen(float[] pixels, List<List<LossTerm>> terms, List<Panel> panels, long queries) {}

    static Stream<String> attacks() {
        return CATALOGUE.attacks().stream().map(type -> type.entry().id());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void goesOnAsIfItHadNeverStopped(String id) {
        same(CATALOGUE.attack(id), SMALL, SMALL);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void goesOnWithWhatWasChangedOnTheWay(String id) {
        Map<String, Object> later = new HashMap<>(SMALL);
        later.putAll(CHANGED);
        same(CATALOGUE.attack(id), SMALL, later);
    }

    @ParameterizedTest
    @CsvSource({"vmi.miner,gaussian", "vmi.miner,flow", "vmi.optimizer,adam", "vmi.optimizer,sgd"})
    void everyDistributionAndOptimiserGoesOn(String parameter, String value) {
        Map<String, Object> given = new HashMap<>(SMALL);
        given.put(parameter, value);
        same(CATALOGUE.attack("vmi"), given, given);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void aStateIsOfUseAndIsNoOtherAttacks(String id) {
        AttackType type = CATALOGUE.attack(id);
        try (Attack attack = attack(type, SMALL)) {
            AttackState first = attack.state();
            for (int step = 1; step <= HALF; step++) {
                step(attack, step);
            }
            AttackState later = attack.state();
            assertTrue(later.bytes() > 0);
            assertFalse(same(first, later), "steps leave something behind");
            String other = id.equals("pixel") ? "gmi" : "pixel";
            try (Attack another = attack(CATALOGUE.attack(other), SMALL)) {
                IllegalArgumentException refused =
                        assertThrows(IllegalArgumentException.class, () -> another.restore(later));
                assertTrue(String.valueOf(refused.getMessage()).contains("start anew"), refused.getMessage());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void aStepThatIsExplainedBesideTheRunIsTheStepThatTheRunMakes(String id) {
        AttackType type = CATALOGUE.attack(id);
        int image = 3;
        try (Attack attack = attack(type, SMALL);
                Attack beside = attack(type, SMALL);
                NDManager scope = engine.scope()) {
            List<AttackState> states = new ArrayList<>();
            for (int step = 1; step <= HALF; step++) {
                step(attack, step);
                states.add(attack.state());
            }
            Anatomy anatomy = beside.explain(scope, states, HALF + 1, image);
            assertTrue(same(states.getLast(), attack.state()), "nothing has moved");
            assertEquals(Set.of("gmi", "kedmi", "vmi", "plg-mi", "pixel").contains(id), anatomy != null);
            if (anatomy == null) {
                return;
            }
            assertEquals(one(attack, image), anatomy.before());
            assertEquals(step(attack, HALF + 1).terms(), anatomy.forward().terms());
            assertEquals(one(attack, image), anatomy.after());
            Anatomy.Way way = anatomy.latent();
            if (id.equals("pixel")) {
                assertNull(way, "an attack on pixels has no latent");
            } else {
                assertNotNull(way);
                assertEquals(HALF + 1, way.x().length);
                assertTrue(way.distance() > 0);
                // both ends lie in the plane of the path, to within what the plane leaves out
                double seen = Math.hypot(way.x()[HALF] - way.x()[HALF - 1], way.y()[HALF] - way.y()[HALF - 1]);
                assertTrue(seen > 0 && seen <= way.distance() * 1.0001, seen + " of " + way.distance());
            }
            assertEquals(
                    id.equals("gmi") || id.equals("plg-mi"), anatomy.forward().own() && way != null);
            assertEquals(
                    List.of(
                            "Target",
                            studentOne.card().name(),
                            studentTwo.card().name()),
                    anatomy.forward().scores().stream()
                            .map(Anatomy.Scores::classifier)
                            .toList());
            assertEquals(2, anatomy.forward().views().count());
        }
    }

    private Images one(Attack attack, int image) {
        return new Images(4, 1, 32, 32, images(attack)).select(new int[] {image});
    }

    private static boolean same(AttackState one, AttackState other) {
        return one.arrays().keySet().equals(other.arrays().keySet())
                && one.numbers().keySet().equals(other.numbers().keySet())
                && one.arrays().keySet().stream()
                        .allMatch(k -> Arrays.equals(
                                one.arrays().get(k), other.arrays().get(k)))
                && one.numbers().keySet().stream()
                        .allMatch(k -> Arrays.equals(
                                one.numbers().get(k), other.numbers().get(k)));
    }

    private void same(AttackType type, Map<String, Object> before, Map<String, Object> after) {
        Seen straight;
        try (Attack attack = attack(type, before)) {
            List<List<LossTerm>> terms = new ArrayList<>();
            run(attack, 1, terms);
            attack.change(values(type, after));
            terms.clear();
            run(attack, HALF + 1, terms);
            straight = seen(attack, terms);
        }
        AttackState state;
        try (Attack attack = attack(type, before)) {
            run(attack, 1, new ArrayList<>());
            state = attack.state();
            // what goes on must not reach into the state
            run(attack, HALF + 1, new ArrayList<>());
        }
        try (Attack attack = attack(type, after)) {
            attack.restore(state);
            List<List<LossTerm>> terms = new ArrayList<>();
            run(attack, HALF + 1, terms);
            Seen branched = seen(attack, terms);
            assertArrayEquals(straight.pixels(), branched.pixels());
            assertEquals(straight.terms(), branched.terms());
            assertEquals(straight.queries(), branched.queries());
            assertEquals(words(straight.panels()), words(branched.panels()));
        }
    }

    private void run(Attack attack, int from, List<List<LossTerm>> terms) {
        for (int step = from; step < from + HALF; step++) {
            terms.add(step(attack, step).terms());
        }
    }

    private Seen seen(Attack attack, List<List<LossTerm>> terms) {
        try (NDManager scope = engine.scope()) {
            List<Panel> panels = attack.panels(scope, attack.reconstructions(scope));
            return new Seen(images(attack), terms, panels, attack.queries());
        }
    }

    /** Arrays in records are told apart by identity; their values are not. */
    private static List<String> words(List<Panel> panels) {
        return panels.stream()
                .map(p -> p instanceof Panel.Scatter scatter
                        ? p.title()
                                + scatter.series().stream()
                                        .map(s -> s.name() + Arrays.toString(s.x()) + Arrays.toString(s.y()))
                                        .toList()
                        : p.toString())
                .toList();
    }

    private Attack attack(AttackType type, Map<String, Object> given) {
        Values values = values(type, given);
        boolean gradients = type.needs().gradients();
        return type.factory()
                .apply(AttackInputsBuilder.builder()
                        .owner(owner)
                        .generator(type.entry().id().equals("plg-mi") ? conditional() : generator)
                        .critic(type.entry().id().equals("kedmi") ? classwise : critic)
                        .augmentation(gradients ? augmentation(values) : null)
                        .loss(
                                gradients
                                        ? new LomLoss(
                                                new FeatureReference(
                                                        owner.zeros(new Shape(32)),
                                                        owner.ones(new Shape(32)),
                                                        1,
                                                        "test"),
                                                values,
                                                AttackNoise.SEED)
                                        : null)
                        .oracle(oracle(type, values))
                        .auxiliary(Glyphs.draw(20, 0))
                        .values(values)
                        .targets(QueryNoise.TARGETS)
                        .restarts(2)
                        .seed(AttackNoise.SEED)
                        .channels(1)
                        .height(32)
                        .width(32)
                        .build());
    }

    private @Nullable Oracle oracle(AttackType type, Values values) {
        return type.needs().gradients()
                ? null
                : new Oracle(target, type.needs().access(), CATALOGUE.defences(), values, AttackNoise.SEED);
    }

    private Augmentation augmentation(Values values) {
        return StudentViewAugmentation.TYPE
                .factory()
                .apply(new AugmentationInputs(values, target, List.of(studentOne, studentTwo), AttackNoise.SEED));
    }

    /** Adds the class's number to the brightness. */
    private Generator conditional() {
        return new Generator(
                TestModels.card("conditional", ModelKind.GENERATOR, Outputs.IMAGE, 5, 0, 6),
                Networks.of(z -> new NDList(z.get(":, :6")
                        .matMul(z.getManager()
                                .arange(6 * 1024)
                                .toType(DataType.FLOAT32, false)
                                .sin()
                                .reshape(6, 1024))
                        .add(z.get(":, 6:")
                                .argMax(1)
                                .toType(DataType.FLOAT32, false)
                                .reshape(-1, 1))
                        .getNDArrayInternal()
                        .sigmoid()
                        .reshape(-1, 1, 32, 32))));
    }

    static Values values(AttackType type, Map<String, Object> given) {
        List<Parameter> parameters = new ArrayList<>(type.parameters());
        parameters.addAll(LomLoss.TYPE.parameters());
        parameters.addAll(StudentViewAugmentation.TYPE.parameters());
        CATALOGUE.defences().forEach(d -> parameters.addAll(d.parameters()));
        Map<String, Object> own = new HashMap<>(given);
        own.keySet().retainAll(parameters.stream().map(Parameter::id).toList());
        return Values.of(parameters, own);
    }
}
