package org.inversight.query;

/** Changes the scores of a classifier before an attacker sees them. */
public interface Defence {

    /**
     * Changes the answer to one query, in place.
     *
     * @param scores what would be answered, one number per class, none negative
     * @param query its number, from 0; together with the seed it decides random numbers
     */
    void apply(double[] scores, long query);
}
