package org.inversight.ui.people;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One number of a portrait that can be turned.
 *
 * @param id unique, e.g. {@code trait-hair-tone}
 * @param group what it belongs to, e.g. {@code Hair}
 * @param title under its group
 * @param meaning without a full stop
 * @param min smallest value
 * @param max largest value
 * @param unit empty for a pure number
 * @param choices words of which the value is a position; empty for a number
 * @param value reads it
 * @param change writes it
 */
@RecordBuilder
public record Dial(
        String id,
        String group,
        String title,
        String meaning,
        double min,
        double max,
        String unit,
        List<String> choices,
        ToDoubleFunction<Portrait> value,
        Change change) {

    /** The same portrait with another value. */
    @FunctionalInterface
    public interface Change {
        Portrait with(Portrait before, double value);
    }

    /** The value of a portrait. */
    public double of(Portrait portrait) {
        return value.applyAsDouble(portrait);
    }

    /** The portrait with this value, or the nearest that it takes. */
    public Portrait turn(Portrait portrait, double to) {
        return change.with(portrait, Math.clamp(to, min, max));
    }
}
