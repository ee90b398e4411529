package org.inversight.model.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.inversight.engine.Noise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiplyAddsTest {

    @ParameterizedTest
    @CsvSource({
        "conv4-64, 34495488, 1023844",
        "pooled6-64, 29703168, 1270956",
        "strided9-64, 28130816, 868548",
        "conv3-64, 7243776, 146532",
        "strided4-64, 8193408, 201700",
        "patch3-64, 11607552, 291676",
        "generator64, 23897088, 1456044",
        "critic64, 15338496, 392018",
        "k-critic64, 15519744, 573324",
        "style64, 49503744, 1094496",
        "residual-critic64, 56466944, 1749246",
        "embedding64, 35109888, 1305372",
        "attributes64, 29703168, 1270956",
    })
    void ofColouredNetworksAreCounted(String name, long multiplyAdds, long values) {
        Architecture architecture = Architecture.named(name);
        boolean generator = name.startsWith("generator") || name.startsWith("style");
        try (NDManager manager = NDManager.newBaseManager();
                NativeNetwork network = NativeNetwork.random(manager, architecture, 60, 100, Noise.keyed(1))) {
            Shape one = generator ? new Shape(1, 100) : new Shape(1, 3, 64, 64);
            assertEquals(multiplyAdds, network.multiplyAdds(one));
            assertEquals(
                    values,
                    network.arrays().values().stream().mapToLong(NDArray::size).sum());
        }
    }

    @Test
    void ofTheTargetAreOutputSizeTimesKernelSizeOfEachLayer() {
        long first = 28L * 28 * 64 * 7 * 7;
        long second = 10L * 10 * 128 * 64 * 5 * 5;
        long third = 256L * 128 * 5 * 5;
        long head = 256L * 10;
        try (NDManager manager = NDManager.newBaseManager();
                NativeNetwork network = NativeNetwork.random(manager, Architecture.CONV3, 10, 0, Noise.keyed(1))) {
            assertEquals(first + second + third + head, network.multiplyAdds(new Shape(1, 1, 32, 32)));
        }
    }
}
