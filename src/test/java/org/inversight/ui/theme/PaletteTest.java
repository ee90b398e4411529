package org.inversight.ui.theme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PaletteTest {

    @Test
    void twelveEvaluatorsAreToldApartByColourAndDashes() {
        for (Palette palette : new Palette[] {Palette.DARK, Palette.LIGHT}) {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < 12; i++) {
                assertTrue(
                        seen.add("%s %s"
                                .formatted(
                                        palette.of(CurveRole.EVALUATOR, i),
                                        Arrays.toString(Palette.dashes(CurveRole.EVALUATOR, i)))),
                        "evaluator " + i);
            }
        }
    }
}
