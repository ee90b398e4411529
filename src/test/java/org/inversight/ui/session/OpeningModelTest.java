package org.inversight.ui.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.inversight.run.RunState;
import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.shell.WindowModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Loading that takes as long as the laboratory is told to hold it. */
class OpeningModelTest {

    private final FakeLaboratory laboratory = new FakeLaboratory(1, 0, null);
    private final WindowModels bench = new WindowModels(laboratory.bench(Runnable::run));
    private final OpeningModel opening = bench.opening();

    @BeforeEach
    void begin() {
        laboratory.holdOpenings(true);
        bench.startEngine();
        assertTrue(opening.loadingProperty().get());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatIsCancelledIsNoProblemAndStartLoadsIt() throws InterruptedException {
        laboratory.holdOpenings(false);
        opening.cancel();
        assertFalse(opening.loadingProperty().get());
        assertTrue(opening.cancelledProperty().get());
        assertFalse(opening.readyProperty().get());
        assertNull(opening.problemProperty().get());
        bench.runs().startOrPause();
        bench.until(() -> bench.runs().statusProperty().get().state() == RunState.RUNNING);
    }

    /** Where a load is past its last check, it ends as if nobody had closed it. */
    @Test
    void aRunThatWasClosedIsNotPlayedThoughAllWasLoaded() throws InterruptedException {
        laboratory.holdOpenings(false);
        laboratory.loadInSpiteOfClosing();
        opening.cancel();
        assertFalse(opening.readyProperty().get());
        assertNull(opening.summaryProperty().get());
        bench.runs().startOrPause();
        bench.until(() -> bench.runs().statusProperty().get().state() == RunState.RUNNING);
        bench.until(() -> opening.summaryProperty().get() != null);
        assertTrue(opening.readyProperty().get(), "what the start has loaded is known");
        assertFalse(opening.cancelledProperty().get());
    }

    /** An attack that lacks something is no reason to forget what is loaded for another. */
    @Test
    void whoeverComesBackToWhatIsLoadedHasItStill() throws InterruptedException {
        laboratory.holdOpenings(false);
        opening.cancel();
        bench.setup().chooseAttack("gmi");
        bench.until(() -> opening.readyProperty().get());
        Object loaded = opening.summaryProperty().get();
        assertNotNull(loaded);
        bench.setup().chooseAttack("patch-mi");
        assertFalse(bench.setup().missing().isEmpty());
        assertNull(opening.summaryProperty().get());
        bench.setup().chooseAttack("gmi");
        assertTrue(opening.readyProperty().get());
        assertSame(loaded, opening.summaryProperty().get());
    }

    @Test
    void anotherChoiceDoesNotWaitForTheFirst() throws InterruptedException {
        String first = bench.setup().draft().attack();
        laboratory.holdOpenings(false);
        bench.setup().chooseAttack(first.equals("gmi") ? "kedmi" : "gmi");
        bench.until(() -> opening.readyProperty().get());
        assertNull(opening.problemProperty().get());
        assertFalse(opening.cancelledProperty().get());
    }
}
