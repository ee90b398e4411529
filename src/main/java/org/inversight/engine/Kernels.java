package org.inversight.engine;

import org.jspecify.annotations.Nullable;

/**
 * Whose kernels compute convolutions and dense layers.
 *
 * @param name {@code onednn}, {@code native} (PyTorch's own, oneDNN switched off or not there) or {@code cuda}
 * @param because why they are not the first choice, in one sentence; empty where they are
 */
public record Kernels(String name, String because) {

    static final String ONEDNN = "onednn";
    static final String NATIVE = "native";
    static final String CUDA = "cuda";

    /** {@return whether the first choice of this device computes} */
    public boolean firstChoice() {
        return because.isEmpty();
    }

    /** {@return {@link #because}, or null where the first choice computes} */
    public @Nullable String reason() {
        return firstChoice() ? null : because;
    }

    /** {@return the name as shown} */
    public String title() {
        return switch (name) {
            case ONEDNN -> "oneDNN";
            case CUDA -> "CUDA";
            default -> "PyTorch's own kernels";
        };
    }
}
