package org.inversight.train;

/** A training cannot go on. */
public final class TrainingFailure extends Exception {

    private static final long serialVersionUID = 1L;

    public TrainingFailure(String message) {
        super(message);
    }
}
