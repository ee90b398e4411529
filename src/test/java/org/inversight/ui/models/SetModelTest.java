package org.inversight.ui.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.inversight.experiment.Experiment;
import org.inversight.fixtures.Blocks;
import org.inversight.model.ModelKind;
import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.session.Problem;
import org.inversight.ui.session.Role;
import org.inversight.ui.shell.WindowModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files of a folder are taken for. The fake laboratory knows generators by their names. */
class SetModelTest {

    @TempDir
    Path folder;

    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final WindowModels bench = new WindowModels(new FakeLaboratory(1, 0, null).bench(window::add));
    private final SetModel set = bench.set();

    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable next = window.poll(60, TimeUnit.SECONDS);
            assertNotNull(next, "it never came to be");
            next.run();
        }
    }

    private void open(Path... dropped) throws InterruptedException {
        set.open(List.of(dropped));
        until(() -> set.stateProperty().get().stage() == SetModel.Stage.REVIEWING);
    }

    private void file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, "x");
    }

    private SetFile found(String name) {
        return set.stateProperty().get().files().stream()
                .filter(f -> f.file().endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void namesAndKindsGiveRolesAndEachSaysWhy() throws Exception {
        file("victim.pt");
        file("eval-a.pt");
        file("other.pt");
        file("many.pt");
        file("generator.pt");
        file("student.pt");
        file("notes.txt");
        file(".hidden.pt");
        Blocks.images(folder.resolve("private"));
        Blocks.images(folder.resolve("public"));
        open(folder);
        assertEquals(8, set.stateProperty().get().files().size());
        assertEquals(Role.CLASSIFIER, found("victim.pt").role());
        assertEquals("its name says so", found("victim.pt").reason());
        assertEquals(Role.EVALUATOR, found("eval-a.pt").role());
        assertEquals(Role.EVALUATOR, found("other.pt").role());
        assertEquals("another classifier of these classes", found("other.pt").reason());
        assertEquals(Role.EVALUATOR, found("many.pt").role(), "it knows these classes and more");
        assertEquals(Role.GENERATOR, found("generator.pt").role());
        assertEquals("it is a generator", found("generator.pt").reason());
        assertEquals(Role.STUDENT, found("student.pt").role());
        assertEquals(Role.PRIVATE, found("private").role());
        assertEquals(Role.PUBLIC, found("public").role());
        assertEquals("", set.conflict());
    }

    @Test
    void classFoldersCalledAsTheTargetsClassesArePrivateWhateverTheFolderIsCalled() throws Exception {
        file("model.pt");
        Blocks.images(folder.resolve("images"));
        open(folder);
        assertEquals(Role.CLASSIFIER, found("model.pt").role());
        assertEquals(Role.PRIVATE, found("images").role());
        assertEquals("4 of its folders carry class names", found("images").reason());
    }

    @Test
    void aSetWithATargetBeginsAnewAndOneWithoutIsAdded() throws Exception {
        bench.setup().setSeed(7);
        file("a/victim.pt");
        file("a/generator.pt");
        file("b/evaluator.pt");
        open(folder.resolve("a"));
        assertEquals("digits", bench.setup().draft().sample(), "nothing is changed yet");
        set.take();
        until(() -> set.stateProperty().get().stage() == SetModel.Stage.CLOSED);
        Experiment begun = bench.setup().draft();
        assertNull(begun.sample());
        assertEquals("gmi", begun.attack());
        assertEquals("cross-entropy", begun.loss());
        assertEquals(7, begun.seed());
        assertEquals(List.of(0, 1, 2, 3), begun.targets());
        assertEquals(List.of(), begun.models().evaluators());

        open(folder.resolve("b"));
        set.take();
        until(() -> set.stateProperty().get().stage() == SetModel.Stage.CLOSED);
        Experiment added = bench.setup().draft();
        assertEquals(begun.models().classifier(), added.models().classifier());
        assertEquals(
                List.of(folder.resolve("b").resolve("evaluator.pt").toString()),
                added.models().evaluators());
        assertEquals(List.of("evaluator.pt"), bench.setup().evaluators());
    }

    @Test
    void withoutAGeneratorPixelsAreSearched() throws Exception {
        file("victim.pt");
        open(folder);
        set.take();
        until(() -> set.stateProperty().get().stage() == SetModel.Stage.CLOSED);
        assertEquals("pixel", bench.setup().draft().attack());
        assertEquals("", bench.setup().missing());
    }

    @Test
    void whatCannotBeUsedIsShownWithItsReasonAndStopsNothing() throws Exception {
        file("victim.pt");
        file("noise.pt");
        open(folder);
        SetFile noise = found("noise.pt");
        assertFalse(noise.usable());
        assertTrue(noise.facts().contains("torch.jit.save"), noise.facts());
        assertEquals(List.of(), noise.possible());
        assertEquals("", set.conflict());
        set.use(found("victim.pt"), null);
        assertTrue(set.conflict().startsWith("No file has a role"), set.conflict());
    }

    @Test
    void cancelLeavesEverythingAsItWas() throws Exception {
        file("victim.pt");
        Experiment before = bench.setup().draft();
        set.open(List.of(folder));
        set.cancel();
        assertEquals(SetModel.Stage.CLOSED, set.stateProperty().get().stage());
        Runnable late = window.poll(1, TimeUnit.SECONDS);
        while (late != null) {
            late.run();
            late = window.poll(1, TimeUnit.SECONDS);
        }
        assertEquals(SetModel.Stage.CLOSED, set.stateProperty().get().stage());
        assertEquals(before, bench.setup().draft());
    }

    @Test
    void anEmptyFolderSaysWhatIsExpected() throws Exception {
        file("notes.txt");
        open(folder);
        Problem problem = Objects.requireNonNull(set.stateProperty().get().problem());
        assertTrue(problem.sentence().contains("one with .pt files"), problem.sentence());
        set.dismissProblem();
        assertEquals(SetModel.Stage.CLOSED, set.stateProperty().get().stage());
    }

    @Test
    void aSingleModelIsNoSet() throws Exception {
        file("victim.pt");
        assertFalse(SetModel.takes(List.of(folder.resolve("victim.pt"))));
        assertTrue(SetModel.takes(List.of(folder)));
        assertTrue(SetModel.takes(List.of(folder.resolve("images.idx.gz"))));
        assertTrue(SetModel.takes(List.of(folder.resolve("faces.zip"))));
    }

    @Test
    void anOwnEvaluatorStandsBesideTheSamplesAndLeavesAgain() {
        PartsModel parts = bench.parts();
        assertEquals(2, parts.of(Role.EVALUATOR).size());
        parts.take(
                Role.EVALUATOR,
                Path.of("mine.pt"),
                Objects.requireNonNull(bench.setup().card(ModelKind.CLASSIFIER)));
        assertEquals(3, parts.of(Role.EVALUATOR).size());
        assertEquals(
                List.of("evaluator-a.json", "evaluator-b.json", "mine.pt"),
                bench.setup().draft().models().evaluators());
        assertEquals(
                List.of("Evaluator A", "Evaluator B", "Digits target"),
                bench.setup().evaluators());
        parts.remove(parts.of(Role.EVALUATOR).getLast());
        assertNull(bench.setup().draft().models().evaluators(), "the sample's own again");
        parts.remove(parts.of(Role.EVALUATOR).getFirst());
        assertEquals(List.of("evaluator-b.json"), bench.setup().draft().models().evaluators());
    }
}
