package org.inversight.run;

/**
 * Why a run ended.
 *
 * @param reason for programs
 * @param sentence for people: what ended it, when, and where something went wrong what to do
 */
public record Ending(Reason reason, String sentence) {

    /** For programs; {@link #id} is what JSON says. */
    public enum Reason {
        STEPS("steps"),
        CONVERGED("converged"),
        STOPPED("stopped"),
        DIVERGED("diverged"),
        BUDGET("budget"),
        OUT_OF_MEMORY("out-of-memory"),
        FAILED("failed");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }
}
