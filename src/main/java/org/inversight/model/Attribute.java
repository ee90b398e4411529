package org.inversight.model;

import java.util.List;

/**
 * Something about a person that can be read off an image.
 *
 * @param name e.g. {@code glasses}
 * @param values what it can be, in the order of a reader's outputs
 */
public record Attribute(String name, List<String> values) {

    /** Fills in what a file may lack. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public Attribute {
        values = values == null ? List.of() : List.copyOf(values);
    }
}
