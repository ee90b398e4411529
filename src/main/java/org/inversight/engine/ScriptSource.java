package org.inversight.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The source text that a TorchScript archive carries ({@code code/*.py}), which names the fields of its named tuples;
 * libtorch tells only the type's name.
 */
final class ScriptSource {

    private static final long LONGEST = 4_000_000;
    private static final Pattern FIELD = Pattern.compile("\\n {2}(\\w+) ?: [^\\n]*");

    /** The outermost class in {@code data.pkl}: module and name. */
    private static final Pattern OUTERMOST = Pattern.compile("c(__torch__[\\w.]*)\\n(\\w+)\\n");

    /** The first argument of {@code forward}. */
    private static final Pattern IMAGES = Pattern.compile("def forward\\([^,]+,\\s+(\\w+): Tensor");

    private static final Pattern QUANTISED = Pattern.compile("ops\\.quantized\\.");

    private final Path archive;
    private final Map<String, List<String>> known = new HashMap<>();

    ScriptSource(Path archive) {
        this.archive = archive;
    }

    /**
     * Fields of a named tuple in their order; empty for a plain tuple, or where the source does not tell.
     *
     * @param type as libtorch calls it, such as {@code __torch__.Out}
     */
    List<String> fields(String type) {
        return type.startsWith("__torch__") ? known.computeIfAbsent(type, this::read) : List.of();
    }

    /** Whether {@code forward} begins by moving the last axis of its images to the second place. */
    boolean takesChannelsLast() {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            String data = find(zip, "/data.pkl", StandardCharsets.ISO_8859_1, OUTERMOST.asPredicate());
            Matcher outermost = OUTERMOST.matcher(data);
            if (!outermost.find()) {
                return false;
            }
            String name = outermost.group(2);
            return !find(zip, ".py", StandardCharsets.UTF_8, text -> turns(forward(text, name)))
                    .isEmpty();
        } catch (IOException e) {
            return false; // what it does is measured all the same
        }
    }

    /** Whether it computes with quantised layers. */
    boolean quantised() {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return !find(zip, ".py", StandardCharsets.UTF_8, QUANTISED.asPredicate())
                    .isEmpty();
        } catch (IOException e) {
            return false; // what it does is measured all the same
        }
    }

    private List<String> read(String type) {
        String name = type.substring(type.lastIndexOf('.') + 1);
        Pattern wanted = Pattern.compile("class " + Pattern.quote(name) + "\\(NamedTuple\\):((?:\\n {2}[^\\n]*)*)");
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Matcher found = wanted.matcher(find(zip, ".py", StandardCharsets.UTF_8, wanted.asPredicate()));
            return found.find() ? names(found.group(1)) : List.of();
        } catch (IOException e) {
            return List.of(); // the fields stay numbers, as in a plain tuple
        }
    }

    /**
     * The source of a class's {@code forward}, from its first line on; empty where it has none. Line by line: a pattern
     * over all of them goes as deep into the stack as the network is long.
     */
    private static String forward(String text, String name) {
        String head = "class %s(Module):".formatted(name);
        List<String> lines = text.lines()
                .dropWhile(line -> !line.equals(head))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .dropWhile(line -> !line.startsWith("  def forward("))
                .toList();
        return Stream.concat(lines.stream().limit(1), lines.stream().skip(1).takeWhile(line -> line.startsWith("    ")))
                .collect(Collectors.joining("\n"));
    }

    private static boolean turns(String forward) {
        Matcher images = IMAGES.matcher(forward);
        return images.find()
                && Pattern.compile("torch\\.permute\\(%s, \\[0, (?:3|-1), 1, 2\\]\\)".formatted(images.group(1)))
                        .matcher(forward)
                        .find();
    }

    /** The first entry of this ending whose text is wanted; an empty text where none is. */
    private static String find(ZipFile zip, String ending, Charset charset, Predicate<String> wanted)
            throws IOException {
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().endsWith(ending) && entry.getSize() < LONGEST) {
                String text = text(zip, entry, charset);
                if (wanted.test(text)) {
                    return text;
                }
            }
        }
        return "";
    }

    private static String text(ZipFile zip, ZipEntry entry, Charset charset) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), charset);
        }
    }

    private static List<String> names(String body) {
        List<String> names = new ArrayList<>();
        Matcher field = FIELD.matcher(body);
        while (field.find()) {
            names.add(field.group(1));
        }
        return names;
    }
}
