package org.inversight.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.session.BeginningModel.Beginning;
import org.inversight.ui.shell.WindowModels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Step 0 of the setup, with answers that come when the test lets them. */
class BeginningModelTest {

    private final Deque<Runnable> answers = new ArrayDeque<>();
    private final FakeLaboratory laboratory = new FakeLaboratory(1, 0, null);
    private final WindowModels bench = new WindowModels(laboratory.bench(answers::add));
    private final SetupModel setup = bench.setup();

    @BeforeEach
    void start() {
        bench.startEngine();
        assertNull(shown());
        answer();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void answer() {
        while (!answers.isEmpty()) {
            answers.removeFirst().run();
        }
    }

    private @Nullable Beginning shown() {
        return bench.beginning().beginningProperty().get();
    }

    private Beginning known() {
        return Objects.requireNonNull(shown());
    }

    @Test
    void isKnownOnceTheModelsAreLoaded() {
        assertEquals(0, known().snapshot().step());
        assertEquals(50, known().snapshot().images().count());
    }

    @Test
    void anotherSeedBeginsOtherwiseAndTheOldStaysUntilThen() {
        Beginning before = known();
        setup.setSeed(7);
        assertSame(before, shown());
        answer();
        assertEquals(7, known().experiment().seed());
        assertNotEquals(before.snapshot().images(), known().snapshot().images());
    }

    @Test
    void otherRowsAreEmptyUntilTheirBeginningIsKnown() {
        setup.setTargets(List.of(4));
        assertNull(shown());
        setup.setTargets(List.of(4, 5));
        answer();
        assertEquals(10, known().snapshot().images().count());
    }

    @Test
    void theLengthOfARunChangesNothing() {
        Beginning before = known();
        setup.setSteps(9);
        answer();
        assertSame(before, shown());
    }

    @Test
    void nothingIsAskedWhileARunIsThere() {
        bench.runs().step();
        Beginning before = known();
        setup.setSeed(8);
        answer();
        assertSame(before, shown());
        bench.runs().reset();
        answer();
        assertEquals(8, known().experiment().seed());
    }
}
