package org.inversight.ui.people;

import org.inversight.people.Identity;
import org.inversight.people.Nuisance;

/**
 * What a portrait is drawn from.
 *
 * @param person who it is
 * @param image how the image is taken
 */
public record Portrait(Identity person, Nuisance image) {

    /** The same person in another image. */
    public Portrait with(Nuisance other) {
        return new Portrait(person, other);
    }
}
