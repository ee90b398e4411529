package org.inversight.ui.models;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inversight.experiment.Experiment;
import org.inversight.model.Json;
import org.inversight.model.ModelCard;

/**
 * A set of one's own, kept under a name: an experiment with the paths of its files, and the cards of its models.
 *
 * @param id name of its file, without the ending
 * @param title as shown
 * @param experiment with absolute paths
 * @param cards of its models, by path
 */
@RecordBuilder
public record KeptSet(String id, String title, Experiment experiment, Map<String, ModelCard> cards)
        implements KeptSetBuilder.With {

    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public KeptSet {
        cards = cards == null ? Map.of() : Map.copyOf(cards);
    }

    /**
     * Reads a kept set.
     *
     * @throws IOException if it cannot be read or is no kept set
     */
    static KeptSet read(Path file) throws IOException {
        KeptSet set = Json.read(file, KeptSet.class);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("id", set.id());
        said.put("title", set.title());
        said.put("experiment", set.experiment());
        Json.require(file, KeptSet.class, said);
        return set;
    }
}
