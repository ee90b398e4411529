package org.inversight.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.inversight.model.Attribute;
import org.junit.jupiter.api.Test;

class ShownAttributesTest {

    private static final List<Attribute> TWO = List.of(
            new Attribute("beard", List.of("none", "full")), new Attribute("hair", List.of("dark", "fair", "grey")));

    private static float[] rows(int[]... values) {
        float[] rows = new float[values.length * 5];
        for (int i = 0; i < values.length; i++) {
            rows[5 * i + values[i][0]] = 2;
            rows[5 * i + 2 + values[i][1]] = 3;
        }
        return rows;
    }

    @Test
    void eachValueIsCountedAndWhatIsHardlyShownIsNamed() {
        float[] open = rows(new int[][] {{0, 0}, {1, 0}, {0, 1}, {1, 2}});
        float[] generated = rows(new int[][] {{0, 0}, {0, 1}, {0, 1}, {0, 2}});
        ShownAttributes shown = ShownAttributes.of(TWO, open, generated);
        assertEquals("""
                attribute,value,public,generated
                beard,none,0.5000,1.0000
                beard,full,0.5000,0.0000
                hair,dark,0.5000,0.2500
                hair,fair,0.2500,0.5000
                hair,grey,0.2500,0.2500
                """, shown.csv());
        assertEquals(5, shown.usual().size());
        assertEquals(
                List.of("full"),
                shown.leftOut().stream().map(ShownAttributes.Row::value).toList());
    }
}
