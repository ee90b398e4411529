package org.inversight.people;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Noise;
import org.inversight.engine.Progress;

/**
 * Images of synthetic people, each of which can be drawn without the others. The first images are one of each person,
 * then comes a second of each, so that a shorter set has fewer images before it has fewer people.
 *
 * @param population where people and images come from
 * @param frame how much of a person an image shows
 * @param stream tells sets of one seed apart: no two streams share a person
 * @param seed of everything
 * @param people how many there are at most
 * @param count images in all
 */
public record PortraitSet(Population population, ImageFrame frame, long stream, long seed, int people, int count) {

    private static final long PERSON = 1;
    private static final long IMAGE = 2;

    public PortraitSet {
        if (people < 1 || count < 1) {
            throw new IllegalArgumentException(
                    "A set needs a person and an image, not %d and %d.".formatted(people, count));
        }
        people = Math.min(people, count);
    }

    /** The person of an image. */
    public int personOf(int image) {
        return image % people;
    }

    /** Images of a person. */
    public int imagesOf(int person) {
        return (count - person - 1) / people + 1;
    }

    /** Who a person is. */
    public Identity person(int person) {
        return PersonDraw.draw(population.people(), Noise.keyed(seed, stream, PERSON, person));
    }

    /** What a person is called: those of the private set have names, all others numbers. */
    public String name(int person) {
        return stream == PeopleSet.PRIVATE.ordinal() ? Names.of(person) : "person %04d".formatted(person + 1);
    }

    /** How an image was taken. */
    public Nuisance nuisance(int image) {
        return ImageDraw.draw(population.images(), frame, Noise.keyed(seed, stream, IMAGE, image));
    }

    /**
     * One image.
     *
     * @param size of a side in pixels
     */
    public Images image(int image, int size) {
        return Portraits.draw(person(personOf(image)), nuisance(image), size);
    }

    /**
     * All images, each labelled with its person; drawn on all processors.
     *
     * @param size of a side in pixels
     * @param progress told now and then, and asked whether to go on
     */
    public LabelledImages draw(int size, Progress progress) {
        int stride = 3 * size * size;
        float[] pixels = new float[Math.multiplyExact(count, stride)];
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, count).parallel().forEach(i -> {
            progress.check();
            float[] one = image(i, size).pixels();
            System.arraycopy(one, 0, pixels, i * stride, stride);
            int drawn = done.incrementAndGet();
            if (drawn % 200 == 0) {
                progress.report("drawing people", (double) drawn / count);
            }
        });
        return new LabelledImages(
                new Images(count, 3, size, size, pixels),
                IntStream.range(0, count).map(this::personOf).toArray());
    }
}
