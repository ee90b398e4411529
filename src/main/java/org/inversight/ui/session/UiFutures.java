package org.inversight.ui.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Brings answers of the laboratory to the window's thread. */
public final class UiFutures {

    private UiFutures() {}

    /**
     * Has something done once there is an answer.
     *
     * @param ui where it is done; what goes wrong there is reported there, and not kept in a future that nobody reads
     * @param action is called with the answer, or why there is none; the other of the two is null
     */
    public static <T> void take(CompletableFuture<T> answer, Executor ui, BiConsumer<T, Throwable> action) {
        CompletableFuture<T> unused =
                answer.whenComplete((value, failure) -> ui.execute(() -> action.accept(value, failure)));
    }

    /**
     * Has files looked at on a thread of their own, since a disk may be slow.
     *
     * @param work reads files and changes nothing
     * @param action as in {@link #take}
     */
    public static <T> void look(Supplier<T> work, Executor ui, BiConsumer<T, Throwable> action) {
        take(
                CompletableFuture.supplyAsync(
                        work,
                        task -> Thread.ofPlatform().name("looking").daemon().start(task)),
                ui,
                action);
    }
}
