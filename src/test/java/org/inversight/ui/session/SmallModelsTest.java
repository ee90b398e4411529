package org.inversight.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inversight.catalog.Parameter;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.inversight.ui.chart.Curve;
import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.models.CardAnswers;
import org.inversight.ui.models.RoleGuess;
import org.inversight.ui.setup.SliderRange;
import org.inversight.ui.shell.PanesModel;
import org.inversight.ui.theme.CurveRole;
import org.junit.jupiter.api.Test;

class SmallModelsTest {

    @Test
    void numbersReadAsPeopleWriteThem() {
        assertEquals("1\u202f486", Words.count(1486));
        assertEquals("−12\u202f000", Words.count(-12000));
        assertEquals("97\u202f%", Words.percent(0.974));
        assertEquals("", Words.list(List.of()));
        assertEquals("A", Words.list(List.of("A")));
        assertEquals("A and B", Words.list(List.of("A", "B")));
        assertEquals("A, B and C", Words.list(List.of("A", "B", "C")));
        assertEquals("–", Words.percent(Double.NaN));
        assertEquals("0.183", Words.number(0.1834));
        assertEquals("−15.5", Words.number(-15.47));
        assertEquals("1e−4", Words.number(1e-4));
        assertEquals("−1.25e−6", Words.number(-1.25e-6));
        assertEquals("1e8", Words.number(1e8));
        assertEquals("3.4e38", Words.number(3.4e38), "larger than any whole number of the machine");
        assertEquals("1.05e10", Words.number(1.05e10));
        assertEquals("9\u202f999\u202f999", Words.number(9_999_999));
        assertEquals("100", Words.plain(100.0));
        assertEquals("0.02", Words.plain(0.02));
        assertEquals("0.0002", Words.plain(0.0002));
        assertEquals("-0.00001", Words.plain(-1e-5));
        assertEquals("0", Words.plain(0.0));
        assertEquals("1.0E-12", Words.plain(1e-12));
    }

    @Test
    void aSeedThatIsNoneIsAnsweredWithTheRange() {
        assertEquals(-4863, Words.seed(" -4\u202f863"));
        String said = Objects.requireNonNull(
                assertThrows(IllegalArgumentException.class, () -> Words.seed("99999999999999999999"))
                        .getMessage());
        assertTrue(said.contains("to 9\u202f223\u202f372\u202f036"), said);
        assertTrue(said.endsWith("not \"99999999999999999999\"."), said);
    }

    @Test
    void panesFoldByWidthTheRightOneFirstAndByHand() {
        PanesModel panes = new PanesModel();
        panes.resize(1440);
        assertTrue(panes.leftProperty().get() && panes.rightProperty().get());
        panes.toggleRight();
        panes.openRight();
        assertFalse(panes.rightProperty().get(), "folded by hand");
        panes.toggleRight();
        panes.resize(1200);
        panes.openRight();
        assertTrue(panes.rightProperty().get(), "folded by the width");
        panes.resize(1440);
        panes.resize(1200);
        assertTrue(panes.leftProperty().get());
        assertFalse(panes.rightProperty().get());
        panes.resize(1000);
        assertFalse(panes.leftProperty().get());
        panes.toggleLeft();
        panes.toggleRight();
        assertTrue(panes.rightProperty().get());
        assertFalse(panes.leftProperty().get());
        panes.resize(1500);
        assertTrue(panes.leftProperty().get() && panes.rightProperty().get());
    }

    @Test
    void whatThePersonFoldedStaysRememberedWhereTheProgramOpensIt() {
        PanesModel panes = new PanesModel();
        panes.resize(1440);
        panes.toggleLeft();
        panes.toggleRight();
        panes.openLeft();
        panes.unfoldRight();
        assertTrue(panes.leftProperty().get() && panes.rightProperty().get());
        assertTrue(
                panes.leftFoldedProperty().get() && panes.rightFoldedProperty().get());
        panes.toggleLeft();
        panes.toggleLeft();
        assertFalse(panes.leftFoldedProperty().get(), "opened by hand");
        panes.resize(1000);
        panes.openLeft();
        panes.unfoldRight();
        assertFalse(panes.leftProperty().get(), "there is room for one");
        assertTrue(panes.rightProperty().get());
    }

    @Test
    void aLogarithmicSliderReachesTenTimesUpAndDown() {
        Parameter rate = Parameter.number("a.b")
                .titled("B")
                .about("")
                .between(0.00001, 1)
                .byDefault(0.02)
                .logarithmic()
                .from("")
                .live();
        SliderRange range = SliderRange.of(rate);
        assertEquals(0.5, range.share(0.02), 1e-9);
        assertEquals(0.002, (Double) range.value(0), 1e-9);
        assertEquals(0.2, (Double) range.value(1), 1e-9);
        assertEquals(0, range.share(0.00001));
    }

    @Test
    void answersGoIntoTheCardAndNonsenseIsRefusedInASentence() {
        ModelCard card = new FakeLaboratory(1, 0, null)
                .probe(Path.of("pom.xml"), ModelKind.CLASSIFIER)
                .join()
                .card();
        ModelCard answered = CardAnswers.apply(
                card,
                Map.of(
                        "range", "-1,1",
                        "normalisation", "0.5; 0.25",
                        "classes", "cat, dog",
                        "size", "64"));
        assertEquals(List.of(-1.0, 1.0), answered.range());
        assertEquals(List.of(0.5), answered.mean());
        assertEquals(List.of(0.25), answered.deviation());
        assertEquals(List.of("cat", "dog"), answered.classes());
        assertEquals(64, answered.height());
        ModelCard two = card.with()
                .outputs(Outputs.FEATURES_AND_LOGITS)
                .features(512)
                .classes(List.of("0", "1", "2"))
                .scoresOutput(null)
                .build();
        assertEquals(two, CardAnswers.apply(two, Map.of("scoresOutput", "1")), "what was guessed loses nothing");
        ModelCard first = CardAnswers.apply(two, Map.of("scoresOutput", "0"));
        assertEquals(Outputs.LOGITS, first.outputs());
        assertEquals(List.of(), first.classes(), "the other output has others");
        ModelCard offered = CardAnswers.apply(card, Map.of("normalisation", "0.485,0.456 / 0.229,0.224 (ImageNet)"));
        assertEquals(List.of(0.485, 0.456), offered.mean());
        assertEquals(List.of(0.229, 0.224), offered.deviation());
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> CardAnswers.apply(card, Map.of("range", "1,0")));
        assertTrue(refused.toString().contains("lowest and its highest"));
    }

    @Test
    void theNameOfAFileSuggestsWhatItIs() {
        assertEquals(Role.GENERATOR, RoleGuess.ofName(Path.of("my-Generator.pt")));
        assertEquals(Role.CRITIC, RoleGuess.ofName(Path.of("critic.pt")));
        assertEquals(Role.CLASSIFIER, RoleGuess.ofName(Path.of("target.pt")));
    }

    @Test
    void aCurveKnowsItsValueAtAStep() {
        Curve curve = new Curve("a", CurveRole.TERM, 0, new double[] {1, 5, 9}, new double[] {10, 50, 90});
        assertEquals(50, curve.at(7));
        assertEquals(90, curve.at(100));
        assertTrue(Double.isNaN(curve.at(0)));
    }
}
