package org.inversight.engine;

/** This machine computes wrong numbers, whatever is done. */
public final class WrongArithmetic extends EngineFailure {

    private static final long serialVersionUID = 1L;

    WrongArithmetic(String message) {
        super(message);
    }
}
