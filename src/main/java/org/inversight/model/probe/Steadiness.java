package org.inversight.model.probe;

import ai.djl.ndarray.types.DataType;
import org.inversight.engine.TorchScriptNetwork;

/** Compares what a network gives for the same input: at once again, and alone. */
final class Steadiness {

    /** Of the largest number, for a second pass over the same batch. */
    private static final double AGAIN = 1e-5;

    /** Of the largest number, for another batch size: other kernels round in another order. */
    private static final double ALONE = 2e-3;

    /** The same for numbers of 16 bits. */
    private static final double COARSE = 5e-2;

    private Steadiness() {}

    /** Whether a second pass gave something else. */
    static boolean fresh(float[] first, float[] second) {
        return differs(first, second, AGAIN);
    }

    /**
     * Whether an input alone gave something else than among others.
     *
     * @param among the first row of the batch
     */
    static boolean social(float[] among, float[] alone, Subject subject) {
        boolean coarse = subject.network() instanceof TorchScriptNetwork script
                && (script.type() == DataType.FLOAT16 || script.type() == DataType.BFLOAT16);
        return differs(among, alone, coarse ? COARSE : ALONE);
    }

    /** Whether the two differ as little as numbers of few bits do. */
    static boolean nearly(float[] among, float[] alone) {
        return !differs(among, alone, COARSE);
    }

    private static boolean differs(float[] a, float[] b, double tolerance) {
        double scale = 1e-6;
        for (float value : a) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int i = 0; i < a.length; i++) {
            if (Math.abs(a[i] - b[i]) > tolerance * scale) {
                return true;
            }
        }
        return false;
    }
}
