package org.inversight.ui.session;

/**
 * Five times a second. More cannot be read, and each change that is drawn takes time from the run; whatever keeps to the
 * beat changes in one pulse and is drawn once.
 */
public final class Beat {

    private static final long NANOS = 200_000_000L;

    private long last = -1;

    /** Whether it is time, asked once a pulse: all that ask in one pulse get the same answer. */
    public boolean falls(long now) {
        long beat = now / NANOS;
        boolean falls = beat != last;
        last = beat;
        return falls;
    }
}
