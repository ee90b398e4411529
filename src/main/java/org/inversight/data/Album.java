package org.inversight.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Some images of each class and the mean of all of them, for looking at.
 *
 * @param images the first few of each class, class by class
 * @param means one image per class, in the order of the classes
 * @param counts how many images each mean is of; not copied, never to be changed
 */
public record Album(LabelledImages images, LabelledImages means, int[] counts) {

    /**
     * @param all images of any number of classes, in any order
     * @param most images of a class that are kept
     */
    public static Album of(LabelledImages all, int most) {
        TreeMap<Integer, List<Integer>> positions = new TreeMap<>();
        for (int i = 0; i < all.labels().length; i++) {
            positions.computeIfAbsent(all.labels()[i], k -> new ArrayList<>()).add(i);
        }
        int stride = all.images().stride();
        float[] means = new float[positions.size() * stride];
        int[] counts = new int[positions.size()];
        List<Integer> kept = new ArrayList<>();
        int row = 0;
        for (List<Integer> own : positions.values()) {
            counts[row] = own.size();
            kept.addAll(own.subList(0, Math.min(most, own.size())));
            mean(all.images(), own, means, row * stride);
            row++;
        }
        Images like = all.images();
        return new Album(
                all.select(kept.stream().mapToInt(i -> i).toArray()),
                new LabelledImages(
                        new Images(counts.length, like.channels(), like.height(), like.width(), means),
                        positions.keySet().stream().mapToInt(k -> k).toArray()),
                counts);
    }

    private static void mean(Images images, List<Integer> positions, float[] into, int at) {
        int stride = images.stride();
        for (int position : positions) {
            for (int i = 0; i < stride; i++) {
                into[at + i] += images.pixels()[position * stride + i] / positions.size();
            }
        }
    }

    /** The classes of whom there are images, in rising order. */
    public List<Integer> classes() {
        return Arrays.stream(means.labels()).boxed().toList();
    }

    /** Whether there are images of this class. */
    public boolean knows(int classIndex) {
        return row(classIndex) >= 0;
    }

    /** The first few images of a class; none where there are none. */
    public Images of(int classIndex) {
        return images.ofClasses(k -> k == classIndex).images();
    }

    /**
     * The first image of each class, in this order.
     *
     * @param classIndices one at least; the album knows all of them
     */
    public Images firsts(List<Integer> classIndices) {
        return images.images()
                .select(classIndices.stream()
                        .mapToInt(k -> IntStream.range(0, images.labels().length)
                                .filter(i -> images.labels()[i] == k)
                                .findFirst()
                                .orElseThrow())
                        .toArray());
    }

    /** The mean of all images of a class that the album knows. */
    public Images mean(int classIndex) {
        return means.images().select(new int[] {row(classIndex)});
    }

    /** How many images there are of a class, those that were not kept included. */
    public int count(int classIndex) {
        return knows(classIndex) ? counts[row(classIndex)] : 0;
    }

    private int row(int classIndex) {
        return Arrays.binarySearch(means.labels(), classIndex);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Album album
                && album.images.equals(images)
                && album.means.equals(means)
                && Arrays.equals(album.counts, counts);
    }

    @Override
    public int hashCode() {
        return images.hashCode();
    }

    @Override
    public String toString() {
        return "album of %d classes".formatted(counts.length);
    }
}
