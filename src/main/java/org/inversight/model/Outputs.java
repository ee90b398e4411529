package org.inversight.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a model returns. */
public enum Outputs {
    /** (n, K) class scores before softmax. */
    @JsonProperty("logits")
    LOGITS,
    /** ((n, d) penultimate features, (n, K) logits). */
    @JsonProperty("features+logits")
    FEATURES_AND_LOGITS,
    /** (n, c, h, w) pictures. */
    @JsonProperty("image")
    IMAGE,
    /** (n) or (n, 1) realism. */
    @JsonProperty("score")
    SCORE,
    /** (n, d) vectors of length one. */
    @JsonProperty("embedding")
    EMBEDDING
}
