package org.inversight.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** The states of a run and the ways between them. A transition happens as a whole or not at all. */
final class StateMachine {

    private static final Map<RunState, Set<RunState>> NEXT = new EnumMap<>(RunState.class);

    static {
        NEXT.put(RunState.IDLE, Set.of(RunState.PREPARING, RunState.STOPPED));
        NEXT.put(RunState.PREPARING, Set.of(RunState.RUNNING, RunState.PAUSED, RunState.STOPPED, RunState.FAILED));
        NEXT.put(RunState.RUNNING, Set.of(RunState.PAUSED, RunState.FINISHED, RunState.STOPPED, RunState.FAILED));
        NEXT.put(RunState.PAUSED, Set.of(RunState.RUNNING, RunState.FINISHED, RunState.STOPPED, RunState.FAILED));
        NEXT.put(RunState.FINISHED, Set.of());
        NEXT.put(RunState.STOPPED, Set.of());
        NEXT.put(RunState.FAILED, Set.of());
    }

    private final AtomicReference<RunState> state = new AtomicReference<>(RunState.IDLE);

    RunState get() {
        return Objects.requireNonNull(state.get());
    }

    /** Goes to {@code to} if the present state allows it. */
    boolean transition(RunState to) {
        while (true) {
            RunState from = get();
            if (!NEXT.getOrDefault(from, Set.of()).contains(to)) {
                return false;
            }
            if (state.compareAndSet(from, to)) {
                return true;
            }
        }
    }
}
