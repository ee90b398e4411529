package org.inversight.claims;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.inversight.model.Json;

/**
 * What was measured, picked out of the repository's files. A pick is {@code FILES#/step/step}: files by a glob; then
 * {@code name} goes into a field, a number into that element, {@code *} into each, {@code field=value} keeps elements with that value, and
 * {@code field==other} those in which two fields are equal. A table is a list of rows; {@code answers.csv & key.csv}
 * are the rows of the first with those of the second that have the same first field, named {@code key.field}.
 */
final class RawCells {

    /** What becomes of the values that were picked from a file. */
    interface Change {
        List<Object> of(Path file, List<Object> picked);
    }

    private final Map<String, Object> documents = new HashMap<>();
    private final Change change;

    RawCells(Change change) {
        this.change = change;
    }

    static RawCells asMeasured() {
        return new RawCells((file, picked) -> picked);
    }

    /** The values of each file, in the order of the files' names; no file without values. */
    Map<Path, List<Object>> pick(String pick) {
        String[] parts = pick.split("#", 2);
        Map<Path, List<Object>> values = new TreeMap<>();
        String[] tables = parts[0].split(" & ");
        for (Path file : files(tables[0])) {
            List<Object> found = List.of(tables.length == 1 ? read(file) : joined(file, tables[1]));
            for (String step : parts[1].substring(1).split("/")) {
                found = step(found, step);
            }
            if (found.isEmpty()) {
                throw new IllegalArgumentException("Nothing is at %s of %s.".formatted(parts[1], file));
            }
            values.put(file, change.of(file, found));
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException("No file is at %s.".formatted(parts[0]));
        }
        return values;
    }

    private static List<Object> step(List<Object> from, String step) {
        List<Object> to = new ArrayList<>();
        for (Object value : from) {
            if (step.equals("*")) {
                to.addAll(value instanceof Map<?, ?> map ? map.values() : (List<?>) value);
            } else if (step.contains("==")) {
                String[] fields = step.split("==");
                rows(value)
                        .filter(r -> field(r, fields[0]).equals(field(r, fields[1])))
                        .forEach(to::add);
            } else if (step.contains("=")) {
                String[] pair = step.split("=");
                rows(value).filter(r -> field(r, pair[0]).equals(pair[1])).forEach(to::add);
            } else if (value instanceof List<?> list) {
                int index = Integer.parseInt(step);
                list.stream().skip(index).limit(1).forEach(to::add);
            } else {
                Object inside = ((Map<?, ?>) value).get(step);
                if (inside != null) {
                    to.add(inside);
                }
            }
        }
        return to;
    }

    private static Stream<?> rows(Object value) {
        return value instanceof List<?> list ? list.stream() : Stream.of(value);
    }

    private static String field(Object row, String name) {
        return String.valueOf(((Map<?, ?>) row).get(name));
    }

    private static List<Path> files(String glob) {
        if (!glob.contains("*")) {
            return List.of(Path.of(glob));
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        Path folder = Path.of(glob.substring(0, glob.indexOf('*'))).getParent();
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(matcher::matches).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object read(Path file) {
        return documents.computeIfAbsent(file.toString(), f -> {
            try {
                return f.endsWith(".csv") ? table(file) : Json.read(file, Map.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Object joined(Path answers, String name) {
        List<?> keys = (List<?>) read(answers.resolveSibling(name));
        List<Object> rows = new ArrayList<>();
        for (Object answer : (List<?>) read(answers)) {
            Map<Object, Object> row = new LinkedHashMap<>((Map<?, ?>) answer);
            Object first = row.values().iterator().next();
            for (Object key : keys) {
                Map<?, ?> fields = (Map<?, ?>) key;
                if (fields.values().iterator().next().equals(first)) {
                    fields.forEach((field, value) -> row.put("key." + field, value));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, String>> table(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] head = lines.getFirst().split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < head.length; i++) {
                row.put(head[i], fields[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
