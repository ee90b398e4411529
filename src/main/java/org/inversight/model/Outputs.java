package org.inversight.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a model returns. */
public enum Outputs {
    /** (n, K) class scores; what they mean is said apart. */
    @JsonProperty("logits")
    LOGITS,
    /** (n, d) penultimate features and (n, K) class scores. */
    @JsonProperty("features+logits")
    FEATURES_AND_LOGITS,
    /** (n) class indices and nothing else. */
    @JsonProperty("labels")
    LABELS,
    /** (n, c, h, w) images. */
    @JsonProperty("image")
    IMAGE,
    /** (n) or (n, 1) realism. */
    @JsonProperty("score")
    SCORE,
    /** (n, d) vectors of length one. */
    @JsonProperty("embedding")
    EMBEDDING
}
