package org.inversight.data;

/**
 * Two sets of images of one size as one, the second behind the first.
 *
 * @param first keeps its positions
 * @param second begins where the first ends
 */
public record ImageUnion(ImageSet first, ImageSet second) implements ImageSet {

    public ImageUnion {
        if (first.channels() != second.channels()
                || first.height() != second.height()
                || first.width() != second.width()) {
            throw new IllegalArgumentException("Images of %d x %d x %d and of %d x %d x %d do not make one set."
                    .formatted(
                            first.channels(),
                            first.height(),
                            first.width(),
                            second.channels(),
                            second.height(),
                            second.width()));
        }
    }

    @Override
    public int count() {
        return first.count() + second.count();
    }

    @Override
    public int channels() {
        return first.channels();
    }

    @Override
    public int height() {
        return first.height();
    }

    @Override
    public int width() {
        return first.width();
    }

    @Override
    public Images select(int[] positions) {
        int stride = channels() * height() * width();
        float[] pixels = new float[positions.length * stride];
        for (int i = 0; i < positions.length; i++) {
            int in = positions[i] - first.count();
            Images one = in < 0 ? first.select(new int[] {positions[i]}) : second.select(new int[] {in});
            System.arraycopy(one.pixels(), 0, pixels, i * stride, stride);
        }
        return new Images(positions.length, channels(), height(), width(), pixels);
    }
}
