package org.inversight.attack;

import java.util.Map;

/**
 * Everything that an attack carries from one step to the next, in plain Java: an attack made anew that takes it back
 * goes on as if it had never stopped, bit for bit.
 *
 * @param arrays by name: latents, pixels, weights, an optimiser's moments; never to be changed
 * @param numbers by name: counters, radii, scores; never to be changed
 */
public record AttackState(Map<String, float[]> arrays, Map<String, double[]> numbers) {

    /** Copies the maps. */
    public AttackState {
        arrays = Map.copyOf(arrays);
        numbers = Map.copyOf(numbers);
    }

    /** {@return how much memory its values take} */
    public long bytes() {
        long floats = arrays.values().stream().mapToLong(a -> a.length).sum();
        long doubles = numbers.values().stream().mapToLong(n -> n.length).sum();
        return Float.BYTES * floats + Double.BYTES * doubles;
    }
}
