package org.inversight.ui.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Progress;
import org.inversight.metric.Reading;
import org.inversight.metric.Similarity;
import org.inversight.people.Attributes;
import org.inversight.people.DrawnAttribute;
import org.inversight.people.ImageFrame;
import org.inversight.people.Names;
import org.inversight.people.PeopleSet;
import org.inversight.people.PortraitSet;

/** Sixty drawn people, and what evaluators of people might say of reconstructions of them. */
final class FakePeople {

    static final int COUNT = 60;
    static final int SIZE = 64;

    /** Private images of a person. */
    private static final int EACH = 3;

    private static final PortraitSet SET = PeopleSet.PRIVATE.of(ImageFrame.BUST, 0, EACH * COUNT);

    private FakePeople() {}

    static List<String> names() {
        return IntStream.range(0, COUNT).mapToObj(Names::of).toList();
    }

    /** All private images; drawing them takes a second or two. */
    static Album album() {
        LabelledImages all = SET.draw(SIZE, Progress.NONE);
        return Album.of(all, EACH);
    }

    /** An image of a person that is none of the private ones. */
    static float[] goal(int person, long seed) {
        int many = 1000;
        int which = (int) (EACH + Math.floorMod(seed, many));
        return PeopleSet.PRIVATE
                .of(ImageFrame.BUST, 0, COUNT * (EACH + many))
                .image(person + which * COUNT, SIZE)
                .pixels();
    }

    static Images generated(int count) {
        float[] pixels = new float[count * 3 * SIZE * SIZE];
        PortraitSet others = PeopleSet.PUBLIC.of(ImageFrame.BUST, 0, count);
        for (int i = 0; i < count; i++) {
            float[] one = others.image(i, SIZE).pixels();
            System.arraycopy(one, 0, pixels, i * one.length, one.length);
        }
        return new Images(count, 3, SIZE, SIZE, pixels);
    }

    /**
     * @param clear 0..1, how much of the person is to be seen
     */
    static Similarity similarity(int person, double clear) {
        double cosine = 0.05 + 0.7 * clear;
        int rank = 1 + (int) ((1 - clear) * (1 - clear) * (20 + person % 7));
        return new Similarity(cosine, rank, cosine >= 0.5, rank == 1 ? person : (person + 7) % COUNT);
    }

    static List<Reading> readings(int person, int image, double clear) {
        List<Reading> readings = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(31L * person + image);
        for (DrawnAttribute attribute : Attributes.ALL) {
            String truth = attribute.word(SET.person(person));
            String wrong =
                    attribute.values().get(random.nextInt(attribute.values().size()));
            readings.add(new Reading(attribute.name(), random.nextDouble() < 0.8 * clear ? truth : wrong, truth));
        }
        return readings;
    }
}
