package org.inversight.model.probe;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a network did not run.
 *
 * @param text what libtorch says at the end of its traceback, on one line
 */
record Fault(String text) {

    private static final int LONGEST = 200;

    /** Lines of a TorchScript message that say where, and not what. */
    private static final Pattern CAUSE =
            Pattern.compile("(?:RuntimeError|builtins\\.\\w+|torch\\.jit\\.Error): (.*)", Pattern.DOTALL);

    private static final Pattern MISSING =
            Pattern.compile("missing value for argument '(\\w+)'. Declaration: forward\\(\\S+ \\w+, (.*)\\) ->");

    /** How to repair what no other input can help. */
    private record Cure(Pattern sign, String sentence) {}

    /** What a graphics card says when something smaller would run. */
    private static final Pattern MEMORY = Pattern.compile("out of memory");

    private static final Cure ON_PROCESSOR = new Cure(
            Pattern.compile("Expected all tensors to be on the same device"),
            "a part of its computation is written for the processor, and this program runs it on the graphics card; start with --device cpu");

    private static final List<Cure> CURES = List.of(
            new Cure(
                    Pattern.compile("Method 'forward' is not defined"),
                    "it has no forward method; export a module whose forward does the work"),
            new Cure(
                    Pattern.compile("CUDA|[Cc]uda"),
                    "it computes on a CUDA device that is written into it, and this program runs it elsewhere; move it to the processor with .cpu(), and script or trace it there"),
            new Cure(
                    Pattern.compile("'(MPS|XLA|XPU|HPU)' backend|device mps"),
                    "it computes on a device that is not here; move it to the processor with .cpu(), and script or trace it there"),
            new Cure(
                    Pattern.compile("more than 1 value per channel when training"),
                    "its batch normalisation is in training mode; call .eval() before the export"));

    /** What went wrong in a forward pass. */
    static Fault of(RuntimeException thrown) {
        String message = String.valueOf(thrown.getMessage());
        Matcher cause = CAUSE.matcher(message);
        String text = cause.find() ? cause.group(1) : message;
        String line = text.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .findFirst()
                .orElse("no reason given");
        return new Fault(line);
    }

    /**
     * Why no input of this kind can ever run, and what to do; null where another may.
     *
     * @param gpu whether it ran on a graphics card
     */
    @Nullable
    String hopeless(boolean gpu) {
        if (MEMORY.matcher(text).find()) {
            return null;
        }
        if (gpu && ON_PROCESSOR.sign.matcher(text).find()) {
            return ON_PROCESSOR.sentence;
        }
        Matcher missing = MISSING.matcher(text);
        if (missing.find()) {
            return ("its forward takes several inputs (%s), and is given one; export a wrapper that takes the first alone and fixes \"%s\"")
                    .formatted(missing.group(2), missing.group(1));
        }
        return CURES.stream()
                .filter(cure -> cure.sign.matcher(text).find())
                .map(Cure::sentence)
                .findFirst()
                .orElse(null);
    }

    /** Whether the network itself refuses the input by an assertion. */
    boolean assertion() {
        return text.startsWith("AssertionError");
    }

    /** Whether it wants whole numbers. */
    boolean wantsWholeNumbers() {
        String low = text.toLowerCase(Locale.ROOT);
        return low.contains("scalar types: long, int") || low.contains("uint8") || low.contains("byte");
    }

    /** The complaint for a sentence. */
    String quoted() {
        String whole = assertion() ? text.replaceFirst("AssertionError:? ?", "") : text;
        if (whole.isBlank()) {
            whole = "an assertion without a message";
        }
        return "\"%s\"".formatted(whole.length() > LONGEST ? whole.substring(0, LONGEST) + "..." : whole);
    }

    /** The numbers of a pattern's groups; empty where it does not match. */
    List<Integer> numbers(Pattern pattern) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            return List.of();
        }
        return java.util.stream.IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(i -> Integer.valueOf(found.group(i)))
                .toList();
    }
}
