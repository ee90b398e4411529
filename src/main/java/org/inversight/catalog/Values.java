package org.inversight.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parameter values by id; every parameter that is asked for is there.
 *
 * @param map ids such as {@code lom.weight} to {@link Double}, {@link Integer}, {@link Boolean} or {@link String}
 */
public record Values(Map<String, Object> map) {

    public Values {
        map = Map.copyOf(map);
    }

    /** The defaults of these parameters, overridden by what is given for any of them. */
    public static Values of(List<Parameter> parameters, Map<String, ?> given) {
        Map<String, Object> values = new TreeMap<>();
        for (Parameter parameter : parameters) {
            Object value = given.get(parameter.id());
            values.put(parameter.id(), value == null ? parameter.defaultValue() : parameter.parse(value));
        }
        return new Values(values);
    }

    public double real(String id) {
        return ((Number) get(id)).doubleValue();
    }

    public int whole(String id) {
        return ((Number) get(id)).intValue();
    }

    public boolean flag(String id) {
        return (Boolean) get(id);
    }

    public String choice(String id) {
        return (String) get(id);
    }

    /** The numbers of a {@link Parameter.Weights}; none where all are equal. */
    public double[] weights(String id) {
        String text = (String) get(id);
        return text.equals(Parameter.Weights.EQUAL)
                ? new double[0]
                : Arrays.stream(text.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    private Object get(String id) {
        Object value = map.get(id);
        if (value == null) {
            throw new IllegalArgumentException("There is no value for the parameter %s.".formatted(id));
        }
        return value;
    }
}
