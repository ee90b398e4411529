package org.inversight.people;

import java.util.Arrays;
import java.util.Locale;

/** The sets of drawn people; none has a person of another. */
public enum PeopleSet {
    /** Who is attacked: 60 people with 100 images each. */
    PRIVATE(60, 6_000),
    /** Other people of the same population: 5,000 people with 4 images each. */
    PUBLIC(5_000, 20_000),
    /** People of another population, as many. */
    SHIFTED(5_000, 20_000);

    private final int people;
    private final int count;

    PeopleSet(int people, int count) {
        this.people = people;
        this.count = count;
    }

    /** The usual number of images. */
    public int count() {
        return count;
    }

    /** The set with this number of images; its people are the same in each frame. */
    public PortraitSet of(ImageFrame frame, long seed, int images) {
        return new PortraitSet(
                this == SHIFTED ? Population.shifted() : Population.standard(), frame, ordinal(), seed, people, images);
    }

    /** As commands and files name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no set of this name */
    public static PeopleSet named(String id) {
        return Arrays.stream(values())
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--set takes one of %s, not \"%s\"."
                        .formatted(Arrays.stream(values()).map(PeopleSet::id).toList(), id)));
    }
}
