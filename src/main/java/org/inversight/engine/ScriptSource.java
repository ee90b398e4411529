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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            String data = find(zip, "/data.pkl", StandardCharsets.ISO_8859_1, OUTERMOST);
            Matcher outermost = OUTERMOST.matcher(data);
            if (!outermost.find()) {
                return false;
            }
            Pattern turned = Pattern.compile("class "
                    + Pattern.quote(outermost.group(2))
                    + "\\(Module\\):(?:\\n {2}[^\\n]*)*?\\n {2}def forward\\([^,]+,\\s+(\\w+): Tensor"
                    + "(?:[^\\n]*\\n {4})*?[^\\n]*torch\\.permute\\(\\1, \\[0, (?:3|-1), 1, 2\\]\\)");
            return !find(zip, ".py", StandardCharsets.UTF_8, turned).isEmpty();
        } catch (IOException e) {
            return false; // what it does is measured all the same
        }
    }

    /** Whether it computes with quantised layers. */
    boolean quantised() {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return !find(zip, ".py", StandardCharsets.UTF_8, QUANTISED).isEmpty();
        } catch (IOException e) {
            return false; // what it does is measured all the same
        }
    }

    private List<String> read(String type) {
        String name = type.substring(type.lastIndexOf('.') + 1);
        Pattern wanted = Pattern.compile("class " + Pattern.quote(name) + "\\(NamedTuple\\):((?:\\n {2}[^\\n]*)*)");
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Matcher found = wanted.matcher(find(zip, ".py", StandardCharsets.UTF_8, wanted));
            return found.find() ? names(found.group(1)) : List.of();
        } catch (IOException e) {
            return List.of(); // the fields stay numbers, as in a plain tuple
        }
    }

    /** The first entry of this ending that has the pattern; an empty text where none has. */
    private static String find(ZipFile zip, String ending, Charset charset, Pattern wanted) throws IOException {
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().endsWith(ending) && entry.getSize() < LONGEST) {
                String text = text(zip, entry, charset);
                if (wanted.matcher(text).find()) {
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
