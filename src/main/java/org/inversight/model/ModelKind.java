package org.inversight.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a model does. */
public enum ModelKind {
    /** Image to class scores. */
    @JsonProperty("classifier")
    CLASSIFIER("classifier"),
    /** Latent vector to image. */
    @JsonProperty("generator")
    GENERATOR("generator"),
    /** Image to realism: one score, or K logits whose sum of exponentials is the realism. */
    @JsonProperty("critic")
    CRITIC("critic");

    private final String title;

    ModelKind(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
