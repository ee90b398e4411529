package org.inversight.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.inversight.fixtures.TestEngine;
import org.junit.jupiter.api.Test;

/** The check of the machine's arithmetic, with convolutions that are made wrong. */
class ArithmeticTest {

    @Test
    void thisMachineComputesRightWithTheKernelsThatWereChosen() {
        try (Engine engine = TestEngine.start()) {
            assertNull(Arithmetic.ofEngine().fault(engine.root()));
        }
    }

    @Test
    void recordingIsLeftAsItWas() {
        try (Engine engine = TestEngine.start()) {
            Autograd.record(false);
            Arithmetic.ofEngine().fault(engine.root());
            assertEquals(false, Autograd.recording());
        }
    }

    @Test
    void valuesInPaddedChannelsAreFound() {
        // what the faulty reorder does: a channel that is not there has weights
        assertFault(
                (x, w, stride, pad, groups) ->
                        Ops.convolve(x, w, null, stride, pad, groups).add(4),
                "a convolution gave 84.0 where 80 is right");
    }

    @Test
    void notANumberIsFound() {
        assertFault(
                (x, w, stride, pad, groups) ->
                        Ops.convolve(x, w, null, stride, pad, groups).mul(Float.NaN),
                "a convolution gave NaN where 80 is right");
    }

    @Test
    void aGradientThatIsWrongAtStrideTwoIsFound() {
        assertFault(
                (x, w, stride, pad, groups) -> {
                    NDArray right = Ops.convolve(x, w, null, stride, pad, groups);
                    return stride == 2 ? Ops.scale(right, 1.5) : right;
                },
                "the input gradient of a convolution gave 48.0 where 32 is right");
    }

    @Test
    void aWeightGradientThatIsWrongIsFound() {
        assertFault(
                (x, w, stride, pad, groups) -> {
                    NDArray right = Ops.convolve(x, w, null, stride, pad, groups);
                    return w.hasGradient() ? right.add(w.sum()) : right;
                },
                "the weight gradient of a convolution gave 2658.0 where 98 is right");
    }

    /** Ones hide it: the channels of the images in another order. */
    @Test
    void swappedChannelsAreFound() {
        assertFault(
                (x, w, stride, pad, groups) -> Ops.convolve(x.flip(1), w, null, stride, pad, groups),
                "a convolution of distinct numbers gave");
    }

    @Test
    void aTurnedKernelIsFound() {
        assertFault(
                (x, w, stride, pad, groups) -> Ops.convolve(x, w.transpose(0, 1, 3, 2), null, stride, pad, groups),
                "a convolution of distinct numbers gave");
    }

    @Test
    void aFaultOfSingleChannelsAloneIsFound() {
        assertFault(
                (x, w, stride, pad, groups) -> {
                    NDArray right = Ops.convolve(x, w, null, stride, pad, groups);
                    return groups > 1 ? right.add(1) : right;
                },
                "a convolution of single channels gave");
    }

    @Test
    void aFaultOfSinglePixelsAloneIsFound() {
        assertFault(
                (x, w, stride, pad, groups) -> {
                    NDArray right = Ops.convolve(x, w, null, stride, pad, groups);
                    return pad == 0 ? right.mul(2) : right;
                },
                "a convolution of single pixels gave");
    }

    @Test
    void anEmptyAnswerIsAFault() {
        assertFault(
                (x, w, stride, pad, groups) ->
                        Ops.convolve(x, w, null, stride, pad, groups).get("0:0"),
                "a convolution gave no number");
    }

    @Test
    void rightKernelsStay() throws EngineFailure {
        FakeSwitch oneDnn = new FakeSwitch(true);
        try (Engine engine = TestEngine.start()) {
            Kernels kernels = choice(oneDnn, answers("")).checked(engine.root());
            assertEquals(new Kernels("onednn", ""), kernels);
            assertTrue(kernels.firstChoice());
            assertEquals(List.of(true), oneDnn.set);
        }
    }

    @Test
    void aLibraryWithoutOneDnnHasItsOwnKernelsAsFirstChoice() throws EngineFailure {
        FakeSwitch oneDnn = new FakeSwitch(false);
        try (Engine engine = TestEngine.start()) {
            Kernels kernels = choice(oneDnn, answers("")).checked(engine.root());
            assertEquals(new Kernels("native", ""), kernels);
            assertEquals(List.of(), oneDnn.set);
        }
    }

    @Test
    void wrongKernelsAreSwitchedOffAndTheReasonIsKept() throws EngineFailure {
        FakeSwitch oneDnn = new FakeSwitch(true);
        try (Engine engine = TestEngine.start()) {
            Kernels kernels = choice(oneDnn, answers("a convolution gave 84.0 where 80 is right", ""))
                    .checked(engine.root());
            assertEquals("native", kernels.name());
            assertEquals(
                    "With oneDNN a convolution gave 84.0 where 80 is right, so PyTorch's own kernels compute.",
                    kernels.because());
            assertEquals(List.of(true, false), oneDnn.set);
        }
    }

    @Test
    void aMachineThatIsWrongEitherWayIsRefused() {
        FakeSwitch oneDnn = new FakeSwitch(true);
        try (Engine engine = TestEngine.start()) {
            EngineFailure refusal = assertThrows(
                    EngineFailure.class, () -> choice(oneDnn, answers("A", "B")).checked(engine.root()));
            assertTrue(
                    String.valueOf(refusal.getMessage())
                            .startsWith("PyTorch computes wrong numbers on this processor (B), without oneDNN too;"),
                    refusal.getMessage());
        }
    }

    /** As a graphics card does that this build has no kernels for. */
    @Test
    void aDeviceThatCannotComputeAtAllIsRefused() {
        try (Engine engine = TestEngine.start()) {
            NDManager root = engine.scope();
            KernelChoice broken = new KernelChoice(
                    any -> {
                        throw new EngineException("CUDA error: no kernel image is available\nmore of it");
                    },
                    new FakeSwitch(false));
            EngineFailure refusal = assertThrows(EngineFailure.class, () -> Engine.checked(broken, root));
            assertEquals(
                    "PyTorch does not compute on this processor (CUDA error: no kernel image is available); try another machine.",
                    refusal.getMessage());
            assertFalse(root.isOpen());
        }
    }

    private static void assertFault(Arithmetic.Convolution convolution, String sentence) {
        try (Engine engine = TestEngine.start()) {
            String found = String.valueOf(new Arithmetic(convolution).fault(engine.root()));
            assertTrue(found.startsWith(sentence), found);
        }
    }

    /** What the check finds, call by call; nothing wrong where that is empty. */
    private static Deque<String> answers(String... answers) {
        return new ArrayDeque<>(List.of(answers));
    }

    private static KernelChoice choice(FakeSwitch oneDnn, Deque<String> answers) {
        return new KernelChoice(
                root -> {
                    String answer = answers.remove();
                    return answer.isEmpty() ? null : answer;
                },
                oneDnn);
    }

    private static final class FakeSwitch implements KernelChoice.Switch {

        private final boolean available;
        private final List<Boolean> set = new ArrayList<>();

        FakeSwitch(boolean available) {
            this.available = available;
        }

        @Override
        public boolean available() {
            return available;
        }

        @Override
        public void set(boolean on) {
            set.add(on);
        }
    }
}
