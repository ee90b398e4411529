package org.inversight.query;

/** Changes what a classifier answers before anybody outside sees it. */
public interface Defence {

    /**
     * Changes the answer to one question, in place.
     *
     * @param scores what would be answered, one number a class, none negative
     * @param question its number, from 0; together with the seed it decides random numbers
     */
    void apply(double[] scores, long question);
}
