package org.inversight.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the weights are stored. */
public enum ModelFormat {
    /** A TorchScript archive, scripted, traced or frozen. */
    @JsonProperty("torchscript")
    TORCHSCRIPT,
    /** A safetensors file for one of this project's architectures. */
    @JsonProperty("native")
    NATIVE
}
