package org.inversight.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an attacker can see of a classifier, the most first. */
public enum Access {
    /** The network itself, so that gradients flow through it. */
    @JsonProperty("weights")
    WEIGHTS("weights"),
    /** The probability of every class. */
    @JsonProperty("scores")
    SCORES("scores"),
    /** The likeliest class and nothing else. */
    @JsonProperty("labels")
    LABELS("labels");

    private final String word;

    Access(String word) {
        this.word = word;
    }

    /**
     * {@return whether who has this has that as well: weights give scores, and scores give labels}
     *
     * @param other access that may be contained in this
     */
    public boolean gives(Access other) {
        return compareTo(other) <= 0;
    }

    @Override
    public String toString() {
        return word;
    }
}
