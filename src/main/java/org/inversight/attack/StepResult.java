package org.inversight.attack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one step computed.
 *
 * @param terms of the loss, before the step moved anything; the same names after every step
 * @param stop why there is no next step, or null where there is one
 * @param made whether the step was made; one that was not has no terms
 */
public record StepResult(List<LossTerm> terms, @Nullable Stop stop, boolean made) {

    /** Copies the terms. */
    public StepResult {
        terms = List.copyOf(terms);
    }

    /**
     * A step that was made.
     *
     * @param terms of the loss
     * @param stop why there is no next step, or null where there is one
     */
    public StepResult(List<LossTerm> terms, @Nullable Stop stop) {
        this(terms, stop, true);
    }

    /** A step after which the attack goes on. */
    StepResult(List<LossTerm> terms) {
        this(terms, null);
    }

    /** A step that is not made, because there is none any more. */
    static StepResult none(Stop stop) {
        return new StepResult(List.of(), stop, false);
    }

    /** {@return the first term that is NaN or infinite; null where all are finite} */
    public @Nullable LossTerm diverged() {
        return terms.stream()
                .filter(term -> !Double.isFinite(term.value()))
                .findFirst()
                .orElse(null);
    }

    /**
     * The end that an attack has by itself.
     *
     * @param budget whether the query budget is spent; otherwise nothing is left to do
     * @param why a clause that follows a colon, without a full stop
     */
    public record Stop(boolean budget, String why) {}
}
