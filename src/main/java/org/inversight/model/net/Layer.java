package org.inversight.model.net;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A block whose parameter shapes are known when it is made. */
abstract class Layer extends AbstractBlock {

    private final Map<Parameter, Beginning> beginnings = new LinkedHashMap<>();

    Parameter weight(String name, Shape shape) {
        return add(name, shape, Parameter.Type.WEIGHT, true);
    }

    Parameter bias(String name, Shape shape) {
        return add(name, shape, Parameter.Type.BIAS, true);
    }

    /** A weight that begins and learns in its own way. */
    Parameter weight(String name, Shape shape, Beginning beginning) {
        Parameter weight = weight(name, shape);
        beginnings.put(weight, beginning);
        return weight;
    }

    /** A bias that begins and learns in its own way. */
    Parameter bias(String name, Shape shape, Beginning beginning) {
        Parameter bias = bias(name, shape);
        beginnings.put(bias, beginning);
        return bias;
    }

    /**
     * The parameters of this block and those in it that begin and learn in a way of their own; {@link Weights} says how
     * all others do.
     */
    Map<Parameter, Beginning> beginnings() {
        Map<Parameter, Beginning> all = new LinkedHashMap<>(beginnings);
        getChildren().values().forEach(child -> all.putAll(((Layer) child).beginnings()));
        return all;
    }

    /** Something that is stored with the weights but not trained. */
    Parameter state(String name, Shape shape) {
        return add(name, shape, Parameter.Type.OTHER, false);
    }

    Parameter scale(String name, Shape shape) {
        return add(name, shape, Parameter.Type.GAMMA, true);
    }

    Parameter variance(String name, Shape shape) {
        return add(name, shape, Parameter.Type.RUNNING_VAR, false);
    }

    /** True: {@link Weights} gives the parameters their arrays, DJL's own initialisation is not used. */
    @Override
    public boolean isInitialized() {
        return true;
    }

    /**
     * The same function with fewer operations, for a network that is no longer trained: batch normalisation and
     * spectral normalisation are multiplied into the weights.
     *
     * @param manager owner of the new arrays
     */
    Layer frozen(NDManager manager) {
        return this;
    }

    /** Multiplications with a weight for one image, counted in the last forward pass. */
    long multiplyAdds() {
        return getChildren().values().stream()
                .mapToLong(child -> ((Layer) child).multiplyAdds())
                .sum();
    }

    /** @throws IllegalStateException always: the shape is found by a forward pass */
    @Override
    public final Shape[] getOutputShapes(Shape[] inputs) {
        throw new IllegalStateException("the output shape is found by a forward pass");
    }

    private Parameter add(String name, Shape shape, Parameter.Type type, boolean trained) {
        return addParameter(Parameter.builder()
                .setName(name)
                .setType(type)
                .optShape(shape)
                .optRequiresGrad(trained)
                .build());
    }
}
