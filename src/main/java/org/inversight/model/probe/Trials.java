package org.inversight.model.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inversight.engine.Autograd;
import org.inversight.engine.Noise;
import org.inversight.model.ModelException;
import org.jspecify.annotations.Nullable;

/** Forward passes on noise of this and that shape; each shape is tried once, and remembered. */
final class Trials {

    /** Images or latents in a batch after a batch of one. */
    static final int BATCH = 3;

    private final Subject subject;
    private final Map<Shape, Trial> done = new LinkedHashMap<>();

    Trials(Subject subject) {
        this.subject = subject;
    }

    /**
     * An output.
     *
     * @param name index or key
     */
    record Out(String name, Shape shape, DataType type) {}

    /**
     * A forward pass.
     *
     * @param outs empty where it did not run
     * @param fault why it did not run; null where it did
     */
    record Trial(Shape input, List<Out> outs, @Nullable Fault fault) {

        boolean ran() {
            return fault == null;
        }
    }

    /**
     * Runs the network on normal noise.
     *
     * @throws ModelException if no input of whatever shape can run
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    Trial run(Shape input) throws ModelException {
        Trial known = done.get(input);
        if (known != null) {
            return known;
        }
        subject.progress().check();
        Trial trial = forward(input);
        done.put(input, trial);
        String hopeless = trial.fault == null
                ? null
                : trial.fault.hopeless(subject.manager().getDevice().isGpu());
        if (hopeless != null) {
            throw new ModelException("%s does not run: %s.".formatted(subject.file(), hopeless));
        }
        return trial;
    }

    private Trial forward(Shape input) {
        try (Autograd.Mode mode = Autograd.mode(false);
                NDManager scope = subject.manager().newSubManager()) {
            NDArray x = scope.create(Noise.normal((int) input.size(), 1, input.get(0)), input);
            NDList out = subject.network().forward(x);
            if (out.isEmpty()) {
                return new Trial(input, List.of(), new Fault("it returns no array"));
            }
            return new Trial(input, describe(out), null);
        } catch (RuntimeException e) {
            return new Trial(input, List.of(), Fault.of(e));
        }
    }

    /** Names, shapes and types of what a network returned. */
    static List<Out> describe(NDList out) {
        return java.util.stream.IntStream.range(0, out.size())
                .mapToObj(i -> {
                    NDArray array = out.get(i);
                    String name = array.getName();
                    return new Out(name == null ? Integer.toString(i) : name, array.getShape(), array.getDataType());
                })
                .toList();
    }

    /** All of them so far. */
    List<Trial> all() {
        return List.copyOf(done.values());
    }
}
