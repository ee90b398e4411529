package org.inversight.engine;

/**
 * How the engine computes.
 *
 * @param device {@code auto}, {@code cpu} or {@code gpu:N}
 * @param threads of libtorch; 0 asks for the program's own rule ({@link #defaultThreads})
 */
public record EngineSettings(String device, int threads) {

    /** The best device there is, and the program's own number of threads. */
    public static final EngineSettings DEFAULT = new EngineSettings("auto", 0);

    /**
     * {@return the number of threads by the program's rule, the same for window and command line: every processor up to
     * two, then half of them (the other half are usually the same cores seen twice), at most eight}
     */
    public static int defaultThreads() {
        int processors = Runtime.getRuntime().availableProcessors();
        return Math.clamp(processors / 2, Math.min(2, processors), 8);
    }

    /** More threads than this only wait for one another; a document of a larger machine has fewer. */
    static int mostThreads() {
        return Math.max(16, 4 * Runtime.getRuntime().availableProcessors());
    }

    /**
     * {@return the same number, if this machine can use it}
     *
     * @param threads to be checked
     * @throws IllegalArgumentException if it is below 1 or above the larger of 16 and four a processor
     */
    public static int checkedThreads(int threads) {
        if (threads < 1 || threads > mostThreads()) {
            throw new IllegalArgumentException(
                    "--threads takes a number from 1 to %d on this machine of %d processors, not %d."
                            .formatted(mostThreads(), Runtime.getRuntime().availableProcessors(), threads));
        }
        return threads;
    }

    /** {@return the number of threads that is really used} */
    public int effectiveThreads() {
        return threads > 0 ? threads : defaultThreads();
    }
}
