package org.inversight.model;

import java.util.List;

/** How colours become grey, wherever they do: the weights of ITU-R BT.601, as Pillow and OpenCV have them. */
public final class Grey {

    /** Of red, green and blue. */
    public static final List<Float> WEIGHTS = List.of(0.299f, 0.587f, 0.114f);

    private static final float RED = WEIGHTS.get(0);
    private static final float GREEN = WEIGHTS.get(1);
    private static final float BLUE = WEIGHTS.get(2);

    private Grey() {}

    /**
     * {@return the grey level of a colour}
     *
     * @param red from 0 to 1, as are the others
     * @param green its second part
     * @param blue its third part
     */
    public static float of(float red, float green, float blue) {
        return RED * red + GREEN * green + BLUE * blue;
    }
}
