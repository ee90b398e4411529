package org.inversight.query;

/** Changes what a classifier answers before anybody outside sees it. */
public interface Defence {

    /**
     * Changes the answer to one query, in place.
     *
     * @param scores what would be answered, one number per class, none negative
     * @param query its number, from 0; together with the seed it decides random numbers
     */
    void apply(double[] scores, long query);
}
