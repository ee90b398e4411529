package org.inversight.model;

/**
 * A model cannot be used; the message is one sentence: what was expected, what was found, what to
 * do.
 */
public final class ModelException extends Exception {

    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
