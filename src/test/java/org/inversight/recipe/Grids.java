package org.inversight.recipe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.inversight.engine.Engine;
import org.inversight.engine.EngineFailure;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;

/** Numbers that reference.py makes too. */
public final class Grids {

    private Grids() {}

    public static Engine engine() throws EngineFailure {
        return Engine.start(new EngineSettings("cpu", 1), Progress.NONE);
    }

    /** {@code scale sin(1.7 i + shift)}, row by row. */
    public static NDArray grid(NDManager scope, int rows, int columns, double shift, double scale) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale * Math.sin(1.7 * i + shift));
        }
        return scope.create(values, new Shape(rows, columns));
    }
}
