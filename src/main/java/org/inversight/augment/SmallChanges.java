package org.inversight.augment;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * Fixed small changes of an image, under which candidates are compared: turned by -10, 0 and 10 degrees, each whole and
 * cropped to 85 % at each of its four corners and brought back to its size. Nothing is drawn at random and nothing is
 * mirrored, since a mirrored digit is another one.
 */
public final class SmallChanges {

    /** In words, for the caption of a ranking. */
    public static final String WORDS =
            "rotated by -10, 0 and 10 degrees, each whole and cropped to 85 % at four corners";

    private static final double KEPT = 0.85;
    private static final List<View> ALL = all();

    private SmallChanges() {}

    /** {@return how many there are; the unchanged image is one of them} */
    public static int count() {
        return ALL.size();
    }

    /**
     * All images under one change.
     *
     * @param images (n, c, h, w) in [0, 1]
     * @param change 0 to {@link #count()} - 1
     * @return (n, c, h, w) in [0, 1]
     */
    public static NDArray of(NDArray images, int change) {
        return View.of(images, List.of(ALL.get(change)));
    }

    private static List<View> all() {
        List<View> views = new ArrayList<>();
        for (double degrees : new double[] {-10, 0, 10}) {
            views.add(view(degrees, 0, 0, 1));
            for (double top : new double[] {0, 1 - KEPT}) {
                for (double left : new double[] {0, 1 - KEPT}) {
                    views.add(view(degrees, left, top, KEPT));
                }
            }
        }
        return List.copyOf(views);
    }

    private static View view(double degrees, double left, double top, double side) {
        return ViewBuilder.builder()
                .degrees(degrees)
                .left(left)
                .top(top)
                .width(side)
                .height(side)
                .brightness(1)
                .contrast(1)
                .build();
    }
}
