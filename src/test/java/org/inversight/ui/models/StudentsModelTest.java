package org.inversight.ui.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.inversight.experiment.Student;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.train.Distillation;
import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.session.ModelSwap;
import org.inversight.ui.session.Problem;
import org.inversight.ui.session.SetupModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of students, and new ones on their way into it. */
class StudentsModelTest {

    @TempDir
    Path folder;

    private final FakeLaboratory laboratory = new FakeLaboratory(1, 0, null);
    private final SetupModel setup =
            new SetupModel(laboratory.catalogue(), laboratory.samples(), new SplittableRandom(1));
    private final StudentsModel students = new StudentsModel(laboratory, setup, Runnable::run);
    private DistilModel distilling;

    @BeforeEach
    void inAFolder() {
        distilling = new DistilModel(laboratory, setup, students, folder, Runnable::run);
    }

    private Student known(int position) {
        return students.knownProperty().get().get(position);
    }

    private Object weights() {
        return setup.draft().parameters().getOrDefault("students.weights", "equal");
    }

    private void distil(int number) {
        distilling.open();
        distilling.change(order -> order.withImages(folder.toString()).withNumber(number));
        distilling.start();
    }

    private void ownTarget() {
        ModelCard card = laboratory
                .probe(Path.of("pom.xml"), ModelKind.CLASSIFIER)
                .thenApply(probe -> probe.card())
                .join();
        setup.useModel(ModelKind.CLASSIFIER, Path.of("mine.pt"), card);
    }

    @Test
    void theSamplesStudentsAreAskedUntilOneIsLeftOut() {
        assertTrue(students.used());
        assertEquals(3, students.chosen().size());
        students.toggle(known(1));
        assertEquals(List.of("s0.json", "s2.json"), setup.draft().models().students());
        students.toggle(known(1));
        assertNull(setup.draft().models().students(), "all of the sample's are its own choice");
    }

    @Test
    void theLastStudentStays() {
        students.toggle(known(0));
        students.toggle(known(1));
        students.toggle(known(2));
        assertEquals(List.of(known(2)), students.chosen());
    }

    @Test
    void weightsFollowTheStudentsThatTheyBelongTo() {
        students.setWeight(known(1), "0.5");
        students.setWeight(null, "2");
        assertEquals("2,1,0.5,1", weights());
        students.toggle(known(0));
        assertEquals("2,0.5,1", weights());
        assertEquals("0.5", students.weight(known(1)));
        students.toggle(known(0));
        assertEquals("2,1,0.5,1", weights());
        students.setWeight(null, "1");
        students.setWeight(known(1), "1");
        assertEquals("equal", weights());
    }

    @Test
    void aWeightIsOneNumber() {
        for (String wrong : List.of("1,2", "equal", "-1", "")) {
            assertThrows(IllegalArgumentException.class, () -> students.setWeight(known(0), wrong), wrong);
        }
        assertEquals("equal", weights());
    }

    @Test
    void newStudentsAreInTheListAndAskedBesideTheOthers() {
        students.setWeight(known(0), "3");
        distil(2);
        assertEquals(DistilModel.Stage.CLOSED, distilling.stateProperty().get().stage());
        assertEquals(5, students.knownProperty().get().size());
        assertEquals(5, students.chosen().size());
        assertEquals("1,3,1,1,1,1", weights());
        String file = Objects.requireNonNull(setup.draft().models().students()).getLast();
        assertEquals(folder.resolve("digits-target").resolve("student-strided4-1.json"), Path.of(file));
    }

    @Test
    void eachHasANameThatIsFreeAndASeedOfItsOwnAndTheCommandThatRepeatsIt() throws Exception {
        Files.createDirectories(folder.resolve("digits-target"));
        Files.createFile(folder.resolve("digits-target").resolve("student-strided4-0.json"));
        distil(2);
        List<Distillation.Plan> plans = laboratory.orders().getFirst();
        assertEquals("student-strided4-1", plans.getFirst().name());
        assertEquals(
                List.of(1L, 2L), plans.stream().map(Distillation.Plan::seed).toList());
        assertTrue(
                plans.getLast().command().startsWith("distil --sample digits --public " + folder),
                plans.getLast().command());
        assertTrue(plans.getLast().command().contains("--epochs 4 --seed 2 --name student-strided4-2"));
    }

    @Test
    void anOrderThatWasCutShortGoesOnWithItsOwnStudents() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        distilling.open();
        distilling.change(order -> order.withImages(empty.toString()).withNumber(2));
        distilling.start();
        Files.createDirectories(folder.resolve("digits-target"));
        Files.createFile(folder.resolve("digits-target").resolve("student-strided4-0.json"));
        distilling.start();
        assertEquals(laboratory.orders().getFirst(), laboratory.orders().getLast());
        distilling.change(order -> order.withNumber(1));
        distilling.start();
        assertEquals(
                "student-strided4-1", laboratory.orders().getLast().getFirst().name());
    }

    @Test
    void withoutImagesNothingBeginsAndOneSentenceSaysWhy() {
        distilling.open();
        distilling.start();
        assertTrue(problem().sentence().contains("choose an IDX file or a folder"));
        distilling.change(order -> order.withImages(folder.resolve("gone").toString()));
        distilling.start();
        assertTrue(problem().sentence().startsWith("There is no file or folder"));
        distilling.cancel();
        assertEquals(DistilModel.Stage.CLOSED, distilling.stateProperty().get().stage());
        assertEquals(List.of(), laboratory.orders());
    }

    @Test
    void whatTheLaboratoryRefusesIsSaidInPlace() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        distilling.open();
        distilling.change(order -> order.withImages(empty.toString()));
        distilling.start();
        assertEquals("There is no image in it.", problem().sentence());
        assertEquals(3, students.chosen().size());
        distilling.dismissProblem();
        assertNull(distilling.stateProperty().get().problem());
        assertEquals(DistilModel.Stage.ASKING, distilling.stateProperty().get().stage());
    }

    @Test
    void aTargetOfOnesOwnHasNoStudentsUntilSomeAreDistilled() {
        ownTarget();
        assertFalse(students.used());
        setup.chooseAugmentation("students");
        assertTrue(setup.missing().contains("needs students of this target"), setup.missing());
        assertEquals(List.of(), students.knownProperty().get());
        distil(1);
        assertEquals("", setup.missing());
        assertEquals(1, students.chosen().size());
        setup.useModel(
                ModelKind.GENERATOR,
                Path.of("g.pt"),
                laboratory.samples().getFirst().classifier());
        setup.chooseAttack("gmi");
        assertEquals(1, students.chosen().size(), "another attack asks the same students");
        setup.change(ModelSwap.withoutTarget(setup.draft(), setup.firstTargets()));
        assertEquals(3, students.knownProperty().get().size(), "they belong to another target");
    }

    @Test
    void studentsOfATargetThatIsNoLongerSetUpWaitForIt() {
        String digits = students.target();
        setup.chooseSample(laboratory.samples().get(1));
        students.add(digits, List.of(new Student("late.json", known(0).card())));
        assertEquals(3, students.chosen().size());
        setup.chooseSample(laboratory.samples().get(0));
        assertEquals(4, students.knownProperty().get().size());
        assertEquals(3, students.chosen().size());
    }

    @Test
    void newStudentsAreUsedEvenIfNoneWereWanted() {
        setup.chooseAugmentation("none");
        assertFalse(students.used());
        distil(1);
        assertEquals("students", setup.draft().augmentation());
        assertEquals(4, students.chosen().size());
    }

    @Test
    void aStudentFromAFileFitsTheTargetOrIsRefusedInASentence() {
        students.open(List.of(Path.of("pom.xml")));
        assertNotNull(students.problemProperty().get());
        students.dismissProblem();
        assertNull(students.problemProperty().get());
        assertEquals(3, students.chosen().size());
    }

    private Problem problem() {
        return Objects.requireNonNull(distilling.stateProperty().get().problem());
    }
}
