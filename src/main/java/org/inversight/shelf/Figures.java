package org.inversight.shelf;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.inversight.loading.LoadSummary;
import org.inversight.model.ModelCard;
import org.inversight.run.Ending;
import org.inversight.run.Run;
import org.inversight.run.RunStatus;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What a kept run came to so far.
 *
 * @param begun when, in seconds since 1970
 * @param step of the newest images
 * @param steps after which the run ends by itself
 * @param targetAccuracy share of its images that the target accepts
 * @param evaluators the same of each evaluator, by name, in their order
 * @param falsePositiveRate share that the target accepts and the evaluator with a reject class does not
 * @param rejects whether there is such an evaluator; null where that is not known
 * @param seconds computing time
 * @param ended why, one sentence; null while it had not ended
 * @param reason the same as {@link Ending.Reason}; null while it had not ended, and in files of older versions
 */
@RecordBuilder
public record Figures(
        long begun,
        int step,
        int steps,
        double targetAccuracy,
        Map<String, Double> evaluators,
        double falsePositiveRate,
        @Nullable Boolean rejects,
        double seconds,
        @Nullable String ended,
        Ending.@Nullable Reason reason) {

    /** Takes what a file left out as nothing. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public Figures {
        evaluators = evaluators == null ? Map.of() : evaluators;
    }

    /** Those of the newest images of a run. */
    static Figures of(Run run, Snapshot last, Instant begun) {
        Map<String, Double> evaluators = new LinkedHashMap<>();
        for (int e = 0; e < last.evaluators().size(); e++) {
            evaluators.put(last.evaluators().get(e), last.evaluatorAccuracy(e));
        }
        RunStatus status = run.status();
        Ending ending = status.ending();
        return FiguresBuilder.builder()
                .begun(begun.getEpochSecond())
                .step(last.step())
                .steps(status.steps())
                .targetAccuracy(last.targetAccuracy())
                .evaluators(evaluators)
                .falsePositiveRate(last.falsePositiveRate())
                .rejects(rejects(run))
                .seconds(last.seconds())
                .ended(ending == null ? null : ending.sentence())
                .reason(ending == null ? null : ending.reason())
                .build();
    }

    private static @Nullable Boolean rejects(Run run) {
        CompletableFuture<LoadSummary> opened = run.opened();
        return opened.isDone() && !opened.isCompletedExceptionally()
                ? opened.join().evaluators().stream().anyMatch(ModelCard::rejects)
                : null;
    }
}
