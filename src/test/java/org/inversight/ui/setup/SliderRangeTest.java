package org.inversight.ui.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.inversight.catalog.Parameter;
import org.junit.jupiter.api.Test;

class SliderRangeTest {

    @Test
    void aParameterMaySayWhatItsSliderCovers() {
        Parameter weight =
                new Parameter.Real("a.weight", "Weight", "", 1, 0.001, 1000, true, "", "", true).withSlider(0.1, 100);
        SliderRange range = SliderRange.of(weight);
        assertEquals(new SliderRange(0.1, 100, true, false), range);
        assertEquals(0.1, range.value(0));
        assertEquals(100.0, range.value(1));
        // three factors of ten: the default lies a third of the way up
        assertEquals(1 / 3.0, range.share(1), 1e-12);
    }

    @Test
    void otherwiseALogarithmicSliderReachesTenTimesUpAndDown() {
        Parameter rate = new Parameter.Real("a.rate", "Rate", "", 0.02, 1e-5, 1, true, "", "", true);
        assertEquals(new SliderRange(0.002, 0.2, true, false), SliderRange.of(rate));
    }
}
