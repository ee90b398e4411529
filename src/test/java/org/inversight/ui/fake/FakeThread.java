package org.inversight.ui.fake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does what it is given at once, or later in its order, as an optimiser thread on which something takes long. */
public final class FakeThread {

    private @Nullable List<Runnable> waiting;

    /** Tasks wait from now on. */
    public synchronized void occupy() {
        waiting = new ArrayList<>();
    }

    /** What waits is done. */
    public synchronized void free() {
        List<Runnable> tasks = waiting == null ? List.of() : waiting;
        waiting = null;
        tasks.forEach(Runnable::run);
    }

    synchronized void post(Runnable task) {
        if (waiting == null) {
            task.run();
        } else {
            waiting.add(task);
        }
    }
}
