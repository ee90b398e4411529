package org.inversight.engine;

/**
 * Threads for computing whose arrays lie in the process's first heap. glibc gives its heaps to threads in turn; only
 * the first keeps freed pages as {@link NativeMemory} asks, since the others consist of parts of 64 MB that go back to
 * the system as soon as one is empty. Steps of large batches take longer there (docs/adr/0010).
 */
public final class ComputeThread {

    /** More than glibc has heaps on a machine of 64 processors' threads. */
    private static final int TRIES = 600;

    private ComputeThread() {}

    /**
     * {@return a thread that does not keep the process alive, not yet started}
     *
     * @param name of the thread
     * @param task what it runs
     */
    public static Thread of(String name, Runnable task) {
        NativeMemory.keepPages();
        return daemon(name, () -> search(name, task, TRIES));
    }

    /**
     * A thread has its heap for life, so another one is asked until one has the first; those before wait, since the
     * heap of a thread that has ended is given away first.
     */
    private static void search(String name, Runnable task, int tries) {
        if (tries == 0 || NativeMemory.onFirstHeap()) {
            task.run();
            return;
        }
        Thread.currentThread().setName("heap kept from " + name);
        Thread next = daemon(name, () -> search(name, task, tries - 1));
        next.start();
        await(next);
    }

    private static Thread daemon(String name, Runnable task) {
        return Thread.ofPlatform().name(name).daemon().unstarted(task);
    }

    /** Who interrupts a thread of {@link #of} means the one that works: an executor ends its idle threads so. */
    private static void await(Thread thread) {
        while (true) {
            try {
                thread.join();
                return;
            } catch (InterruptedException e) {
                thread.interrupt();
            }
        }
    }
}
