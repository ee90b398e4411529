package org.inversight.loading;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.metric.MeasuredOnPrivate;
import org.inversight.model.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * The loaded models of an experiment.
 *
 * @param classifier the target
 * @param generator null for attacks without one
 * @param critic null where there is none
 * @param students in use
 * @param evaluators independent evaluators
 * @param images sixteen images of the generator, or none
 * @param album private images of each class, or null where there are none
 * @param lookAlikes of each person those who are most like them to the verifier; empty without one
 * @param verifier who compares reconstructions with private people; null where there is none
 * @param measured classifier and evaluators on labelled private images; null where there are none
 * @param conversions how values are converted between the models, a sentence each; empty where all agree
 * @param warnings what was guessed or left out, a sentence each
 */
@RecordBuilder
public record LoadSummary(
        ModelCard classifier,
        @Nullable ModelCard generator,
        @Nullable ModelCard critic,
        List<ModelCard> students,
        List<ModelCard> evaluators,
        @Nullable Images images,
        @Nullable Album album,
        Map<Integer, List<Integer>> lookAlikes,
        @Nullable ModelCard verifier,
        @Nullable MeasuredOnPrivate measured,
        List<String> conversions,
        List<String> warnings) {

    /** Copies the map. */
    public LoadSummary {
        lookAlikes = Map.copyOf(lookAlikes);
    }

    /** {@return what whoever starts a run is told of it, a sentence each} */
    public List<String> sentences() {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(conversions);
        if (measured != null) {
            all.add(measured.sentence());
        }
        return all;
    }

    /** One private image of each class, or null where there are none. */
    public @Nullable LabelledImages examples() {
        return album == null ? null : album.images().onePerClass();
    }
}
