package org.inversight.people;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Something that a viewer would say of a person, in words; {@link Attributes} lists them.
 *
 * @param name in files and tables, e.g. {@code hair colour}
 * @param values the words, of which exactly one holds
 * @param index which of them holds for a person, a position in {@code values}
 */
public record DrawnAttribute(String name, List<String> values, ToIntFunction<Identity> index) {

    public DrawnAttribute {
        values = List.copyOf(values);
    }

    /** Position of the value that holds for this person. */
    public int of(Identity person) {
        return index.applyAsInt(person);
    }

    /** The value that holds for this person. */
    public String word(Identity person) {
        return values.get(of(person));
    }
}
