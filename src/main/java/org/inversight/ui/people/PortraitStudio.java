package org.inversight.ui.people;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.inversight.data.Images;
import org.inversight.people.Portraits;
import org.jspecify.annotations.Nullable;

/** Draws portraits away from the window's thread. */
public final class PortraitStudio implements AutoCloseable {

    private final Executor ui;

    /** One thread for the portrait that is turned, so that it never waits for a page of others. */
    private final ThreadPoolExecutor live = thread("portrait");

    private final ThreadPoolExecutor many = thread("portraits");
    private final AtomicReference<@Nullable Runnable> newest = new AtomicReference<>();

    /** @param ui where images are handed over */
    PortraitStudio(Executor ui) {
        this.ui = ui;
    }

    private static ThreadPoolExecutor thread(String name) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name(name).daemon().factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Draws the newest portrait that was asked for; what came meanwhile is passed over. */
    public void live(Portrait portrait, int size, Consumer<Images> shown) {
        Runnable job = () -> hand(draw(portrait, size), shown);
        if (newest.getAndSet(job) == null) {
            live.execute(() -> {
                Runnable now = newest.getAndSet(null);
                if (now != null) {
                    now.run();
                }
            });
        }
    }

    /**
     * Draws when its turn comes.
     *
     * @param wanted asked then: whether anybody still looks there
     */
    public void later(Supplier<Portrait> portrait, int size, BooleanSupplier wanted, Consumer<Images> shown) {
        many.execute(() -> {
            if (wanted.getAsBoolean()) {
                hand(draw(portrait.get(), size), shown);
            }
        });
    }

    private static Images draw(Portrait portrait, int size) {
        return Portraits.draw(portrait.person(), portrait.image(), size);
    }

    private void hand(Images drawn, Consumer<Images> shown) {
        ui.execute(() -> shown.accept(drawn));
    }

    @Override
    public void close() {
        live.shutdownNow();
        many.shutdownNow();
    }
}
