package org.inversight.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inversight.model.Attribute;

/**
 * How often each value of each attribute is read from generated images, and from public ones: kinds of people that a
 * generator has left out show as rows that are nearly empty.
 *
 * @param rows one for each value
 */
record ShownAttributes(List<Row> rows) {

    /** Of the public images at least so many have a value that counts. */
    private static final double RARE = 0.02;

    /** Shown less often than this share of the public images' is left out. */
    private static final double LEFT_OUT = 0.25;

    /**
     * One value.
     *
     * @param open share of the public images from which it is read
     * @param generated share of the generated ones
     */
    record Row(String attribute, String value, double open, double generated) {}

    /**
     * {@return what is read}
     *
     * @param open the reader's outputs for public images, one row each
     * @param generated those for generated ones
     */
    static ShownAttributes of(List<Attribute> attributes, float[] open, float[] generated) {
        int length = attributes.stream().mapToInt(a -> a.values().size()).sum();
        List<Row> rows = new ArrayList<>();
        int at = 0;
        for (Attribute attribute : attributes) {
            int size = attribute.values().size();
            double[] of = shares(open, length, at, size);
            double[] in = shares(generated, length, at, size);
            for (int k = 0; k < size; k++) {
                rows.add(new Row(attribute.name(), attribute.values().get(k), of[k], in[k]));
            }
            at += size;
        }
        return new ShownAttributes(List.copyOf(rows));
    }

    private static double[] shares(float[] outputs, int length, int at, int size) {
        int count = outputs.length / length;
        double[] shares = new double[size];
        for (int i = 0; i < count; i++) {
            int best = 0;
            for (int k = 1; k < size; k++) {
                best = outputs[i * length + at + k] > outputs[i * length + at + best] ? k : best;
            }
            shares[best] += 1.0 / count;
        }
        return shares;
    }

    /** Values that are not rare among the public images. */
    List<Row> usual() {
        return rows.stream().filter(row -> row.open() >= RARE).toList();
    }

    /** Those of them that the generated images hardly show. */
    List<Row> leftOut() {
        return usual().stream()
                .filter(row -> row.generated() < LEFT_OUT * row.open())
                .toList();
    }

    /** As a table. */
    String csv() {
        StringBuilder csv = new StringBuilder("attribute,value,public,generated\n");
        rows.forEach(row -> csv.append(String.format(
                Locale.ROOT, "%s,%s,%.4f,%.4f\n", row.attribute(), row.value(), row.open(), row.generated())));
        return csv.toString();
    }
}
