package org.inversight.model.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.inversight.engine.Noise;
import org.junit.jupiter.api.Test;

class MultiplyAddsTest {

    @Test
    void ofTheTargetAreOutputSizeTimesKernelSizeOfEachLayer() {
        long first = 28L * 28 * 64 * 7 * 7;
        long second = 10L * 10 * 128 * 64 * 5 * 5;
        long third = 256L * 128 * 5 * 5;
        long head = 256L * 10;
        try (NDManager manager = NDManager.newBaseManager();
                NativeNetwork network =
                        NativeNetwork.random(manager, Architecture.CONV3, 10, 0, Noise.keyed(1))) {
            assertEquals(
                    first + second + third + head, network.multiplyAdds(new Shape(1, 1, 32, 32)));
        }
    }
}
