package org.inversight.ui.compare;

import org.inversight.data.Images;
import org.jspecify.annotations.Nullable;

/** How one image departs from another: grey where they agree, lighter where it has more of a colour. */
final class Apart {

    private Apart() {}

    /** Why there is no difference between the two, one sentence; empty where there is one. */
    static String hindrance(Images a, Images b) {
        if (a.count() != b.count()) {
            return "No difference: %d images beside %d of the first side.".formatted(b.count(), a.count());
        }
        return a.stride() == b.stride() && a.width() == b.width()
                ? ""
                : "No difference: images of %s beside %s of the first side.".formatted(form(b), form(a));
    }

    private static String form(Images images) {
        return "%d x %d pixels, %s"
                .formatted(
                        images.width(),
                        images.height(),
                        images.channels() == 1
                                ? "grey"
                                : images.channels() == 3 ? "coloured" : images.channels() + " channels");
    }

    /**
     * The departure {@code 0.5 + (b - a) / 2}, value by value; null where the two have not the same number or shape.
     *
     * @param a values in [0, 1]
     * @param b values in [0, 1]
     */
    static @Nullable Images of(Images a, Images b) {
        if (!hindrance(a, b).isEmpty()) {
            return null;
        }
        float[] values = new float[b.pixels().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.5f + (Math.clamp(b.pixels()[i], 0, 1) - Math.clamp(a.pixels()[i], 0, 1)) / 2;
        }
        return new Images(b.count(), b.channels(), b.height(), b.width(), values);
    }
}
