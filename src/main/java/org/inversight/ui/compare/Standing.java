package org.inversight.ui.compare;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inversight.metric.Verdict;
import org.inversight.run.Snapshot;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;

/** How the sides stand, in one sentence whose words keep their places while its numbers change. */
final class Standing {

    private Standing() {}

    /**
     * The sentence; without numbers before the first images.
     *
     * @param shown a snapshot of each side, null where there is none yet
     * @param steps that the longest side makes
     */
    static String of(List<Side> sides, List<@Nullable Snapshot> shown, int steps) {
        String names = sides.stream().map(Side::title).collect(Collectors.joining(" | "));
        Snapshot some = shown.stream().filter(Objects::nonNull).findFirst().orElse(null);
        if (some == null) {
            return names + ", from the same targets, step by step.";
        }
        int step = shown.stream()
                .filter(Objects::nonNull)
                .mapToInt(Snapshot::step)
                .max()
                .orElse(0);
        String who = some.evaluators().isEmpty()
                ? "the target"
                : "the target, and of these by %s, which no side used"
                        .formatted(some.evaluators().getLast());
        return "Step %s of %s. Accepted by %s: %s."
                .formatted(
                        Words.padded(step, Math.max(step, steps)),
                        Words.count(Math.max(step, steps)),
                        who,
                        IntStream.range(0, sides.size())
                                .mapToObj(s -> side(sides.get(s), shown.get(s)))
                                .collect(Collectors.joining("; ")));
    }

    private static String side(Side side, @Nullable Snapshot snapshot) {
        if (snapshot == null) {
            return side.title() + " –";
        }
        List<Verdict> verdicts = snapshot.verdicts();
        List<Verdict> accepted =
                verdicts.stream().filter(v -> v.target().accepts()).toList();
        String target = Words.padded(accepted.size(), verdicts.size());
        String of = Words.several(verdicts.size(), "image", "images");
        if (snapshot.evaluators().isEmpty()) {
            return "%s %s of %s".formatted(side.title(), target, of);
        }
        long checked = accepted.stream()
                .filter(v -> v.evaluators().getLast().accepts())
                .count();
        return "%s %s, %s of %s".formatted(side.title(), target, Words.padded(checked, verdicts.size()), of);
    }
}
