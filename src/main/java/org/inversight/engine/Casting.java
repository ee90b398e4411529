package org.inversight.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Brings arrays from one number type to another so that gradients pass, which DJL's own conversion stops. An addition
 * in place keeps the type of what is added to. bfloat16 is a type that DJL calls unknown and cannot make; an array of
 * it is needed to have another.
 */
final class Casting {

    private Casting() {}

    /** Whether an array is of bfloat16. */
    static boolean bfloat16(NDArray array) {
        return array.getDataType() == DataType.UNKNOWN;
    }

    /** A floating array as this type, which is not bfloat16. */
    static NDArray to(NDArray array, DataType type) {
        return array.getDataType() == type
                ? array
                : array.getManager().zeros(array.getShape(), type).addi(array);
    }

    /**
     * A float32 array as bfloat16.
     *
     * @param example any array of bfloat16
     */
    static NDArray toBfloat16(NDArray array, NDArray example) {
        var scope = array.getManager();
        NDArray one;
        // these belong to the manager of the example, which lives as long as the network
        try (NDArray flat = example.flatten();
                NDArray first = flat.get("0:1")) {
            one = first.stopGradient();
        }
        one.attach(scope);
        NDArray zero = one.sub(one).reshape(new Shape(1));
        zero.attach(scope);
        NDArray zeros = zero.broadcast(array.getShape()).duplicate();
        zeros.attach(scope);
        return zeros.addi(array);
    }
}
