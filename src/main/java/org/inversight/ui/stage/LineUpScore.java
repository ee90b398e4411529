package org.inversight.ui.stage;

/**
 * How often the viewer was right about the reconstructions of one variant.
 *
 * @param sample whose people it was about
 * @param variant attack, identity loss and augmentation, as they are called
 * @param right line-ups in which the viewer named the right person
 * @param evaluated line-ups in which the viewer picked a person
 */
public record LineUpScore(String sample, String variant, int right, int evaluated) {

    LineUpScore with(boolean one) {
        return new LineUpScore(sample, variant, right + (one ? 1 : 0), evaluated + 1);
    }

    boolean comparable(LineUpScore other) {
        return sample.equals(other.sample) && !variant.equals(other.variant);
    }
}
