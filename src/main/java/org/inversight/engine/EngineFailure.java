package org.inversight.engine;

/** The engine cannot start or compute; the message is one sentence for the user. */
public sealed class EngineFailure extends Exception permits WrongArithmetic {

    private static final long serialVersionUID = 1L;

    public EngineFailure(String message) {
        super(message);
    }

    public EngineFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
