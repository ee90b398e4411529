package org.inversight.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A saved experiment that this program knows in part. */
class RestoredTest {

    private static final List<String> SAMPLES = List.of("digits", "identities");

    private final Catalogue catalogue = Catalogue.standard();

    private Experiment saved() {
        return Defaults.of(catalogue, "kedmi")
                .withSample("digits")
                .withParameters(Map.of("kedmi.learning-rate", 0.07, "pixel.total-variation", 0.0))
                .withTargets(List.of(3, 1))
                .withSeed(9);
    }

    private Restored restored(Experiment experiment) {
        return Restored.of(experiment, catalogue, SAMPLES);
    }

    @Test
    void whatIsKnownIsRestoredAsItIs() {
        Experiment saved = saved().withParameters(Map.of("kedmi.learning-rate", 0.07));
        assertEquals(new Restored(saved, List.of()), restored(saved));
    }

    @Test
    void aClassIsAttackedOnce() {
        assertEquals(
                List.of(3, 1),
                restored(saved().withTargets(List.of(3, 1, 3))).experiment().targets());
    }

    @Test
    void aSampleThatIsNotHereIsSaid() {
        Restored restored = restored(saved().withSample("faces"));
        assertNull(restored.experiment().sample());
        assertEquals("the sample faces (not in this program)", restored.lost().getFirst());
        assertEquals(List.of(3, 1), restored.experiment().targets());
        assertEquals(9, restored.experiment().seed());
    }

    @Test
    void unknownParametersAndValuesOutOfRangeAreLeftOut() {
        Restored restored = restored(
                saved().withParameters(Map.of("kedmi.learning-rate", -1, "kedmi.colour", "red", "kedmi.clamp", 0.3)));
        assertEquals(Map.of("kedmi.clamp", 0.3), restored.experiment().parameters());
        assertEquals(
                List.of(
                        "kedmi.learning-rate = -1 (out of its range)",
                        "the parameter kedmi.colour (not in this program)"),
                restored.lost().stream().sorted().toList());
    }

    @Test
    void anUnknownAttackOrLossGivesWayToTheCataloguesFirst() {
        Restored restored = restored(saved().withChoices("new-attack", "new-loss", "new-augmentation")
                .withParameters(Map.of()));
        assertEquals("gmi", restored.experiment().attack());
        assertEquals("cross-entropy", restored.experiment().loss());
        assertEquals("none", restored.experiment().augmentation());
        assertEquals(
                List.of(
                        "the attack new-attack (not in this program)",
                        "the identity loss new-loss (not in this program)",
                        "the augmentation new-augmentation (not in this program)"),
                restored.lost());
    }

    @Test
    void countsThatCannotBeAreReplaced() {
        Restored restored =
                restored(saved().withParameters(Map.of()).withRestarts(0).withSteps(-3));
        assertEquals(1, restored.experiment().restarts());
        assertEquals(
                catalogue.attack("kedmi").specificationSteps(),
                restored.experiment().steps());
        assertEquals(
                List.of("0 restarts (at least 1 is expected)", "-3 steps (at least 1 is expected)"), restored.lost());
    }
}
