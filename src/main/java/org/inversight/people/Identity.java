package org.inversight.people;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who somebody is: a value for each {@link Trait}.
 *
 * @param values one value a trait, within its range
 */
public record Identity(Map<Trait, Double> values) {

    public Identity {
        EnumMap<Trait, Double> own = new EnumMap<>(Trait.class);
        own.putAll(values);
        for (Trait trait : Trait.values()) {
            Double value = own.get(trait);
            if (value == null || trait.nearest(value) != value) {
                throw new IllegalArgumentException("%s takes a value from %s to %s, not %s."
                        .formatted(trait.id(), trait.min(), trait.max(), value));
            }
        }
        values = Collections.unmodifiableMap(own);
    }

    /** Somebody in the middle of every range, with the first of all choices. */
    public static Identity middle() {
        EnumMap<Trait, Double> values = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            values.put(trait, trait.choice() ? 0 : (trait.min() + trait.max()) / 2);
        }
        return new Identity(values);
    }

    /** The value of a trait. */
    public double of(Trait trait) {
        return values.getOrDefault(trait, 0.0);
    }

    /** The same person but for one trait, which takes the nearest possible value. */
    public Identity with(Trait trait, double value) {
        EnumMap<Trait, Double> changed = new EnumMap<>(values);
        changed.put(trait, trait.nearest(value));
        return new Identity(changed);
    }

    /** How the hair is worn. */
    public HairStyle hairStyle() {
        return HairStyle.values()[(int) of(Trait.HAIR_STYLE)];
    }

    /** What grows below the nose. */
    public Beard beard() {
        return Beard.values()[(int) of(Trait.BEARD)];
    }

    /** Glasses, or none. */
    public Glasses glasses() {
        return Glasses.values()[(int) of(Trait.GLASSES)];
    }

    /** What is worn. */
    public Garment garment() {
        return Garment.values()[(int) of(Trait.GARMENT)];
    }

    /** Where a mole sits. */
    public Mark mark() {
        return Mark.values()[(int) of(Trait.MARK)];
    }

    /** What hangs from the ears. */
    public Earring earring() {
        return Earring.values()[(int) of(Trait.EARRINGS)];
    }

    /** Numbers as numbers and choices as words, by {@link Trait#id()}; for files. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        values.forEach((trait, value) ->
                document.put(trait.id(), trait.choice() ? trait.choices().get(value.intValue()) : (Object) value));
        return document;
    }
}
