package org.inversight.run;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.inversight.attack.LossTerm;
import org.inversight.data.Images;
import org.inversight.data.Panel;
import org.inversight.metric.Verdict;

/**
 * What a run looks like after a step. Immutable; everything in it is plain Java.
 *
 * @param runId the run; a snapshot of another run is stale
 * @param step steps done, 0 for the start
 * @param images class-major: image {@code t * restarts + r} is restart r of the t-th target
 * @param verdicts one per image, same order
 * @param evaluators names of the evaluators, in the order of each verdict's predictions
 * @param terms loss terms of the last step, empty at step 0
 * @param seconds computing time since the first step
 * @param queries queries of the classifier, for attacks that query; otherwise 0
 * @param panels what else the attack shows
 */
@RecordBuilder
public record Snapshot(
        long runId,
        int step,
        Images images,
        List<Verdict> verdicts,
        List<String> evaluators,
        List<LossTerm> terms,
        double seconds,
        long queries,
        List<Panel> panels) {

    /** Copies the lists. */
    public Snapshot {
        verdicts = List.copyOf(verdicts);
        evaluators = List.copyOf(evaluators);
        terms = List.copyOf(terms);
        panels = List.copyOf(panels);
    }

    /** {@return how many pixels it holds, those of its panels' images included} */
    public long pixels() {
        return images.pixels().length
                + panels.stream()
                        .filter(Panel.ImageGroups.class::isInstance)
                        .flatMap(panel -> ((Panel.ImageGroups) panel).groups().stream())
                        .mapToLong(group -> group.images().pixels().length)
                        .sum();
    }

    /** {@return the share of images that the target accepts} */
    public double targetAccuracy() {
        return verdicts.stream().filter(v -> v.target().accepts()).count() / (double) verdicts.size();
    }

    /**
     * {@return the share of images that this evaluator accepts}
     *
     * @param evaluator its position
     */
    public double evaluatorAccuracy(int evaluator) {
        return verdicts.stream()
                        .filter(v -> v.evaluators().get(evaluator).accepts())
                        .count()
                / (double) verdicts.size();
    }

    /** {@return the mean probability that the target gives to the attacked classes} */
    public double targetConfidence() {
        return verdicts.stream()
                .mapToDouble(v -> v.target().confidence())
                .average()
                .orElse(Double.NaN);
    }

    /**
     * {@return the mean probability that this evaluator gives to the attacked classes}
     *
     * @param evaluator its position
     */
    public double evaluatorConfidence(int evaluator) {
        return verdicts.stream()
                .mapToDouble(v -> v.evaluators().get(evaluator).confidence())
                .average()
                .orElse(Double.NaN);
    }

    /** {@return the share of images that the target accepts and the evaluator with a reject class does not} */
    public double falsePositiveRate() {
        return verdicts.stream().filter(Verdict::falsePositive).count() / (double) verdicts.size();
    }
}
