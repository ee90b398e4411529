package org.inversight.query;

import java.util.List;
import org.inversight.catalog.Described;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;

/**
 * A defence of the catalogue. Each has one strength, {@code defence.ID}, whose default leaves every answer as it is; so
 * no defence is chosen, and several can be on at once.
 *
 * @param entry what is told of it
 * @param strength its one parameter
 * @param factory makes it
 */
public record DefenceType(Entry entry, Parameter strength, Factory factory) implements Described {

    @Override
    public List<Parameter> parameters() {
        return List.of(strength);
    }

    /** Makes a defence. */
    public interface Factory {

        /**
         * {@return the defence at the strength that the values hold}
         *
         * @param values of all parameters of the run
         * @param seed of all random numbers
         */
        Defence create(Values values, long seed);
    }
}
