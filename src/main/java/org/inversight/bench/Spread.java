package org.inversight.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How measured values are spread; a mean would hide the few that a person notices. Percentiles are values that were
 * measured (nearest rank). All are NaN where there is no value.
 *
 * @param count of values
 * @param min smallest
 * @param median half are at most this
 * @param p95 95 of 100 are at most this
 * @param p99 99 of 100 are at most this
 * @param max largest
 */
public record Spread(int count, double min, double median, double p95, double p99, double max) {

    /**
     * {@return how these are spread}
     *
     * @param values in any order
     */
    public static Spread of(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).toArray();
        Arrays.sort(sorted);
        return new Spread(
                sorted.length,
                rank(sorted, 0),
                rank(sorted, 0.5),
                rank(sorted, 0.95),
                rank(sorted, 0.99),
                rank(sorted, 1));
    }

    private static double rank(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length - 1e-9) - 1)];
    }

    /** {@return the same by name, for a document} */
    public Map<String, Object> byName() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("count", count);
        all.put("min", min);
        all.put("median", median);
        all.put("p95", p95);
        all.put("p99", p99);
        all.put("max", max);
        return all;
    }
}
