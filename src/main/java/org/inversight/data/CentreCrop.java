package org.inversight.data;

/** Brings images into one shape without squeezing them. */
final class CentreCrop {

    private CentreCrop() {}

    /**
     * The middle of images in this height and width. They are halved by means of 2 x 2 pixels while they are at least
     * twice as large, and then resized bilinearly, so that no pixel is passed over.
     */
    static Images to(Images images, int height, int width) {
        return shrunk(middle(images, height, width), height, width).resized(height, width);
    }

    /** The largest middle part of images whose sides are as this height to this width. */
    static Images middle(Images images, int height, int width) {
        int newHeight = Math.min(images.height(), Math.max(1, Math.round(images.width() * (float) height / width)));
        int newWidth = Math.min(images.width(), Math.max(1, Math.round(images.height() * (float) width / height)));
        if (newHeight == images.height() && newWidth == images.width()) {
            return images;
        }
        int top = (images.height() - newHeight) / 2;
        int left = (images.width() - newWidth) / 2;
        int rows = images.count() * images.channels() * newHeight;
        float[] out = new float[rows * newWidth];
        for (int row = 0; row < rows; row++) {
            int plane = row / newHeight;
            int from = (plane * images.height() + top + row % newHeight) * images.width() + left;
            System.arraycopy(images.pixels(), from, out, row * newWidth, newWidth);
        }
        return new Images(images.count(), images.channels(), newHeight, newWidth, out);
    }

    /** Halved as long as neither side falls below these. */
    private static Images shrunk(Images images, int height, int width) {
        Images small = images;
        while (small.height() >= 2 * height && small.width() >= 2 * width) {
            small = halved(small);
        }
        return small;
    }

    private static Images halved(Images images) {
        int width = images.width();
        int newHeight = images.height() / 2;
        int newWidth = width / 2;
        int planes = images.count() * images.channels();
        float[] in = images.pixels();
        float[] out = new float[planes * newHeight * newWidth];
        for (int plane = 0; plane < planes; plane++) {
            for (int y = 0; y < newHeight; y++) {
                for (int x = 0; x < newWidth; x++) {
                    int from = (plane * images.height() + 2 * y) * width + 2 * x;
                    out[(plane * newHeight + y) * newWidth + x] =
                            (in[from] + in[from + 1] + in[from + width] + in[from + width + 1]) / 4;
                }
            }
        }
        return new Images(images.count(), images.channels(), newHeight, newWidth, out);
    }
}
