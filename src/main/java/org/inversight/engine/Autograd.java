package org.inversight.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Reverse-mode differentiation on plain arrays.
 *
 * <p>Gradients accumulate in libtorch, and DJL can neither reset nor replace them. A variable is therefore a fresh leaf
 * of every step ({@link #variable}): it is made inside the step's scope, differentiated once and closed with the scope.
 * Network parameters, which live longer, are cleared with {@link #clear}.
 */
public final class Autograd {

    private Autograd() {}

    /**
     * Turns the recording of operations on or off for the calling thread.
     *
     * @param on whether later operations are recorded
     */
    public static void record(boolean on) {
        JniUtils.setGradMode(on);
    }

    /** {@return whether operations of the calling thread are recorded} */
    public static boolean recording() {
        return JniUtils.isGradMode();
    }

    /**
     * Turns the recording of the calling thread's operations on or off for a while.
     *
     * @param on whether operations are recorded
     * @return closed when the while is over
     */
    public static Mode mode(boolean on) {
        boolean before = recording();
        JniUtils.setGradMode(on);
        return () -> JniUtils.setGradMode(before);
    }

    /** Closed, operations are recorded or not as they were before. */
    public interface Mode extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * {@return a differentiable copy of {@code value} in {@code scope}}
     *
     * @param scope the step's scope, which owns the copy
     * @param value any array; it stays as it is
     */
    public static NDArray variable(NDManager scope, NDArray value) {
        NDArray copy = value.duplicate();
        copy.attach(scope);
        copy.setRequiresGradient(true);
        return copy;
    }

    /**
     * Back-propagates a scalar.
     *
     * @param loss array of one element
     */
    public static void backward(NDArray loss) {
        try (NDArray one = loss.getManager().ones(loss.getShape())) {
            JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
        }
    }

    /**
     * {@return the gradient that {@link #backward} left in {@code variable}, owned by {@code scope}; zero if the loss
     * does not depend on it}
     *
     * @param scope the step's scope
     * @param variable made by {@link #variable}
     * @throws IllegalStateException if the array is no variable
     */
    public static NDArray gradient(NDManager scope, NDArray variable) {
        NDArray gradient = variable.getGradient();
        if (gradient == null) {
            throw new IllegalStateException("the loss does not depend on this variable");
        }
        gradient.attach(scope);
        return gradient;
    }

    /**
     * Sets the accumulated gradient of a long-lived parameter to zero. One that is NaN or infinite becomes NaN;
     * training stops on it anyway.
     *
     * @param parameter an array that training moves; one without a gradient stays as it is
     */
    public static void clear(NDArray parameter) {
        try (NDArray gradient = parameter.getGradient()) {
            if (gradient != null) {
                gradient.muli(0);
            }
        }
    }
}
