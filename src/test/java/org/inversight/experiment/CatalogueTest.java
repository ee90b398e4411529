package org.inversight.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inversight.catalog.Described;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.loss.CrossEntropyLoss;
import org.inversight.loss.LossType;
import org.inversight.query.DefenceType;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final Catalogue STANDARD = Catalogue.standard();

    /** Each of these observes its images on their way to the loss; see AnatomyTest. */
    @Test
    void onlyAttacksThatMoveImagesAreNarrated() {
        assertEquals(
                Set.of("gmi", "kedmi", "vmi", "plg-mi", "pixel"),
                Catalogue.standard().attacks().stream()
                        .filter(attack -> attack.needs().narrated())
                        .map(attack -> attack.entry().id())
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyEntryDescribesItself() {
        all().forEach(d -> {
            assertFalse(d.entry().id().isBlank());
            assertFalse(d.entry().title().isBlank());
            assertFalse(d.entry().summary().isBlank());
            assertFalse(d.entry().formula().isBlank(), d.entry().id());
            assertFalse(d.entry().source().isBlank(), d.entry().id());
        });
    }

    @Test
    void everyParameterBearsItsEntrysNameAndTakesItsOwnDefault() {
        Map<String, Parameter> ids = new HashMap<>();
        all().forEach(d -> {
            for (Parameter parameter : d.parameters()) {
                // students+views has the parameters of both
                List<String> parts = List.of(d.entry().id().split("\\+"));
                String entry = parameter.id().split("\\.")[0];
                assertTrue(
                        d instanceof DefenceType
                                ? parameter.id().equals("defence." + d.entry().id())
                                : parts.contains(entry),
                        parameter.id());
                Parameter known = ids.put(parameter.id(), parameter);
                assertTrue(known == null || known.equals(parameter), parameter.id());
                assertEquals(parameter.defaultValue(), parameter.parse(parameter.defaultValue()));
                assertEquals(
                        parameter.defaultValue(),
                        parameter.parse(parameter.defaultValue().toString()));
                assertFalse(parameter.source().isBlank(), parameter.id());
            }
        });
    }

    /** The contract's defaults. */
    @Test
    void theDefaultsAreTheSpecifications() {
        Values gmi = Values.of(STANDARD.attack("gmi").parameters(), Map.of());
        assertEquals(0.9, gmi.real("gmi.momentum"));
        assertEquals(100, gmi.real("gmi.identity-weight"));
        assertEquals(1, gmi.real("gmi.clamp"));
        assertEquals(0, gmi.real("gmi.step-size"), "chosen by the size");
        Values kedmi = Values.of(STANDARD.attack("kedmi").parameters(), Map.of());
        assertEquals(0.02, kedmi.real("kedmi.learning-rate"));
        assertEquals(100, kedmi.real("kedmi.identity-weight"));
        assertEquals(1, kedmi.real("kedmi.clamp"));
        assertEquals(1, kedmi.real("kedmi.log-variance"));
        Values pixel = Values.of(STANDARD.attack("pixel").parameters(), Map.of());
        assertEquals(0.1, pixel.real("pixel.learning-rate"));
        assertEquals(100, pixel.whole("pixel.patience"));
        assertEquals(0, pixel.real("pixel.start-noise"));
        Values lom = Values.of(STANDARD.loss("lom").parameters(), Map.of());
        assertEquals(1, lom.real("lom.weight"));
        assertEquals("mean", lom.choice("lom.over"));
        assertEquals("mean", lom.choice("lom.reference"));
    }

    @Test
    void aBareNameIsEnoughWhereItIsUnique() {
        assertEquals("gmi.clamp", STANDARD.parameterId(experiment("lom"), "clamp"));
        assertEquals("lom.weight", STANDARD.parameterId(experiment("lom"), "weight"));
        assertEquals("lom.weight", STANDARD.parameterId(experiment("lom"), "lom.weight"));
    }

    @Test
    void anAmbiguousNameIsRefusedWithTheFullOnes() {
        Parameter clamp = Parameter.number("cross-entropy.clamp")
                .titled("")
                .about("")
                .between(0, 2)
                .byDefault(1)
                .from("test")
                .live();
        LossType clamped =
                new LossType(CrossEntropyLoss.TYPE.entry(), List.of(clamp), false, CrossEntropyLoss.TYPE.factory());
        Catalogue catalogue =
                new Catalogue(STANDARD.attacks(), List.of(clamped), STANDARD.augmentations(), STANDARD.defences());
        var refused = assertThrows(
                IllegalArgumentException.class, () -> catalogue.parameterId(experiment("cross-entropy"), "clamp"));
        assertEquals(
                "The parameter clamp is ambiguous: it may be gmi.clamp or cross-entropy.clamp.", refused.getMessage());
    }

    @Test
    void aNameOfSomethingElseIsRefusedWithTheKnownOnes() {
        var refused = assertThrows(
                IllegalArgumentException.class, () -> STANDARD.parameterId(experiment("lom"), "kedmi.clamp"));
        assertTrue(refused.toString().contains("gmi.step-size"), refused.toString());
    }

    @Test
    void numbersAreTakenFromTextAndJsonAndChecked() {
        Parameter real = Parameter.number("a.real")
                .titled("")
                .about("")
                .between(0, 2)
                .byDefault(1)
                .from("test")
                .live();
        Parameter whole = Parameter.whole("a.whole")
                .titled("")
                .about("")
                .between(0, 9)
                .byDefault(1)
                .from("test")
                .live();
        Parameter choice = new Parameter.Choice("a.choice", "", "", "x", List.of("x", "y"), "test", true);
        Parameter weights = new Parameter.Weights("a.weights", "", "", "equal", "test", false);
        Parameter flag = new Parameter.Flag("a.flag", "", "", true, "test", true);
        assertEquals(0.5, real.parse(" 0.5 "));
        assertEquals(2.0, real.parse(2));
        assertEquals(7, whole.parse("7"));
        assertEquals(7, whole.parse(7.0));
        assertEquals("y", choice.parse("y"));
        assertEquals(false, flag.parse("no"));
        assertEquals("equal", weights.parse(" equal "));
        assertEquals("1,0,0.5", weights.parse("1, 0.0 ,.5"));
        assertArrayEquals(
                new double[] {1, 0, 0.5},
                Values.of(List.of(weights), Map.of("a.weights", "1,0,0.5")).weights("a.weights"));
        assertEquals(0, Values.of(List.of(weights), Map.of()).weights("a.weights").length);
        for (Object wrong : List.of("", "1,", "1,x", "1,-1", "0,0", "NaN", "1,1e400", "Equal")) {
            assertThrows(IllegalArgumentException.class, () -> weights.parse(wrong), wrong.toString());
        }
        for (Object wrong : List.of("x", -0.1, "NaN", Double.NaN, "1e400", "")) {
            assertThrows(IllegalArgumentException.class, () -> real.parse(wrong));
        }
        for (Object wrong : List.of("1.5", 10, "x", Double.MAX_VALUE, 1.5)) {
            assertThrows(IllegalArgumentException.class, () -> whole.parse(wrong), wrong.toString());
        }
        assertThrows(IllegalArgumentException.class, () -> choice.parse("z"));
        assertThrows(IllegalArgumentException.class, () -> flag.parse("perhaps"));
    }

    private static Stream<Described> all() {
        return Stream.of(STANDARD.attacks(), STANDARD.losses(), STANDARD.augmentations(), STANDARD.defences())
                .flatMap(List::stream);
    }

    private static Experiment experiment(String loss) {
        return ExperimentBuilder.builder()
                .attack("gmi")
                .loss(loss)
                .augmentation("none")
                .targets(List.of(0))
                .restarts(1)
                .steps(1)
                .device("cpu")
                .threads(1)
                .build();
    }
}
