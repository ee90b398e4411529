package org.inversight.augment;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Affine warps with bilinear interpolation, differentiable in the image: each pixel is a weighted sum of four gathered
 * ones. What lies outside of the source is 0, black.
 */
final class Warp {

    private static final int CORNERS = 4;

    private Warp() {}

    /**
     * Images seen through maps.
     *
     * @param images (n, c, h, w)
     * @param maps one for all images, or one each
     * @return (n, c, h, w)
     */
    static NDArray sample(NDArray images, List<AffineMap> maps) {
        Shape shape = images.getShape();
        int height = (int) shape.get(2);
        int width = (int) shape.get(3);
        int size = height * width;
        long[] places = new long[maps.size() * CORNERS * size];
        float[] shares = new float[places.length];
        int from = 0;
        for (AffineMap map : maps) {
            corners(map, height, width, places, shares, from);
            from += CORNERS * size;
        }
        NDManager scope = images.getManager();
        Shape all = new Shape(shape.get(0), shape.get(1), (long) CORNERS * size);
        NDArray index = scope.create(places, new Shape(maps.size(), 1, (long) CORNERS * size))
                .broadcast(all);
        NDArray weights = scope.create(shares, new Shape(maps.size(), 1, CORNERS, size));
        return images.reshape(shape.get(0), shape.get(1), size)
                .gather(index, 2)
                .reshape(shape.get(0), shape.get(1), CORNERS, size)
                .mul(weights)
                .sum(new int[] {2})
                .reshape(shape);
    }

    /** Where each pixel's four sources are, and how much each counts; none outside counts. */
    private static void corners(AffineMap map, int height, int width, long[] places, float[] shares, int from) {
        double centreX = (width - 1) / 2.0;
        double centreY = (height - 1) / 2.0;
        int size = height * width;
        for (int pixel = 0; pixel < size; pixel++) {
            double outX = pixel % width - centreX;
            double outY = pixel / width - centreY;
            double x = map.x(outX, outY) + centreX;
            double y = map.y(outX, outY) + centreY;
            int left = (int) Math.floor(x);
            int top = (int) Math.floor(y);
            for (int corner = 0; corner < CORNERS; corner++) {
                int column = left + corner % 2;
                int row = top + corner / 2;
                if (column >= 0 && column < width && row >= 0 && row < height) {
                    int place = from + corner * size + pixel;
                    places[place] = (long) row * width + column;
                    shares[place] = (float) ((1 - Math.abs(x - column)) * (1 - Math.abs(y - row)));
                }
            }
        }
    }
}
