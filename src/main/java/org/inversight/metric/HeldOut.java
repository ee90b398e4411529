package org.inversight.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.people.ImageFrame;
import org.inversight.people.Names;
import org.inversight.people.PeopleSet;
import org.inversight.people.PortraitSet;

/**
 * Genuine images of the attacked classes that are compared with other images of theirs, never with themselves. Of people
 * that this program draws they are drawn anew: no network of the samples has learnt from them, and the gallery is all
 * private images.
 * Of anybody else the private images are split: the second, fourth, ... of each class are held out, and the others are
 * the gallery of the verifier and of sets of images; distances are to all others. Target and evaluators may have learnt
 * from those.
 *
 * @param images held out
 * @param gallery that they are compared with
 * @param drawn whether they are drawn anew
 */
public record HeldOut(LabelledImages images, LabelledImages gallery, boolean drawn) {

    /** Images of a drawn person that the samples' models learn from; whatever comes later is held out. */
    private static final int LEARNT = 100;

    /** Sides of drawn images, in pixels. */
    private static final int SMALLEST = 32;

    private static final int LARGEST = 512;

    /** Images of eight bits differ by no more. */
    private static final float LEVEL = 1.5f / 255;

    /**
     * {@return held-out images of the target's classes}
     *
     * @param pool private images, labelled with classes of the target
     * @param classes names of the target's classes
     * @param each how many of each class, where they are drawn
     */
    public static HeldOut of(LabelledImages pool, List<String> classes, int each) {
        LabelledImages drawn = drawn(pool, classes, 0, each);
        return drawn.labels().length == 0 ? split(pool) : new HeldOut(drawn, pool, true);
    }

    /** Every other image of each class. */
    static HeldOut split(LabelledImages pool) {
        TreeMap<Integer, Integer> seen = new TreeMap<>();
        List<Integer> held = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < pool.labels().length; i++) {
            boolean odd = seen.merge(pool.labels()[i], 1, Integer::sum) % 2 == 1;
            (odd ? kept : held).add(i);
        }
        return new HeldOut(select(pool, held), select(pool, kept), false);
    }

    private static LabelledImages select(LabelledImages pool, List<Integer> positions) {
        return pool.select(positions.stream().mapToInt(i -> i).toArray());
    }

    /**
     * {@return further images of the people that this program draws; none of anybody else}
     *
     * @param pool private images, labelled with classes of the target
     * @param classes names of the target's classes
     * @param skipped of the held-out images of each
     * @param each how many of each
     */
    public static LabelledImages drawn(LabelledImages pool, List<String> classes, int skipped, int each) {
        Images like = pool.images();
        int people = classes.size();
        boolean named = people
                        == PeopleSet.PRIVATE
                                .of(ImageFrame.BUST, 0, PeopleSet.PRIVATE.count())
                                .people()
                && IntStream.range(0, people).allMatch(i -> classes.get(i).equals(Names.of(i)));
        for (ImageFrame frame : ImageFrame.values()) {
            if (named && drawn(pool, frame)) {
                int from = people * (Math.max(LEARNT, most(pool)) + skipped);
                PortraitSet set = PeopleSet.PRIVATE.of(frame, 0, from + people * each);
                float[] pixels = new float[people * each * like.stride()];
                IntStream.range(0, people * each).parallel().forEach(i -> {
                    float[] one = set.image(from + i, like.width()).pixels();
                    System.arraycopy(one, 0, pixels, i * like.stride(), like.stride());
                });
                return new LabelledImages(
                        new Images(people * each, like.channels(), like.height(), like.width(), pixels),
                        IntStream.range(0, people * each).map(set::personOf).toArray());
            }
        }
        return new LabelledImages(
                new Images(0, like.channels(), like.height(), like.width(), new float[0]), new int[0]);
    }

    /** Images of the person of whom there are most: what is in the pool is not held out. */
    private static int most(LabelledImages pool) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int label : pool.labels()) {
            counts.merge(label, 1, Integer::sum);
        }
        return counts.isEmpty() ? 0 : Collections.max(counts.values());
    }

    /** Whether the first private image of the first person is the one that the program draws. */
    private static boolean drawn(LabelledImages pool, ImageFrame frame) {
        int[] first = pool.positions(k -> k == 0);
        Images like = pool.images();
        boolean drawable = like.width() >= SMALLEST && like.width() <= LARGEST;
        if (first.length == 0 || !drawable || like.channels() != 3 || like.width() != like.height()) {
            return false;
        }
        float[] known = like.image(first[0]);
        float[] own = PeopleSet.PRIVATE.of(frame, 0, 1).image(0, like.width()).pixels();
        for (int i = 0; i < own.length; i++) {
            if (Math.abs(own[i] - known[i]) > LEVEL) {
                return false;
            }
        }
        return true;
    }
}
