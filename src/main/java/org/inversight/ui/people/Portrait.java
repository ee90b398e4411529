package org.inversight.ui.people;

import org.inversight.people.Identity;
import org.inversight.people.Nuisance;

/**
 * What a portrait is drawn from.
 *
 * @param person who it is
 * @param picture how the picture is taken
 */
public record Portrait(Identity person, Nuisance picture) {

    /** The same person in another picture. */
    public Portrait with(Nuisance other) {
        return new Portrait(person, other);
    }
}
