package org.inversight.data;

/** Makes pictures square and small. */
final class Squares {

    private Squares() {}

    /**
     * The middle squares of pictures with this side. They are halved by means of 2 x 2 pixels while
     * they are at least twice as large, and then resized bilinearly, so that no pixel is passed
     * over.
     */
    static Images of(Images images, int side) {
        Images square = middle(images);
        while (square.width() >= 2 * side) {
            square = halved(square);
        }
        return square.resized(side, side);
    }

    private static Images middle(Images images) {
        int side = Math.min(images.height(), images.width());
        if (images.height() == images.width()) {
            return images;
        }
        int top = (images.height() - side) / 2;
        int left = (images.width() - side) / 2;
        int planes = images.count() * images.channels();
        float[] out = new float[planes * side * side];
        for (int row = 0; row < planes * side; row++) {
            int from = (row / side * images.height() + top + row % side) * images.width() + left;
            System.arraycopy(images.pixels(), from, out, row * side, side);
        }
        return new Images(images.count(), images.channels(), side, side, out);
    }

    private static Images halved(Images images) {
        int width = images.width();
        int side = width / 2;
        int planes = images.count() * images.channels();
        float[] in = images.pixels();
        float[] out = new float[planes * side * side];
        for (int plane = 0; plane < planes; plane++) {
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    int from = (plane * width + 2 * y) * width + 2 * x;
                    out[(plane * side + y) * side + x] =
                            (in[from] + in[from + 1] + in[from + width] + in[from + width + 1]) / 4;
                }
            }
        }
        return new Images(images.count(), images.channels(), side, side, out);
    }
}
