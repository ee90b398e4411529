package org.inversight.model.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.function.Function;
import org.inversight.engine.Autograd;
import org.inversight.engine.Noise;
import org.inversight.engine.TorchScriptNetwork;
import org.jspecify.annotations.Nullable;

/** Measures whether a gradient comes through a network to its input. */
final class GradientMeasure {

    private GradientMeasure() {}

    /**
     * Why no gradient comes through; null where one does.
     *
     * @param inputs one or more batches; a gradient through one is enough
     * @param read what a loss is computed from, of what the network returns
     */
    static @Nullable String fault(
            Subject subject, java.util.List<Function<NDManager, NDArray>> inputs, Function<NDList, NDArray> read) {
        if (subject.network() instanceof TorchScriptNetwork script && script.quantised()) {
            return "its layers are quantised";
        }
        String fault = "";
        for (Function<NDManager, NDArray> input : inputs) {
            subject.progress().check();
            try (Autograd.Mode mode = Autograd.mode(true);
                    NDManager scope = subject.manager().newSubManager()) {
                NDArray x = Autograd.variable(scope, input.apply(scope));
                NDArray scores = read.apply(subject.network().forward(x));
                NDArray weights = scope.create(Noise.normal((int) scores.size(), 13), scores.getShape());
                Autograd.backward(scores.mul(weights).sum());
                NDArray gradient = Autograd.gradient(scope, x);
                float size = gradient.abs().sum().getFloat();
                if (size > 0 && Float.isFinite(size)) {
                    return null;
                }
                fault = Float.isFinite(size) ? "the gradient is zero everywhere" : "the gradient is NaN or infinite";
            } catch (RuntimeException e) {
                fault = told(Fault.of(e));
            }
        }
        return fault;
    }

    private static String told(Fault fault) {
        return fault.text().contains("does not require grad")
                        || fault.text().contains("does not depend on this variable")
                ? "PyTorch sees no way from its output to its input, as after torch.no_grad, detach, argmax, rounding or quantisation"
                : "libtorch says " + fault.quoted();
    }
}
