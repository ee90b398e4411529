package org.inversight.engine;

/** The engine cannot start or compute; the message is one sentence for the user. */
public final class EngineFailure extends Exception {

    private static final long serialVersionUID = 1L;

    public EngineFailure(String message) {
        super(message);
    }

    public EngineFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
