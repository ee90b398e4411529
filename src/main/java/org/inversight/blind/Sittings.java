package org.inversight.blind;

import java.util.ArrayList;
import java.util.List;

/**
 * All decks of one run that a viewer answered, as they are kept with the run.
 *
 * @param all in the order in which they were begun
 */
public record Sittings(List<Sitting> all) {

    /** Nobody answered anything. */
    public static final Sittings NONE = new Sittings(List.of());

    /** Copies the list. */
    public Sittings {
        all = List.copyOf(all);
    }

    /** {@return the same with this one behind, which replaces one of its seed} */
    public Sittings with(Sitting sitting) {
        List<Sitting> more = new ArrayList<>(all);
        more.removeIf(other -> other.seed() == sitting.seed());
        more.add(sitting);
        return new Sittings(more);
    }

    /** {@return all answers, in the order in which they were given} */
    public List<Answer> answers() {
        return all.stream().flatMap(sitting -> sitting.answers().stream()).toList();
    }

    /** {@return the rates over all answers} */
    public RateTable rates() {
        return RateTable.of(answers());
    }
}
