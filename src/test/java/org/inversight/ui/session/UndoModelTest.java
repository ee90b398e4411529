package org.inversight.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.inversight.catalog.Parameter;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.ui.fake.FakeLaboratory;
import org.junit.jupiter.api.Test;

class UndoModelTest {

    private static final long SECOND = 1_000_000_000L;

    private final FakeLaboratory laboratory = new FakeLaboratory(1, 0, null);
    private final SetupModel setup =
            new SetupModel(Catalogue.standard(), laboratory.samples(), new SplittableRandom(1));
    private final AtomicLong clock = new AtomicLong(7 * SECOND);
    private final UndoModel undo = new UndoModel(setup, clock::get);
    private final Experiment first = setup.draft();

    private Parameter parameter(String id) {
        return setup.parameters().stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String undoable() {
        return undo.undoableProperty().get();
    }

    @Test
    void everyChangeIsTakenBackAndMadeAgainUnderItsName() {
        assertEquals("", undoable());
        setup.chooseLoss("cross-entropy");
        Experiment second = setup.draft();
        assertEquals("loss: Cross-entropy", undoable());
        setup.setTargets(List.of(1, 2, 3));
        assertEquals("targets: 3", undoable());
        setup.setRestarts(2);
        assertEquals("images per class: 2", undoable());
        setup.setSeed(42);
        assertEquals("seed: 42", undoable());
        Experiment last = setup.draft();
        undo.undo();
        undo.undo();
        assertEquals("images per class: 2", undo.redoableProperty().get());
        undo.undo();
        assertEquals(second, setup.draft());
        undo.undo();
        assertEquals(first, setup.draft());
        assertEquals("", undoable());
        undo.undo();
        assertEquals(first, setup.draft(), "there is nothing before it");
        for (int i = 0; i < 5; i++) {
            undo.redo();
        }
        assertEquals(last, setup.draft());
    }

    @Test
    void anotherSampleComesBackWithItsClassesAndAPresetIsOneChange() {
        setup.chooseSample(laboratory.samples().getLast());
        assertEquals("sample: Drawn people", undoable());
        undo.undo();
        assertEquals(first, setup.draft());
        assertEquals("Digits", setup.sampleProperty().get().title());
        assertEquals(10, setup.classes().size());
        setup.chooseAttack("pixel");
        assertEquals("attack: Pixels", undoable());
        setup.choosePreset("gmi");
        assertEquals("attack: GMI", undoable());
        undo.undo();
        assertEquals("pixel", setup.draft().attack());
        assertEquals("cross-entropy", setup.draft().loss());
    }

    @Test
    void aSliderThatIsDraggedIsOneChangeHoweverLongItTakes() {
        Parameter rate = parameter("kedmi.learning-rate");
        undo.hold(true);
        for (int i = 1; i <= 40; i++) {
            setup.setParameter(rate, i * 0.001);
            clock.addAndGet(i % 10 == 0 ? 5 * SECOND : SECOND / 60);
        }
        undo.hold(false);
        undo.hold(true);
        setup.setParameter(rate, 0.5);
        undo.hold(false);
        undo.undo();
        assertEquals(0.04, (Double) setup.value(rate), 1e-12, "the second time it was held");
        undo.undo();
        assertEquals(first, setup.draft());
        assertEquals("", undoable());
    }

    @Test
    void keysOnASliderAreOneChangeWhileTheyFollowOneAnother() {
        Parameter rate = parameter("kedmi.learning-rate");
        for (int i = 1; i <= 5; i++) {
            setup.setParameter(rate, i * 0.001);
            clock.addAndGet(SECOND / 10);
        }
        clock.addAndGet(2 * SECOND);
        setup.setParameter(rate, 0.3);
        undo.undo();
        assertEquals(0.005, (Double) setup.value(rate), 1e-12);
        undo.undo();
        assertEquals(first, setup.draft());
    }

    @Test
    void theLastTargetThatStaysIsNoChangeAndANewChangeForgetsWhatWasTakenBack() {
        setup.setTargets(List.of(4));
        setup.toggleTarget(4);
        assertEquals(List.of(4), setup.draft().targets());
        undo.undo();
        assertEquals(first, setup.draft());
        setup.setSeed(1);
        assertEquals("", undo.redoableProperty().get());
    }

    @Test
    void onlySoManyAreKept() {
        for (int i = 1; i <= UndoModel.MOST + 20; i++) {
            setup.setSeed(i);
        }
        for (int i = 0; i < UndoModel.MOST + 20; i++) {
            undo.undo();
        }
        assertEquals(20, setup.draft().seed());
    }
}
