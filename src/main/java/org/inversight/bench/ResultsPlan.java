package org.inversight.bench;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a results page measures.
 *
 * @param title of the page
 * @param about one paragraph
 * @param budgetHours wall-clock budget on two cores; 0 for none
 * @param people whether the classes are people: everybody is attacked, one image each, and the columns of a verifier
 *     are there even where none was asked
 * @param cells at most twenty
 */
@RecordBuilder
public record ResultsPlan(String title, String about, double budgetHours, boolean people, List<Cell> cells)
        implements ResultsPlanBuilder.With {

    /**
     * One row of the table: a variant over seeds.
     *
     * @param name also the name of the cell's file
     * @param loss null for an attack that only queries
     * @param augmentation null for an attack that only queries
     * @param steps null for the preset's
     * @param parameters instead of the preset's
     */
    public record Cell(
            String name,
            String sample,
            String attack,
            @Nullable String loss,
            @Nullable String augmentation,
            List<Long> seeds,
            @Nullable Integer steps,
            Map<String, Object> parameters) {

        @SuppressWarnings("NullAway") // a field missing in a file arrives as null
        public Cell {
            parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        }
    }
}
