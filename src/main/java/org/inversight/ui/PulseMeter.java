package org.inversight.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.inversight.bench.Spread;
import org.jspecify.annotations.Nullable;

/** Notes when a window's pulses come, and how soon a pressed key is answered. All on the window's thread. */
final class PulseMeter {

    private static final double MILLI = 1e6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Double> intervals = new ArrayList<>();
    private final List<Double> work = new ArrayList<>();
    private final List<Double> layouts = new ArrayList<>();
    private final List<Double> handled = new ArrayList<>();
    private final List<Double> answered = new ArrayList<>();
    private final Runnable laidOut = this::laidOut;
    private @Nullable Scene scene;
    private long pulseAt;
    private long pulseCpu;
    private long pressedAt;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            long at = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            if (pulseAt != 0) {
                intervals.add((at - pulseAt) / MILLI);
                work.add((cpu - pulseCpu) / MILLI);
            }
            pulseAt = at;
            pulseCpu = cpu;
        }
    };

    /** Begins with a window; the time since the last one is no interval. */
    void start(Scene shown) {
        scene = shown;
        pulseAt = 0;
        shown.addPostLayoutPulseListener(laidOut);
        timer.start();
    }

    /** Ends with that window. */
    void stop() {
        timer.stop();
        if (scene != null) {
            scene.removePostLayoutPulseListener(laidOut);
        }
    }

    private void laidOut() {
        long at = System.nanoTime();
        if (pulseAt != 0) {
            layouts.add((at - pulseAt) / MILLI);
        }
        if (pressedAt != 0) {
            answered.add((at - pressedAt) / MILLI);
            pressedAt = 0;
        }
    }

    /**
     * Presses a key on a node, as if the platform had told it.
     *
     * @param id of the node
     * @param at when the key went down, in nanoseconds, before whatever the window's thread did first
     */
    void press(String id, KeyCode key, long at) {
        Node node = scene == null ? null : scene.lookup("#" + id);
        if (node == null) {
            throw new IllegalStateException("There is nothing that takes the key " + key.getName() + ".");
        }
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        handled.add((System.nanoTime() - at) / MILLI);
        pressedAt = at;
    }

    /** Milliseconds from one pulse to the next. */
    Spread intervals() {
        return Spread.of(intervals);
    }

    /** Milliseconds that the window's thread computed from one pulse to the next, whatever else the machine does. */
    Spread work() {
        return Spread.of(work);
    }

    /** Milliseconds of a pulse for styles and layout, without what is done for it before and what is drawn after. */
    Spread layouts() {
        return Spread.of(layouts);
    }

    /** Milliseconds from a key to the end of what it does. */
    Spread handled() {
        return Spread.of(handled);
    }

    /** Milliseconds from a key to the pulse that has laid out what it changed. */
    Spread answered() {
        return Spread.of(answered);
    }
}
