package org.inversight.metric;

/**
 * What an attribute reader sees in one reconstruction, beside the truth.
 *
 * @param attribute e.g. {@code glasses}
 * @param read value that the reader finds likeliest
 * @param truth value of the attacked person
 */
public record Reading(String attribute, String read, String truth) {

    /** {@return whether the reconstruction gives the attribute away} */
    public boolean recovered() {
        return read.equals(truth);
    }
}
