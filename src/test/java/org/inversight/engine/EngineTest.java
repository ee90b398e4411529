package org.inversight.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.inversight.fixtures.TestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {

    @Test
    void aGraphicsCardThatIsNotThereIsRefusedWithTheReason() {
        EngineFailure refused = refused("gpu:7");
        assertTrue(refused.toString().contains("gpu:7 is not there"), refused.toString());
        assertFalse(refused.toString().contains("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpu", "gpu", "GPU:0", "gpu:", "gpu:1234", ""})
    void whatIsNoDeviceIsRefusedWithTheNamesThatAre(String name) {
        assertEquals(
                "\"%s\" is no device; use auto, cpu or gpu:0.".formatted(name),
                refused(name).getMessage());
    }

    @Test
    void devicesThatAreNotThereAreListedWithTheReason() {
        try (Engine engine = TestEngine.start()) {
            List<DeviceOption> devices = engine.devices();
            assertEquals("cpu", devices.getFirst().id());
            assertTrue(devices.getFirst().available());
            assertTrue(devices.size() > 1, "a graphics card is always mentioned");
            for (DeviceOption device : devices) {
                assertEquals(device.available(), device.reason().isEmpty(), device.toString());
            }
        }
    }

    @Test
    void startingTellsWhatItDoes() throws EngineFailure {
        List<String> said = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void report(String what, double fraction) {
                said.add(what);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        try (Engine engine = Engine.start(new EngineSettings("cpu", 1), progress)) {
            assertEquals("cpu", engine.device());
            assertEquals(1, engine.threads());
            assertTrue(said.getLast().contains(engine.version()) && said.size() >= 2, said.toString());
        }
    }

    @Test
    void threadsFollowTheRuleUnlessTheyAreGiven() {
        assertEquals(3, new EngineSettings("cpu", 3).effectiveThreads());
        int rule = EngineSettings.defaultThreads();
        assertEquals(rule, EngineSettings.DEFAULT.effectiveThreads());
        assertTrue(rule >= 1 && rule <= 8, Integer.toString(rule));
    }

    @Test
    void aClosedScopeTakesItsArraysWithIt() {
        try (Engine engine = TestEngine.start()) {
            NDArray array;
            try (NDManager scope = engine.scope()) {
                array = scope.ones(new Shape(3));
            }
            assertThrows(IllegalStateException.class, array::toFloatArray);
        }
    }

    private static EngineFailure refused(String device) {
        return assertThrows(EngineFailure.class, () -> Engine.start(new EngineSettings(device, 1), Progress.NONE));
    }
}
