package org.inversight.engine;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * A parameter of a network.
 *
 * @param name in the archive, such as {@code head.weight}
 * @param shape of its array
 * @param type of its numbers
 */
public record Weight(String name, Shape shape, DataType type) {}
