package org.inversight.loading;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.loss.FeatureReference;
import org.inversight.metric.MeasuredOnPrivate;
import org.inversight.metric.Recognition;
import org.inversight.model.Classifier;
import org.inversight.model.Critic;
import org.inversight.model.Generator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an experiment works with, loaded.
 *
 * @param recognition evaluators of people, or {@link Recognition#NONE}
 * @param reference null where the loss needs none
 * @param auxiliary null where the attack needs none
 * @param privateImages null where there are none
 * @param measured target and evaluators on the private images; null where there are none
 */
@RecordBuilder
public record Materials(
        Classifier target,
        @Nullable Generator generator,
        @Nullable Critic critic,
        List<Classifier> students,
        List<Classifier> evaluators,
        Recognition recognition,
        @Nullable FeatureReference reference,
        @Nullable Images auxiliary,
        @Nullable LabelledImages privateImages,
        @Nullable MeasuredOnPrivate measured,
        List<String> conversions,
        List<String> warnings) {}
