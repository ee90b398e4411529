package org.inversight.recipe;

import ai.djl.ndarray.NDArray;
import org.inversight.engine.Ops;
import org.inversight.model.net.NativeNetwork;

/** The bias of a network's last layer, which decides where its outputs have their zero. */
final class LastBias {

    private LastBias() {}

    /**
     * Moves one output of a network by the same amount for every input.
     *
     * @param ending of the bias's name
     * @param output position in the bias; from its end where it is negative
     * @param by what is added
     */
    static void move(NativeNetwork network, String ending, int output, float by) {
        NDArray bias = network.arrays().entrySet().stream()
                .filter(array -> array.getKey().endsWith(ending))
                .findFirst()
                .orElseThrow()
                .getValue();
        float[] values = bias.toFloatArray();
        values[Math.floorMod(output, values.length)] += by;
        Ops.fill(bias, values);
    }
}
