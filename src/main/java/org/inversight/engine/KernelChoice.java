package org.inversight.engine;

import ai.djl.ndarray.NDManager;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Chooses kernels that compute right: the device's first choice if its arithmetic is right, else PyTorch's own with
 * oneDNN switched off, checked again, else none.
 *
 * @param fault what is wrong with the arithmetic of a manager's device, or null ({@link Arithmetic#fault})
 */
record KernelChoice(Function<NDManager, @Nullable String> fault, Switch oneDnn) {

    /** Of oneDNN. */
    interface Switch {

        /** Whether the library has oneDNN. */
        boolean available();

        /** Turns it on or off; the next operation follows. */
        void set(boolean on);
    }

    /**
     * Checks, and remedies what can be remedied.
     *
     * @throws WrongArithmetic if the machine computes wrong numbers whatever is done
     */
    Kernels checked(NDManager root) throws WrongArithmetic {
        boolean gpu = root.getDevice().isGpu();
        boolean first = !gpu && oneDnn.available();
        if (first) {
            // an engine that ran before in this process may have turned it off
            oneDnn.set(true);
        }
        String wrong = fault.apply(root);
        if (wrong == null) {
            return new Kernels(gpu ? Kernels.CUDA : first ? Kernels.ONEDNN : Kernels.NATIVE, "");
        }
        if (gpu) {
            throw new WrongArithmetic(
                    "The graphics card computes wrong numbers (%s); choose the processor (--device cpu), or mend its driver."
                            .formatted(wrong));
        }
        if (!first) {
            throw new WrongArithmetic(
                    "PyTorch computes wrong numbers on this processor (%s), so nothing is computed; try another machine."
                            .formatted(wrong));
        }
        oneDnn.set(false);
        String still = fault.apply(root);
        if (still != null) {
            throw new WrongArithmetic(
                    "PyTorch computes wrong numbers on this processor (%s), without oneDNN too; set ONEDNN_MAX_CPU_ISA=SSE41 in the environment, or try another machine."
                            .formatted(still));
        }
        return new Kernels(Kernels.NATIVE, "With oneDNN %s, so PyTorch's own kernels compute.".formatted(wrong));
    }
}
