package org.inversight.attack;

import java.util.List;

/**
 * What one step computed.
 *
 * @param terms of the loss, before the step moved anything
 * @param converged whether nothing is left to do
 */
public record StepResult(List<LossTerm> terms, boolean converged) {

    public StepResult {
        terms = List.copyOf(terms);
    }
}
