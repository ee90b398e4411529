package org.inversight.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.engine.Noise;

/**
 * One reconstruction beside six private people, for a viewer who is to say whom it shows. Each is shown by one of their
 * private images, which the target was trained on. Guessing is right once in six times.
 *
 * @param image position of the reconstruction in its run
 * @param people class indices of the six, in the order in which they are shown
 * @param shown position of the image of each in the album
 * @param answer which of the six it is, from 0
 * @param alike whether the five others are those who are most like the person; else they are anybody
 */
public record LineUp(int image, List<Integer> people, List<Integer> shown, int answer, boolean alike) {

    /** People in a line-up. */
    public static final int SIZE = 6;

    private static final long STREAM = 0x6c696e65757073L;

    /** Copies the lists. */
    public LineUp {
        people = List.copyOf(people);
        shown = List.copyOf(shown);
    }

    /**
     * {@return whether there are people enough}
     *
     * @param album private images
     */
    public static boolean possible(Album album) {
        return album.classes().size() >= SIZE;
    }

    /**
     * {@return a line-up for each image of a run, in random order; images of people of whom there is no private image
     * have none}
     *
     * @param persons class index that each image was made for
     * @param album private images
     * @param alike of each person those who are most like them, who are the five others; anybody where there are none
     * @param seed of the order, of the five others, and of where the right one stands
     */
    public static List<LineUp> draw(List<Integer> persons, Album album, Map<Integer, List<Integer>> alike, long seed) {
        RandomGenerator random = Noise.keyed(seed, STREAM);
        List<Integer> order = new ArrayList<>();
        for (int image = 0; image < persons.size(); image++) {
            if (album.knows(persons.get(image))) {
                order.add(image);
            }
        }
        Collections.shuffle(order, java.util.Random.from(random));
        List<LineUp> all = new ArrayList<>();
        for (int image : order) {
            int person = persons.get(image);
            all.add(draw(image, person, similar(person, album, alike), album, random));
        }
        return all;
    }

    /** The five who are most like somebody; nobody where that is not known of so many. */
    private static List<Integer> similar(int person, Album album, Map<Integer, List<Integer>> alike) {
        List<Integer> similar = alike.getOrDefault(person, List.of()).stream()
                .filter(other -> other != person && album.knows(other))
                .limit(SIZE - 1)
                .toList();
        return similar.size() == SIZE - 1 ? similar : List.of();
    }

    private static LineUp draw(int image, int person, List<Integer> similar, Album album, RandomGenerator random) {
        List<Integer> others = new ArrayList<>(similar.isEmpty() ? album.classes() : similar);
        others.remove(Integer.valueOf(person));
        List<Integer> people = new ArrayList<>();
        while (people.size() < SIZE - 1) {
            people.add(others.remove(random.nextInt(others.size())));
        }
        int answer = random.nextInt(SIZE);
        people.add(answer, person);
        List<Integer> shown = new ArrayList<>();
        for (int candidate : people) {
            int[] own = album.images().positions(k -> k == candidate);
            shown.add(own[random.nextInt(own.length)]);
        }
        return new LineUp(image, people, shown, answer, !similar.isEmpty());
    }

    /**
     * {@return one private image of each of the six}
     *
     * @param album from which this was drawn
     */
    public Images candidates(Album album) {
        return album.images().images().select(shown.stream().mapToInt(i -> i).toArray());
    }
}
