package org.inversight.claims;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A document as one line, without its code blocks, with the numbers in it. */
final class Prose {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w#]|\\d[.,])\\d+(?:[.,]\\d+)*(?!\\w)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`|]\\([^)]*\\)|https?://\\S+|<img[^>]*>");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$");

    private final String text;
    private final BitSet explained = new BitSet();

    private Prose(String text) {
        this.text = text;
        all(CODE, 0);
    }

    static Prose of(String markdown) {
        return new Prose(BLOCK.matcher(markdown)
                .replaceAll("")
                .lines()
                .map(line -> line.replaceFirst("^(#+ )?\\d+\\. ", "$1").strip())
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " "));
    }

    /** @param page made by a command, which a test makes again: its tables and the list at its end are not read */
    static Prose of(Path file, boolean page) throws IOException {
        String markdown = Files.readString(file);
        return of(
                page
                        ? markdown.lines()
                                .filter(line -> !line.startsWith("|") && !line.startsWith("- "))
                                .collect(Collectors.joining("\n"))
                        : markdown);
    }

    /** Whether the document says this; if so, its figures are explained wherever it does. */
    boolean says(Claims.Filled claim) {
        boolean said = false;
        for (int at = text.indexOf(claim.text()); at >= 0; at = text.indexOf(claim.text(), at + 1)) {
            said = true;
            for (int[] figure : claim.figures()) {
                explained.set(at + figure[0], at + figure[1]);
            }
        }
        return said;
    }

    /** Whether the document has such words; if so, their numbers are explained. */
    boolean has(Claims.Free free) {
        return all(Pattern.compile(free.pattern()), 0) > 0;
    }

    private int all(Pattern pattern, int group) {
        int found = 0;
        for (Matcher matcher = pattern.matcher(text); matcher.find(); found++) {
            explained.set(matcher.start(group), matcher.end(group));
        }
        return found;
    }

    /** Each number that nothing explains, with the words around it. */
    List<String> unexplained() {
        List<String> numbers = new ArrayList<>();
        for (Matcher matcher = NUMBER.matcher(text); matcher.find(); ) {
            if (!explained.get(matcher.start())) {
                numbers.add("…%s «%s» %s…"
                        .formatted(
                                text.substring(Math.max(0, matcher.start() - 60), matcher.start()),
                                matcher.group(),
                                text.substring(matcher.end(), Math.min(text.length(), matcher.end() + 40))));
            }
        }
        return numbers;
    }
}
