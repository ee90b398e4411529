package org.inversight.model.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import org.inversight.engine.Autograd;

/**
 * Divides a weight by its largest singular value (Miyato et al. 2018): one power iteration a training step, {@code v =
 * W'u / |W'u|}, {@code u = Wv / |Wv|}, {@code sigma = u'Wv}, with u kept from step to step.
 */
record SpectralNorm(Parameter u) {

    NDArray apply(NDManager scope, NDArray weight, boolean training) {
        long rows = weight.getShape().get(0);
        NDArray matrix = weight.reshape(rows, weight.getShape().size() / rows);
        matrix.attach(scope);
        NDArray left;
        NDArray right;
        try (Autograd.Mode mode = Autograd.mode(false)) {
            NDArray vector = u.getArray().reshape(1, rows);
            vector.attach(scope);
            right = unit(vector.matMul(matrix));
            left = unit(right.matMul(matrix.transpose()));
            if (training) {
                // In place of set(..), with which libtorch prints a warning.
                u.getArray().subi(u.getArray()).addi(left.reshape(rows));
            }
        }
        NDArray sigma = left.matMul(matrix).mul(right).sum();
        return matrix.div(sigma).reshape(weight.getShape());
    }

    private static NDArray unit(NDArray vector) {
        return vector.div(vector.norm().add(1e-12));
    }
}
