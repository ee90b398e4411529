package org.inversight.train;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a classifier or a student is trained: SGD with momentum, the rate cut at milestones.
 *
 * @param architecture card name of the network
 * @param epochs passes over its images
 * @param learningRate of the first step
 * @param momentum 0..1
 * @param nesterov whether the momentum is Nesterov's
 * @param weightDecay L2 penalty
 * @param milestones shares of the training, 0..1, after which the rate is multiplied by {@code cut}
 * @param cut factor at a milestone
 * @param shift pixels by which an image is moved at most, at random, each time it is seen
 */
@RecordBuilder
public record Schedule(
        String architecture,
        int epochs,
        double learningRate,
        double momentum,
        boolean nesterov,
        double weightDecay,
        List<Double> milestones,
        double cut,
        int shift) {

    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public Schedule {
        milestones = milestones == null ? List.of() : List.copyOf(milestones);
    }

    /** The learning rate at this share of the training, 0..1. */
    public double rate(double share) {
        double rate = learningRate;
        for (double milestone : milestones) {
            if (share >= milestone) {
                rate *= cut;
            }
        }
        return rate;
    }

    /** In words, for a card. */
    public String describe(@Nullable String loss) {
        return "%d epochs of SGD (rate %s, momentum %s%s, weight decay %s; rate x %s after the shares %s of the training)%s%s"
                .formatted(
                        epochs,
                        learningRate,
                        momentum,
                        nesterov ? " (Nesterov)" : "",
                        weightDecay,
                        cut,
                        milestones,
                        loss == null ? "" : " on " + loss,
                        shift == 0 ? "" : ", images moved by up to %d pixels".formatted(shift));
    }
}
