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
    CRITIC("critic"),
    /** Image to an embedding whose closeness tells whether two images show one person. */
    @JsonProperty("verifier")
    VERIFIER("verifier"),
    /** Image to scores of the values of attributes. */
    @JsonProperty("attributes")
    ATTRIBUTES("attribute reader");

    private final String title;

    ModelKind(String title) {
        this.title = title;
    }

    /** {@return whether it evaluators images of any person, and is never attacked} */
    public boolean evaluator() {
        return this == VERIFIER || this == ATTRIBUTES;
    }

    @Override
    public String toString() {
        return title;
    }
}
