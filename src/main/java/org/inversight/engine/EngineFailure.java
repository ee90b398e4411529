package org.inversight.engine;

/** The engine cannot start or compute. */
public sealed class EngineFailure extends Exception permits WrongArithmetic {

    private static final long serialVersionUID = 1L;

    EngineFailure(String message) {
        super(message);
    }

    EngineFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
