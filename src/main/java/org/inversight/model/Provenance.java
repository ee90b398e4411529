package org.inversight.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a model comes from.
 *
 * @param madeBy program or person
 * @param data what it was trained on
 * @param split which part of it
 * @param command what makes it again
 * @param seed of the training
 * @param licence of the weights
 * @param departures how the training or the network differs from the published one, a sentence each
 */
public record Provenance(
        @Nullable String madeBy,
        @Nullable String data,
        @Nullable String split,
        @Nullable String command,
        @Nullable Long seed,
        @Nullable String licence,
        List<String> departures) {

    /** Nothing is known. */
    public static final Provenance UNKNOWN = new Provenance(null, null, null, null, null, null, List.of());

    /** Fills in what a file may lack. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public Provenance {
        departures = departures == null ? List.of() : List.copyOf(departures);
    }
}
