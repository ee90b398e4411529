package org.inversight.engine;

/** This machine computes wrong numbers, whatever is done; the message is one sentence. */
public final class WrongArithmetic extends EngineFailure {

    private static final long serialVersionUID = 1L;

    public WrongArithmetic(String message) {
        super(message);
    }
}
