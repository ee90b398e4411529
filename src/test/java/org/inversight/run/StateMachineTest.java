package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StateMachineTest {

    private static final Map<RunState, Set<RunState>> ALLOWED = new EnumMap<>(RunState.class);

    static {
        ALLOWED.put(RunState.IDLE, EnumSet.of(RunState.PREPARING, RunState.STOPPED));
        ALLOWED.put(
                RunState.PREPARING, EnumSet.of(RunState.RUNNING, RunState.PAUSED, RunState.STOPPED, RunState.FAILED));
        ALLOWED.put(
                RunState.RUNNING, EnumSet.of(RunState.PAUSED, RunState.FINISHED, RunState.STOPPED, RunState.FAILED));
        ALLOWED.put(
                RunState.PAUSED, EnumSet.of(RunState.RUNNING, RunState.FINISHED, RunState.STOPPED, RunState.FAILED));
    }

    @Test
    void onlyTheseWaysAreOpen() {
        for (RunState from : RunState.values()) {
            for (RunState to : RunState.values()) {
                StateMachine machine = in(from);
                boolean allowed = ALLOWED.getOrDefault(from, EnumSet.noneOf(RunState.class))
                        .contains(to);
                assertEquals(allowed, machine.transition(to), from + " to " + to);
                assertEquals(allowed ? to : from, machine.get());
            }
        }
    }

    @Test
    void nothingFollowsAnEnd() {
        for (RunState state : RunState.values()) {
            boolean dead =
                    ALLOWED.getOrDefault(state, EnumSet.noneOf(RunState.class)).isEmpty();
            assertEquals(dead, state.ended(), state.toString());
        }
    }

    @Test
    void ofManyWhoStopOneWins() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            StateMachine machine = in(RunState.RUNNING);
            AtomicInteger won = new AtomicInteger();
            CountDownLatch go = new CountDownLatch(1);
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                for (RunState end :
                        new RunState[] {RunState.STOPPED, RunState.FAILED, RunState.FINISHED, RunState.STOPPED}) {
                    var unused = threads.submit(() -> {
                        go.await();
                        return machine.transition(end) ? won.incrementAndGet() : 0;
                    });
                }
                go.countDown();
                threads.shutdown();
                assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
            }
            assertEquals(1, won.get());
            assertFalse(machine.transition(RunState.RUNNING));
        }
    }

    /** A machine that was led to this state by allowed ways. */
    private static StateMachine in(RunState wanted) {
        Map<RunState, RunState> before = new EnumMap<>(RunState.class);
        Deque<RunState> open = new ArrayDeque<>();
        open.add(RunState.IDLE);
        while (!open.isEmpty()) {
            RunState state = open.remove();
            for (RunState next : ALLOWED.getOrDefault(state, EnumSet.noneOf(RunState.class))) {
                if (next != RunState.IDLE && before.putIfAbsent(next, state) == null) {
                    open.add(next);
                }
            }
        }
        Deque<RunState> way = new ArrayDeque<>();
        for (RunState state = wanted; state != null && state != RunState.IDLE; ) {
            way.push(state);
            state = before.get(state);
        }
        StateMachine machine = new StateMachine();
        way.forEach(machine::transition);
        assertEquals(wanted, machine.get());
        return machine;
    }
}
