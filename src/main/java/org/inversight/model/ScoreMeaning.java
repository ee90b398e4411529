package org.inversight.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the class scores that a network returns mean. Everything but logits is brought to logits. */
public enum ScoreMeaning {
    /** Any numbers, whose softmax is the probabilities. */
    @JsonProperty("logits")
    LOGITS("logits"),
    /** Numbers in [0, 1] with the sum 1; their logarithm is taken. */
    @JsonProperty("probabilities")
    PROBABILITIES("probabilities"),
    /** Logarithms of probabilities, which are logits already; of one number, the logarithm of the other is added. */
    @JsonProperty("log-probabilities")
    LOG_PROBABILITIES("log-probabilities"),
    /** Numbers in [0, 1], each for itself; {@code log(p / (1 - p))} is taken. */
    @JsonProperty("sigmoids")
    SIGMOIDS("sigmoids");

    private final String word;

    ScoreMeaning(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
