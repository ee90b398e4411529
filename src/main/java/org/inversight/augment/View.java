package org.inversight.augment;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How an image is changed for one view. In this order it is turned, cropped and brought back to its size, mirrored,
 * shifted, brightened, and given contrast; the four geometric changes are one warp, sampled once.
 *
 * @param degrees counter-clockwise
 * @param expanded whether the canvas grows with the turn, so that no corner is lost
 * @param left left edge of the crop, as a share of the canvas
 * @param top top edge of the crop, as a share of the canvas
 * @param width of the crop, as a share of the canvas
 * @param height of the crop, as a share of the canvas
 * @param mirrored left to right
 * @param right shift as a share of the width
 * @param down shift as a share of the height
 * @param brightness factor on the values
 * @param contrast factor on their distance from the mean grey
 */
@RecordBuilder
record View(
        double degrees,
        boolean expanded,
        double left,
        double top,
        double width,
        double height,
        boolean mirrored,
        double right,
        double down,
        double brightness,
        double contrast)
        implements ViewBuilder.With {

    /** Weights of red, green and blue in a grey (ITU-R BT.601). */
    private static final float[] GREY = {0.2989f, 0.587f, 0.114f};

    /**
     * Changed images; gradients flow to the images.
     *
     * @param images (n, c, h, w) in [0, 1]
     * @param views one for all images, or one each
     * @return (n, c, h, w) in [0, 1]
     */
    static NDArray of(NDArray images, List<View> views) {
        int rows = (int) images.getShape().get(2);
        int columns = (int) images.getShape().get(3);
        List<AffineMap> maps =
                views.stream().map(view -> view.map(rows, columns)).toList();
        NDArray x = maps.stream().allMatch(AffineMap::still) ? images : Warp.sample(images, maps);
        if (views.stream().anyMatch(view -> view.brightness != 1)) {
            x = x.mul(factors(x, views, View::brightness)).clip(0, 1);
        }
        if (views.stream().anyMatch(view -> view.contrast != 1)) {
            long n = x.getShape().get(0);
            NDArray grey = grey(x).reshape(n, -1).mean(new int[] {1}).reshape(n, 1, 1, 1);
            NDArray factors = factors(x, views, View::contrast);
            x = x.sub(grey).mul(factors).add(grey).clip(0, 1);
        }
        return x;
    }

    /** Where each pixel of the view comes from in an image of this size. */
    AffineMap map(int rows, int columns) {
        double radians = Math.toRadians(degrees);
        double cos = Math.abs(Math.cos(radians));
        double sin = Math.abs(Math.sin(radians));
        double canvasWidth = expanded ? columns * cos + rows * sin : columns;
        double canvasHeight = expanded ? rows * cos + columns * sin : rows;
        return AffineMap.shift(-right * columns, -down * rows)
                .then(AffineMap.scale(mirrored ? -1 : 1, 1))
                .then(AffineMap.scale(width * canvasWidth / columns, height * canvasHeight / rows))
                .then(AffineMap.shift((left + width / 2 - 0.5) * canvasWidth, (top + height / 2 - 0.5) * canvasHeight))
                .then(AffineMap.rotation(radians));
    }

    private static NDArray factors(NDArray like, List<View> views, ToDoubleFunction<View> of) {
        float[] factors = new float[views.size()];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (float) of.applyAsDouble(views.get(i));
        }
        return like.getManager().create(factors, new Shape(factors.length, 1, 1, 1));
    }

    /** (n, 1, h, w); one channel is grey as it is. */
    private static NDArray grey(NDArray images) {
        NDManager scope = images.getManager();
        return images.getShape().get(1) == GREY.length
                ? images.mul(scope.create(GREY, new Shape(1, GREY.length, 1, 1)))
                        .sum(new int[] {1}, true)
                : images;
    }
}
