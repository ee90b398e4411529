package org.inversight.data;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Images with a class each.
 *
 * @param images the images
 * @param labels class of each image; not copied, never to be changed
 */
public record LabelledImages(Images images, int[] labels) {

    public LabelledImages {
        if (images.count() != labels.length) {
            throw new IllegalArgumentException("%d images, but %d labels".formatted(images.count(), labels.length));
        }
    }

    /** The images at these positions with their labels. */
    public LabelledImages select(int[] positions) {
        return new LabelledImages(
                images.select(positions),
                Arrays.stream(positions).map(i -> labels[i]).toArray());
    }

    /** The images whose label passes. */
    public LabelledImages ofClasses(IntPredicate wanted) {
        return select(positions(wanted));
    }

    /** The first image of each class, by class. */
    public LabelledImages onePerClass() {
        TreeMap<Integer, Integer> first = new TreeMap<>();
        for (int i = 0; i < labels.length; i++) {
            first.putIfAbsent(labels[i], i);
        }
        return select(first.values().stream().mapToInt(i -> i).toArray());
    }

    /** Positions of the images whose label passes. */
    public int[] positions(IntPredicate wanted) {
        return IntStream.range(0, labels.length)
                .filter(i -> wanted.test(labels[i]))
                .toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelledImages set && set.images.equals(images) && Arrays.equals(set.labels, labels);
    }

    @Override
    public int hashCode() {
        return 31 * images.hashCode() + Arrays.hashCode(labels);
    }

    @Override
    public String toString() {
        return "labelled " + images;
    }
}
