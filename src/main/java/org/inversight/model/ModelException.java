package org.inversight.model;

/** A model cannot be used. */
public final class ModelException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * A failure that was found by looking.
     *
     * @param message what was expected, what was found, what to do
     */
    public ModelException(String message) {
        super(message);
    }

    /**
     * A failure that was thrown by reading or running.
     *
     * @param message what was expected, what was found, what to do
     * @param cause what was thrown
     */
    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
