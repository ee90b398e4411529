package org.inversight.blind;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the viewer and the evaluators answered to one question, as it is kept.
 *
 * @param kind what was shown
 * @param asked name of the class beside the image; of a line-up the attacked class
 * @param truth name of the class that was shown; empty for a false positive
 * @param classes names of the six of a line-up, as they stood; empty otherwise
 * @param right answer, as in {@link Question}
 * @param viewer their answer
 * @param others answer of each evaluator, by name; {@link Question#NONE} where it cannot
 */
public record Answer(
        Kind kind,
        String asked,
        String truth,
        List<String> classes,
        int right,
        int viewer,
        Map<String, Integer> others) {

    /** Copies lists and map, in their order. */
    public Answer {
        classes = List.copyOf(classes);
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }

    /** {@return whether the viewer is right} */
    public boolean correct() {
        return viewer == right;
    }
}
