package org.inversight.data;

import org.inversight.model.ModelCard;

/**
 * What images are wanted as. Files of another shape are cropped to their middle; larger ones are reduced to this size,
 * smaller ones keep theirs.
 *
 * @param channels 1 or 3
 * @param height in pixels; 0 for that of the largest image
 * @param width in pixels; 0 for that of the largest image
 */
public record ImageForm(int channels, int height, int width) {

    /** Images of this number of channels, in the size of the largest. */
    public static ImageForm ofChannels(int channels) {
        return new ImageForm(channels, 0, 0);
    }

    /** What a model takes. */
    public static ImageForm of(ModelCard card) {
        return new ImageForm(card.channels(), card.height(), card.width());
    }

    /** The same shape, enlarged until the height is this at least. */
    public ImageForm atLeast(int otherHeight) {
        return otherHeight <= height
                ? this
                : new ImageForm(channels, otherHeight, Math.round(width * (float) otherHeight / height));
    }
}
