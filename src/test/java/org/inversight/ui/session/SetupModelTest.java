package org.inversight.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.inversight.catalog.Parameter;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.Sample;
import org.inversight.model.Access;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.ui.fake.FakeLaboratory;
import org.junit.jupiter.api.Test;

class SetupModelTest {

    private final FakeLaboratory laboratory = new FakeLaboratory(1, 0, null);
    private final SetupModel setup =
            new SetupModel(Catalogue.standard(), laboratory.samples(), new SplittableRandom(1));

    private Parameter parameter(String id) {
        return setup.parameters().stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void beginsWithTheFirstSamplesFirstPreset() {
        assertEquals("digits", setup.draft().sample());
        assertEquals("kedmi", setup.draft().attack());
        assertEquals("lom", setup.draft().loss());
        assertEquals(10, setup.draft().targets().size());
        assertEquals(2400, setup.specificationSteps());
        assertEquals("", setup.missing());
    }

    @Test
    void ofManyClassesTheFirstTenAreBegunWith() {
        Sample people = laboratory.samples().getLast();
        assertEquals(60, people.experiment("kedmi", 1).targets().size());
        assertEquals("10 classes", setup.several(10));
        setup.chooseSample(people);
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), setup.draft().targets());
        assertEquals("10 people", setup.several(10));
        assertEquals(12, setup.attributes().size());
        SetupModel first = new SetupModel(Catalogue.standard(), List.of(people), new SplittableRandom(1));
        assertEquals(10, first.draft().targets().size());
        setup.allTargets();
        setup.chooseAttack("gmi");
        assertEquals(60, setup.draft().targets().size());
    }

    @Test
    void aBranchIsLetGoWhereItsStateFitsNoLonger() {
        Experiment parent = setup.draft();
        setup.take(parent.branched(4, parent), Map.of());
        setup.chooseLoss("cross-entropy");
        setup.newSeed();
        assertEquals(4, setup.draft().begin(), "another objective goes on from there");
        setup.setTargets(List.of(3, 4));
        assertEquals(0, setup.draft().begin());
        assertEquals(List.of(3, 4), setup.draft().targets());
    }

    @Test
    void anAttackBringsItsPresetAndKeepsSeedAndTargets() {
        setup.setSeed(9);
        setup.setTargets(List.of(3, 4));
        setup.chooseAttack("pixel");
        assertEquals("cross-entropy", setup.draft().loss());
        assertEquals("none", setup.draft().augmentation());
        assertEquals(500, setup.draft().steps());
        assertEquals(9, setup.draft().seed());
        assertEquals(List.of(3, 4), setup.draft().targets());
        assertEquals(Map.of(), setup.draft().parameters());
    }

    @Test
    void whatSomebodyChoseInsteadOfThePresetsObjectiveStaysWithAnotherAttack() {
        setup.chooseLoss("max-margin");
        setup.chooseAugmentation("none");
        setup.chooseAttack("gmi");
        assertEquals("max-margin", setup.draft().loss());
        assertEquals("none", setup.draft().augmentation());
        setup.chooseAttack("pixel");
        assertEquals("max-margin", setup.draft().loss());
        setup.chooseLoss("cross-entropy");
        setup.chooseAttack("kedmi");
        assertEquals("lom", setup.draft().loss(), "the preset's again");
    }

    @Test
    void anAttackThatTakesPatchesOfOtherImagesSaysThatThereAreNone() {
        setup.chooseAttack("patch-mi");
        assertTrue(setup.missing().startsWith("Patch-MI assembles patches"), setup.missing());
        assertTrue(setup.missing().endsWith("or choose another attack."), setup.missing());
    }

    @Test
    void aVariantBringsWhatItWasTunedToUnlessSomebodyChangedIt() {
        Parameter rate = parameter("kedmi.learning-rate");
        setup.chooseLoss("cross-entropy");
        assertEquals(0.05, setup.value(rate), "students are still there");
        setup.chooseAugmentation("none");
        assertEquals(0.1, setup.value(rate));
        setup.chooseLoss("lom");
        assertEquals(0.05, setup.value(rate));
        setup.setParameter(rate, 0.2);
        setup.chooseLoss("cross-entropy");
        assertEquals(0.2, setup.value(rate), "somebody's own value stays");
    }

    @Test
    void anAttackThatAsksTakesNoLossAndTheNextOneFindsItsOwnAgain() {
        assertEquals("", setup.noObjective());
        setup.chooseAttack("mirror");
        assertNull(setup.draft().loss());
        assertNull(setup.draft().augmentation());
        assertTrue(setup.noObjective().startsWith("MIRROR queries the classifier for scores"));
        assertEquals("", setup.missing());
        setup.chooseLoss("lom");
        assertNull(setup.draft().loss());
        Parameter rounding = parameter("defence.rounding");
        assertFalse(setup.departs(rounding));
        setup.setParameter(rounding, 0.1);
        assertTrue(setup.departs(rounding));
        setup.chooseAttack("gmi");
        assertEquals("lom", setup.draft().loss());
        assertEquals("students", setup.draft().augmentation());
    }

    @Test
    void aClassifierThatGivesLabelsOnlyIsNotAttackedByGradients() {
        ModelCard card =
                Objects.requireNonNull(setup.card(ModelKind.CLASSIFIER)).withAccess(Access.LABELS);
        setup.useModel(ModelKind.CLASSIFIER, Path.of("far.pt"), card);
        assertTrue(setup.missing().contains("weights"), setup.missing());
        setup.chooseAttack("mirror");
        assertTrue(setup.missing().contains("scores"), setup.missing());
        setup.chooseAttack("brep-mi");
        assertTrue(setup.missing().contains("generator"), setup.missing());
    }

    @Test
    void saysWhichParametersDepartFromTheSpecificationAndTakesThemBack() {
        Parameter rate = parameter("kedmi.learning-rate");
        assertTrue(setup.departs(rate));
        setup.setParameter(rate, rate.defaultValue());
        assertFalse(setup.departs(rate));
        assertThrows(IllegalArgumentException.class, () -> setup.setParameter(rate, "fast"));
        assertEquals(rate.defaultValue(), setup.value(rate));
    }

    @Test
    void theLastTargetStays() {
        setup.setTargets(List.of(4));
        setup.toggleTarget(4);
        assertEquals(List.of(4), setup.draft().targets());
        setup.toggleTarget(2);
        assertEquals(List.of(2, 4), setup.draft().targets());
    }

    @Test
    void aClassifierOfOnesOwnLeavesTheSamplesStudentsBehindAndComesBack() {
        ModelCard card = laboratory
                .probe(Path.of("pom.xml"), ModelKind.CLASSIFIER)
                .thenApply(p -> p.card())
                .join();
        setup.useModel(ModelKind.CLASSIFIER, Path.of("mine.pt"), card);
        assertEquals(List.of(0, 1, 2, 3), setup.draft().targets());
        assertEquals("none", setup.draft().augmentation());
        assertEquals(List.of(), setup.draft().models().students());
        setup.change(ModelSwap.withoutTarget(setup.draft(), setup.firstTargets()));
        assertEquals(10, setup.draft().targets().size());
        assertEquals(null, setup.draft().models().classifier());
        assertEquals(null, setup.draft().models().students());
    }

    @Test
    void aNewSeedIsAnotherSeed() {
        long before = setup.draft().seed();
        setup.newSeed();
        assertNotEquals(before, setup.draft().seed());
    }

    @Test
    void withoutSamplesItSaysWhatIsMissing() {
        SetupModel bare = new SetupModel(Catalogue.standard(), List.of(), new SplittableRandom(1));
        assertTrue(bare.missing().contains("classifier"));
    }
}
