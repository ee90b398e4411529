package org.inversight.ui.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.Sample;
import org.jspecify.annotations.Nullable;

/** The setups before and after the one that is set up now. A run is not its matter: that follows the setup. */
public final class UndoModel {

    /** So many changes can be undone. */
    static final int MOST = 100;

    /** A number that moves on within this time is still on the same way. */
    private static final long TOGETHER_NANOS = 1_000_000_000L;

    private record Entry(Experiment before, Experiment after, Draft.Change change) {}

    private final SetupModel setup;
    private final LongSupplier clock;
    private final Deque<Entry> done = new ArrayDeque<>();
    private final Deque<Entry> undone = new ArrayDeque<>();
    private final ReadOnlyStringWrapper undoable = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoable = new ReadOnlyStringWrapper("");
    private Experiment settled;
    private boolean moving;
    private boolean held;

    /** Whether the slider that is held has moved already. */
    private boolean moved;

    private long changedAt;

    /** @param clock nanoseconds */
    public UndoModel(SetupModel setup, LongSupplier clock) {
        this.setup = setup;
        this.clock = clock;
        this.settled = setup.draft();
        this.changedAt = clock.getAsLong() - TOGETHER_NANOS;
        setup.draftProperty().addListener((o, before, now) -> changed(now));
    }

    private void changed(Experiment now) {
        // A setup without targets is only the way to another.
        if (moving || now.targets().isEmpty() && !settled.targets().isEmpty()) {
            return;
        }
        Sample sample = setup.sampleProperty().get();
        Draft.Change change = Draft.change(setup.catalogue(), settled, now, sample == null ? "none" : sample.title());
        if (change == null) {
            return;
        }
        Entry last = done.peek();
        boolean soon = clock.getAsLong() - changedAt < TOGETHER_NANOS;
        boolean together = change.gradual()
                && last != null
                && undone.isEmpty()
                && last.after().equals(settled)
                && last.change().what().equals(change.what())
                && (held ? moved : soon);
        done.push(new Entry(together && last != null ? done.pop().before() : settled, now, change));
        undone.clear();
        if (done.size() > MOST) {
            done.removeLast();
        }
        moved = held;
        changedAt = clock.getAsLong();
        settled = now;
        say();
    }

    /** A slider is held, or let go: all values on its way are one change. */
    public void hold(boolean now) {
        held = now;
        moved = false;
    }

    /** Takes the last change back, if there is one. */
    public void undo() {
        Entry entry = done.poll();
        if (entry != null) {
            undone.push(entry);
            take(entry.before());
        }
    }

    /** Makes the change again that was taken back last, if there is one. */
    public void redo() {
        Entry entry = undone.poll();
        if (entry != null) {
            done.push(entry);
            take(entry.after());
        }
    }

    private void take(Experiment experiment) {
        moving = true;
        setup.take(experiment, Map.of());
        moving = false;
        settled = setup.draft();
        say();
    }

    private void say() {
        undoable.set(words(done.peek()));
        redoable.set(words(undone.peek()));
    }

    private static String words(@Nullable Entry entry) {
        return entry == null ? "" : entry.change().toString();
    }

    /** What would be undone, e.g. "loss: Logit (LOM)"; empty where nothing can be. */
    public ReadOnlyStringProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /** What would be done again; empty where nothing can be. */
    public ReadOnlyStringProperty redoableProperty() {
        return redoable.getReadOnlyProperty();
    }
}
