package org.inversight.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.inversight.run.RunState;
import org.inversight.run.Snapshot;
import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.session.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said to an audience and to a screen reader. */
class CaptionModelTest {

    private final FakeLaboratory laboratory = new FakeLaboratory(1, 0, null);
    private final Workbench bench = laboratory.bench(Runnable::run);
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void close() {
        bench.close();
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < limit, "It never came to be.");
            Thread.sleep(2);
            bench.pulse(System.nanoTime());
        }
    }

    private String caption() {
        return bench.caption.sentenceProperty().get();
    }

    private RunState state() {
        return bench.runs.statusProperty().get().state();
    }

    private static long accepted(Snapshot shown) {
        return shown.verdicts().stream().filter(v -> v.target().accepts()).count();
    }

    @Test
    void theCaptionSaysWhatIsSeenAndCountsWhatIsShown() throws InterruptedException {
        assertEquals(
                "KEDMI with loss Logit (LOM) and augmentation Students is about to reconstruct 50 images of 10 classes.",
                caption());
        bench.startEngine();
        bench.runs.startOrPause();
        until(() -> bench.playback.recordedProperty().get().size() > 4);
        bench.runs.startOrPause();
        until(() -> state() == RunState.PAUSED);
        bench.playback.showStep(8);
        Snapshot shown = Objects.requireNonNull(bench.playback.shownProperty().get());
        long checked = shown.verdicts().stream()
                .filter(v -> v.target().accepts() && v.evaluators().getLast().accepts())
                .count();
        assertEquals(
                "KEDMI with loss Logit (LOM) and augmentation Students, step 8 of 600: the target accepts %d of 50 images, and %s, which the attack never used, accepts %d of them."
                        .formatted(accepted(shown), shown.evaluators().getLast(), checked),
                caption().replace("\u2007", ""));
        bench.setup.chooseAttack("mirror");
        assertTrue(caption().startsWith("KEDMI"), "the run on the stage is meant");
        bench.runs.reset();
        assertTrue(caption().startsWith("MIRROR on queried scores is about to"), caption());
    }

    @Test
    void aNumberTakesTheRoomOfTheLargest() {
        assertEquals("\u2007\u20078", Words.padded(8, 600));
        assertEquals("600", Words.padded(600, 600));
        assertEquals("\u2007\u202f\u200742", Words.padded(42, 2400));
        assertEquals("2\u202f400", Words.padded(2400, 2400));
    }

    @Test
    void whatCameToBeIsSaidOnceAndWithItsResult() throws InterruptedException {
        bench.announcements.saidProperty().addListener((o, before, now) -> said.add(now));
        bench.startEngine();
        until(() -> bench.opening.summaryProperty().get() != null);
        assertEquals(List.of("Models loaded: Digits target and KEDMI generator."), said);
        bench.setup.setSteps(50_000);
        bench.runs.startOrPause();
        until(() -> bench.runs.statusProperty().get().step() > 5);
        bench.runs.startOrPause();
        until(() -> state() == RunState.PAUSED);
        int paused = bench.runs.statusProperty().get().step();
        int steps = paused + 20;
        bench.setup.setSteps(steps);
        bench.runs.startOrPause();
        until(() -> state() == RunState.FINISHED
                && bench.playback.recordedProperty().get().getLast().step() == steps);
        Snapshot last = bench.playback.recordedProperty().get().getLast();
        assertTrue(said.get(1).startsWith("The run"), said.toString());
        assertTrue(said.contains("Paused at step %d of 50000.".formatted(paused)), said.toString());
        String ending = Objects.requireNonNull(bench.runs.statusProperty().get().ending())
                .sentence();
        assertEquals(
                1, said.stream().filter(sentence -> sentence.startsWith(ending)).count(), said.toString());
        assertTrue(
                said.getLast()
                        .startsWith("%s At step %d the target accepts %d of 50 images, and "
                                .formatted(ending, steps, accepted(last))),
                said.toString());
    }

    @Test
    void aRunThatDivergedSaysWhich() throws InterruptedException {
        bench.announcements.saidProperty().addListener((o, before, now) -> said.add(now));
        bench.startEngine();
        laboratory.divergeAt(40);
        bench.runs.startOrPause();
        until(() -> state() == RunState.FAILED);
        assertTrue(said.getLast().contains("NaN at step 40"), said.toString());
        assertTrue(said.getLast().contains("At step 32 the target accepts"), said.toString());
    }
}
