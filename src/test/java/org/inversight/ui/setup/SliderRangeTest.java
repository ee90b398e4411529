package org.inversight.ui.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.inversight.catalog.Parameter;
import org.junit.jupiter.api.Test;

class SliderRangeTest {

    @Test
    void aParameterMaySayWhatItsSliderCovers() {
        Parameter weight = Parameter.number("a.weight")
                .titled("Weight")
                .about("")
                .between(0.001, 1000)
                .byDefault(1)
                .logarithmic()
                .slider(0.1, 100)
                .from("")
                .live();
        SliderRange range = SliderRange.of(weight);
        assertEquals(new SliderRange(0.1, 100, true, false), range);
        assertEquals(0.1, range.value(0));
        assertEquals(100.0, range.value(1));
        // three factors of ten: the default lies a third of the way up
        assertEquals(1 / 3.0, range.share(1), 1e-12);
    }

    @Test
    void otherwiseALogarithmicSliderReachesTenTimesUpAndDown() {
        Parameter rate = Parameter.number("a.rate")
                .titled("Rate")
                .about("")
                .between(1e-5, 1)
                .byDefault(0.02)
                .logarithmic()
                .from("")
                .live();
        assertEquals(new SliderRange(0.002, 0.2, true, false), SliderRange.of(rate));
    }
}
