package org.inversight.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.shell.WindowModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagesModelTest {

    private final FakeLaboratory laboratory = new FakeLaboratory(1, 0, null);
    private final WindowModels bench = new WindowModels(laboratory.bench(Runnable::run));
    private final PagesModel pages = bench.pages();

    @AfterEach
    void close() {
        bench.close();
    }

    private String words() {
        return pages.pageProperty().get().words();
    }

    @Test
    void upToTwentyRowsAreOnePage() {
        pages.lay(20, 5);
        assertTrue(pages.pageProperty().get().whole());
        pages.next();
        assertEquals("1 to 20 of 20", words());
    }

    @Test
    void moreGoByTenAndStopAtBothEnds() {
        pages.lay(23, 1);
        assertEquals("1 to 10 of 23", words());
        pages.previous();
        assertEquals("1 to 10 of 23", words());
        pages.next();
        pages.next();
        pages.next();
        assertEquals("21 to 23 of 23", words());
        assertFalse(pages.pageProperty().get().whole());
        pages.previous();
        assertEquals("11 to 20 of 23", words());
    }

    @Test
    void thePageFollowsTheSelectionAndStaysUntilItMoves() {
        pages.lay(60, 2);
        bench.selection().select(2 * 47 + 1);
        assertEquals("41 to 50 of 60", words());
        pages.next();
        assertEquals("51 to 60 of 60", words());
        pages.lay(60, 2);
        assertEquals("51 to 60 of 60", words());
        bench.selection().select(2 * 48);
        assertEquals("41 to 50 of 60", words());
    }

    @Test
    void fewerRowsLeaveTheLastPageThatThereIs() {
        pages.lay(60, 1);
        bench.selection().select(59);
        pages.lay(30, 1);
        assertEquals("21 to 30 of 30", words());
        pages.lay(5, 1);
        assertTrue(pages.pageProperty().get().whole());
    }
}
