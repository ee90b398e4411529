package org.inversight.claims;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure from raw cells: {@code 100 * (mean(kedmi-lom.rank1) - mean(kedmi.rank1))}. What a name stands for is all its
 * values, file by file; {@code mean} and {@code sd} make one of each file, {@code min}, {@code max}, {@code sum} and
 * {@code count} one of all.
 */
final class Formula {

    private static final Pattern TOKEN = Pattern.compile("\\s*([()]|[-+*/](?=\\s)|[\\w.+-]+)\\s*");

    /** A text may end in its figure, as the field of a table does, or a sentence of a card in a percentage. */
    private static final Pattern LAST = Pattern.compile("([\\d.]+)( %)?$");

    private final RawCells cells;
    private final Map<String, String> picks;
    private final TreeSet<Path> used = new TreeSet<>();
    private final List<String> tokens = new ArrayList<>();
    private int at;

    /** @param picks what names stand for, see {@link RawCells#pick}; the part before the dot and the part behind it */
    Formula(RawCells cells, Map<String, String> picks, String text) {
        this.cells = cells;
        this.picks = picks;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (end < text.length()) {
            throw new IllegalArgumentException("Not understood: " + text.substring(end));
        }
    }

    /** One row a file. */
    double[][] values() {
        at = 0;
        double[][] value = sum();
        if (at < tokens.size()) {
            throw new IllegalArgumentException("Not understood: " + tokens.subList(at, tokens.size()));
        }
        return value;
    }

    /** The files that the last {@link #values()} came from. */
    TreeSet<Path> files() {
        return used;
    }

    private boolean next(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private double[][] sum() {
        double[][] value = product();
        while (true) {
            if (next("+")) {
                value = both(value, product(), Double::sum);
            } else if (next("-")) {
                value = both(value, product(), (a, b) -> a - b);
            } else {
                return value;
            }
        }
    }

    private double[][] product() {
        double[][] value = single();
        while (true) {
            if (next("*")) {
                value = both(value, single(), (a, b) -> a * b);
            } else if (next("/")) {
                value = both(value, single(), (a, b) -> a / b);
            } else {
                return value;
            }
        }
    }

    private double[][] single() {
        if (next("(")) {
            double[][] inside = sum();
            close();
            return inside;
        }
        String token = tokens.get(at++);
        if (next("(")) {
            double[][] inside = sum();
            close();
            return applied(token, inside);
        }
        return token.matches("[\\d.]+") ? new double[][] {{Double.parseDouble(token)}} : named(token);
    }

    private void close() {
        if (!next(")")) {
            throw new IllegalArgumentException("A bracket is not closed: " + tokens);
        }
    }

    private double[][] named(String name) {
        int dot = name.indexOf('.');
        String cell = picks.get(name.substring(0, dot));
        String measure = picks.get(name.substring(dot));
        if (cell == null || measure == null) {
            throw new IllegalArgumentException(name + " is not among the names.");
        }
        Map<Path, List<Object>> found = cells.pick(cell + (cell.contains("#") ? "" : "#") + measure);
        used.addAll(found.keySet());
        return found.values().stream()
                .map(list -> list.stream().mapToDouble(Formula::number).toArray())
                .toArray(double[][]::new);
    }

    private static double number(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        Matcher last = LAST.matcher(String.valueOf(value));
        return last.find() ? Double.parseDouble(last.group(1)) : Double.NaN;
    }

    private static double[][] applied(String function, double[][] rows) {
        double[] all = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return switch (function) {
            case "mean" -> each(rows, Formula::mean);
            case "sd" -> each(rows, Formula::deviation);
            case "min" -> one(Arrays.stream(all).min().orElseThrow());
            case "max" -> one(Arrays.stream(all).max().orElseThrow());
            case "sum" -> one(Arrays.stream(all).sum());
            case "count" -> one(all.length);
            default -> throw new IllegalArgumentException(function + " is no function.");
        };
    }

    private static double[][] one(double value) {
        return new double[][] {{value}};
    }

    private static double[][] each(double[][] rows, ToDoubleFunction<double[]> figure) {
        return Arrays.stream(rows)
                .map(row -> new double[] {figure.applyAsDouble(row)})
                .toArray(double[][]::new);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Of the sample. */
    static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }

    private static double[][] both(double[][] a, double[][] b, DoubleBinaryOperator operator) {
        boolean single = b.length == 1 && b[0].length == 1;
        boolean first = a.length == 1 && a[0].length == 1;
        double[][] shape = first ? b : a;
        double[][] result = new double[shape.length][];
        for (int i = 0; i < shape.length; i++) {
            result[i] = new double[shape[i].length];
            for (int j = 0; j < shape[i].length; j++) {
                result[i][j] = operator.applyAsDouble(first ? a[0][0] : a[i][j], single ? b[0][0] : b[i][j]);
            }
        }
        return result;
    }
}
