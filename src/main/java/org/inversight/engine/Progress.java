package org.inversight.engine;

import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** Where a long job says how far it is, and learns that it should end. */
public interface Progress {

    /** Ignores reports, and is never cancelled. */
    Progress NONE = of((what, fraction) -> {}, () -> false);

    /**
     * {@return a progress that is made of these two}
     *
     * @param report is called with what is done and the share that is done
     * @param cancelled whether the job is to end
     */
    static Progress of(BiConsumer<String, Double> report, BooleanSupplier cancelled) {
        return new Progress() {
            @Override
            public void report(String what, double fraction) {
                report.accept(what, fraction);
            }

            @Override
            public boolean cancelled() {
                return cancelled.getAsBoolean();
            }
        };
    }

    /**
     * Tells where the job is.
     *
     * @param what in a few words
     * @param fraction 0..1, or negative where it cannot be known
     */
    void report(String what, double fraction);

    /** {@return whether somebody asked the job to end} */
    boolean cancelled();

    /**
     * Breaks off where the job is to end.
     *
     * @throws CancellationException if the job is to end
     */
    default void check() {
        if (cancelled()) {
            throw new CancellationException("cancelled");
        }
    }
}
