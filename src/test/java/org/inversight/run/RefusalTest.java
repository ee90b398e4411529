package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inversight.engine.Progress;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentBuilder;
import org.inversight.experiment.ModelFiles;
import org.inversight.fixtures.TestModels;
import org.inversight.model.Json;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelFile;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments that cannot be, each refused in one sentence. */
class RefusalTest extends LaboratoryCase {

    @Test
    void aTargetThatTheClassifierLacksIsRefused() {
        refused(tiny("gmi").withTargets(List.of(0, 5)).withRestarts(1), "classes 0 to 4", "5 is not one");
        refused(tiny("gmi").withTargets(List.of(-1)).withRestarts(1), "-1 is not one");
        refused(tiny("gmi").withTargets(List.of()).withRestarts(1), "No class is attacked");
    }

    @Test
    void unknownNamesAreRefusedWithTheKnownOnes() {
        Experiment tiny = tiny("gmi");
        refused(tiny.withChoices("dreams", "lom", "none"), "\"dreams\"", "gmi, kedmi, ");
        refused(tiny.withChoices("gmi", "hinge", "none"), "\"hinge\"", "cross-entropy, lom, max-margin, poincare");
        refused(tiny.withChoices("gmi", "lom", "blur"), "\"blur\"", "none, students, views, students+views");
    }

    @Test
    void aParameterOutOfRangeIsRefused() {
        refused(tiny("gmi").withParameters(Map.of("lom.weight", -1)), "lom.weight takes a number from 0.0 to 1000.0");
    }

    @Test
    void studentsMustBeThere() {
        Experiment own = own("gmi", "cross-entropy", ModelFiles.NONE);
        refused(
                own.withChoices("gmi", "cross-entropy", "students"),
                "augmentation students needs",
                "augmentation none");
        refused(
                own.withChoices("gmi", "cross-entropy", "students+views"),
                "augmentation students+views needs",
                "augmentation none");
    }

    @Test
    void theWeightsOfStudentsMustFitThem() throws Exception {
        Experiment tiny = tiny("gmi");
        Experiment both = tiny.withChoices("gmi", "lom", "students+views");
        Map<String, Object> weights = Map.of("students.weights", "1,2,3");
        try (Run run = laboratory.open(both.withParameters(weights), Progress.NONE)) {
            run.play();
            Ending ending = ending(run);
            assertEquals(Ending.Reason.FAILED, ending.reason());
            assertTrue(ending.sentence().contains("3 weights"), ending.sentence());
            assertTrue(ending.sentence().contains("2 classifiers"), ending.sentence());
        }
    }

    @Test
    void aStudentOfOtherClassesIsRefused() {
        ModelFiles files = new ModelFiles(
                null, null, null, List.of(TestModels.file("evaluator").toString()), null, null, Map.of());
        refused(tiny("gmi").withModels(files), "6 classes", "has 5");
    }

    /** The student would be followed to another class. */
    @Test
    void aStudentOfTheSameClassesInAnotherOrderIsRefused(@TempDir Path folder) throws Exception {
        Path target = TestModels.copy("classifier-scripted", folder);
        Path student = TestModels.copy("student-1", folder);
        ModelCard plain = TestModels.card("student-1", ModelKind.CLASSIFIER, Outputs.LOGITS, 5, 0, 0);
        Json.write(
                ModelFile.cardOf(target),
                TestModels.classifierCard("classifier-scripted").withClasses(List.of("a", "b", "c", "d", "e")));
        Json.write(ModelFile.cardOf(student), plain.withClasses(List.of("a", "b", "d", "c", "e")));
        ModelFiles files =
                new ModelFiles(target.toString(), null, null, List.of(student.toString()), null, null, Map.of());
        Experiment own = own("gmi", "cross-entropy", files).withChoices("gmi", "cross-entropy", "students");
        refused(own, "class 2 \"c\"", "calls it \"d\"", "the same names in the same order");
        Json.write(ModelFile.cardOf(student), plain);
        prepare(own.withSeed(2));
    }

    @Test
    void lomWithoutFeaturesIsRefused() {
        ModelFiles files =
                ModelFiles.NONE.withClassifier(TestModels.file("student-1").toString());
        refused(own("gmi", "lom", files), "logits only", "cross-entropy");
    }

    @Test
    void withoutAGeneratorThereIsThePixelAttack() {
        ModelFiles files =
                ModelFiles.NONE.withClassifier(TestModels.file("student-1").toString());
        Experiment alone = ExperimentBuilder.builder()
                .models(files)
                .attack("gmi")
                .loss("cross-entropy")
                .augmentation("none")
                .targets(List.of(0))
                .restarts(1)
                .steps(2)
                .device("cpu")
                .threads(1)
                .build();
        refused(alone, "generator", "pixel");
    }

    @Test
    void plgMiNeedsAGeneratorOfTheTargetsClasses() throws Exception {
        Experiment own = own("plg-mi", "max-margin", ModelFiles.NONE);
        refused(own, "takes the classes of the target (5)", "takes none", "pixel");
    }

    @Test
    void withoutAuxiliaryImagesThereIsNoPatchMi() throws Exception {
        Experiment own = own("patch-mi", "cross-entropy", ModelFiles.NONE);
        refused(own, "Patch-MI", "auxiliary images", "glyphs");
        prepare(own.withData(new DataFiles(null, null, "glyphs")));
        refused(own.withData(new DataFiles(null, null, "nowhere.idx")), "nowhere.idx");
    }

    @Test
    void withoutATargetNothingRuns() {
        Experiment nothing = ExperimentBuilder.builder()
                .attack("gmi")
                .loss("cross-entropy")
                .augmentation("none")
                .targets(List.of(0))
                .restarts(1)
                .steps(2)
                .device("cpu")
                .threads(1)
                .build();
        refused(nothing, "no target classifier");
    }

    @Test
    void anEvaluatorThatLacksATargetsClassEndsTheRunInOneSentence() throws Exception {
        ModelFiles files = new ModelFiles(
                TestModels.file("evaluator").toString(),
                TestModels.file("generator").toString(),
                null,
                null,
                List.of(TestModels.file("student-1").toString()),
                null,
                Map.of());
        Experiment lacking = ExperimentBuilder.builder()
                .models(files)
                .attack("gmi")
                .loss("cross-entropy")
                .augmentation("none")
                .targets(List.of(5))
                .restarts(1)
                .steps(2)
                .device("cpu")
                .threads(1)
                .build();
        try (Run run = laboratory.open(lacking, Progress.NONE)) {
            run.play();
            Ending ending = ending(run);
            assertEquals(Ending.Reason.FAILED, ending.reason());
            assertTrue(ending.sentence().contains("has no class \"5\""), ending.sentence());
        }
    }
}
