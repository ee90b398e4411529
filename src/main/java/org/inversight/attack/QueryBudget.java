package org.inversight.attack;

import org.inversight.catalog.Parameter;
import org.inversight.query.Oracle;
import org.jspecify.annotations.Nullable;

/** How many queries per run may ask: what is set, and what is said when it is used up. */
final class QueryBudget {

    private QueryBudget() {}

    static Parameter parameter(String attack) {
        return Parameter.whole(attack + ".budget")
                .titled("Query budget")
                .about("Most queries of the run, one per image; it ends before the step that would exceed them. 0 "
                        + "sets no limit.")
                .between(0, Integer.MAX_VALUE)
                .byDefault(0)
                .unit("queries")
                .zeroMeans("no limit")
                .from("none in the paper")
                .live();
    }

    /**
     * The end of a run that cannot afford its next step; null where it can.
     *
     * @param cost of the next step
     */
    static StepResult.@Nullable Stop stop(Oracle oracle, long cost) {
        return oracle.affords(cost)
                ? null
                : new StepResult.Stop(
                        true,
                        "%d queries are used, and the budget does not cover the %d of the next step"
                                .formatted(oracle.queries(), cost));
    }
}
