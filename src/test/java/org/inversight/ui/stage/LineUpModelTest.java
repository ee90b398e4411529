package org.inversight.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.inversight.metric.LeakTable;
import org.inversight.metric.LineUp;
import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.shell.WindowModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineUpModelTest {

    private final FakeLaboratory laboratory = new FakeLaboratory(1, 0, null);

    /** What waits for the window's thread, which is the test's. */
    private final Queue<Runnable> later = new ConcurrentLinkedQueue<>();

    private final WindowModels bench = new WindowModels(laboratory.bench(later::add));
    private final LineUpModel model = bench.lineUps();

    @AfterEach
    void close() {
        bench.close();
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + 120_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < limit, "It never came to be.");
            Thread.sleep(2);
            for (Runnable next = later.poll(); next != null; next = later.poll()) {
                next.run();
            }
            bench.pulse(System.nanoTime());
        }
    }

    private LineUpModel.State state() {
        return Objects.requireNonNull(model.stateProperty().get());
    }

    private List<String> tabs() {
        return bench.panels().tabsProperty().get().stream()
                .map(PanelsModel.Tab::id)
                .toList();
    }

    private void run(String sample) throws InterruptedException {
        bench.startEngine();
        bench.setup().samples().stream().filter(s -> s.name().equals(sample)).forEach(bench.setup()::chooseSample);
        until(() -> bench.opening().summaryProperty().get() != null);
        bench.runs().startOrPause();
        until(() -> bench.playback().shownProperty().get() != null);
    }

    @Test
    void theFirstPickCountsAndTheScoreIsKept() throws InterruptedException {
        run("identities");
        LineUpModel.State first = state();
        assertEquals(1, first.number());
        assertEquals(10, first.of());
        assertFalse(first.decided());
        model.next();
        assertEquals(first, state(), "nobody is picked yet");
        model.pick(first.lineUp().answer());
        assertTrue(state().correct());
        model.pick((first.lineUp().answer() + 1) % LineUp.SIZE);
        assertTrue(state().correct());
        model.next();
        assertEquals(2, state().number());
        assertNotEquals(first.lineUp(), state().lineUp());
        model.pick((state().lineUp().answer() + 1) % LineUp.SIZE);
        assertFalse(state().correct());
        assertEquals(1, state().score().right());
        assertEquals(2, state().score().evaluated());
    }

    @Test
    void afterTheLastOneOthersAreDrawn() throws InterruptedException {
        run("identities");
        LineUp first = state().lineUp();
        for (int i = 0; i < 10; i++) {
            model.pick(state().lineUp().answer());
            assertEquals(i == 9, state().last());
            model.next();
        }
        assertEquals(1, state().number());
        assertFalse(state().decided());
        assertEquals(10, state().score().right(), "the score goes on");
        assertNotEquals(first, state().lineUp());
    }

    @Test
    void theScoreOfAVariantIsKeptBesideTheNext() throws InterruptedException {
        run("identities");
        model.pick(state().lineUp().answer());
        LineUpScore first = state().score();
        bench.runs().reset();
        bench.setup().chooseLoss("cross-entropy");
        bench.runs().startOrPause();
        until(() -> model.stateProperty().get() != null);
        assertEquals(0, state().score().evaluated());
        assertEquals(List.of(first), state().others());
        model.pick((state().lineUp().answer() + 1) % LineUp.SIZE);
        LineUpScore second = state().score();
        assertEquals(0, second.right());
        bench.runs().reset();
        bench.setup().chooseLoss("lom");
        bench.runs().startOrPause();
        until(() -> model.stateProperty().get() != null);
        assertEquals(first, state().score());
        assertEquals(List.of(second), state().others());
    }

    @Test
    void peopleHaveLeaksAndLineUpsAndDigitsHaveNot() throws InterruptedException {
        run("identities");
        assertEquals(List.of(PanelsModel.RECONSTRUCTIONS, LeakTable.ID, PanelsModel.LINE_UP), tabs());
        bench.panels().choose(LeakTable.ID);
        assertEquals(1, bench.panels().shownProperty().get().size());
        bench.runs().reset();
        assertNull(model.stateProperty().get());
        assertEquals(
                PanelsModel.RECONSTRUCTIONS, bench.panels().chosenProperty().get());
        run("digits");
        assertFalse(tabs().contains(PanelsModel.LINE_UP));
        assertFalse(tabs().contains(LeakTable.ID));
    }

    /** What is set up on the left has no part in what is on the stage. */
    @Test
    void anotherSampleOnTheLeftLeavesTheLineUpAlone() throws InterruptedException {
        run("identities");
        LineUpModel.State before = state();
        bench.setup().chooseSample(bench.setup().samples().getFirst());
        until(() -> {
            var loaded = bench.opening().summaryProperty().get();
            return loaded != null && loaded.verifier() == null;
        });
        assertEquals(before, state());
        assertEquals(60, Objects.requireNonNull(model.album()).classes().size());
        assertEquals("Aldu", bench.loaded().className(bench.loaded().onStage(), 0));
    }
}
