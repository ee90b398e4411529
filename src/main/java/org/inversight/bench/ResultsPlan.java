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
 * @param targets classes that every cell attacks; null for everybody where classes are people, else for the preset's
 * @param trainings further trainings of the same models, in which every cell is measured too; null for none
 * @param cells at most twenty
 */
@RecordBuilder
public record ResultsPlan(
        String title,
        String about,
        double budgetHours,
        boolean people,
        @Nullable List<Integer> targets,
        @Nullable Trainings trainings,
        List<Cell> cells)
        implements ResultsPlanBuilder.With {

    /**
     * Models made again from other random numbers, on the same images, so that what comes of one training alone is seen
     * to.
     *
     * @param samples names of the further samples, by the name of the sample that they make again
     * @param seeds of the noise, in each of them
     */
    public record Trainings(Map<String, List<String>> samples, List<Long> seeds) {

        /** Copies the collections. */
        public Trainings {
            samples = Map.copyOf(samples);
            seeds = List.copyOf(seeds);
        }
    }

    /** {@return the names of the further trainings of a sample} */
    public List<String> trainingsOf(String sample) {
        return trainings == null ? List.of() : trainings.samples().getOrDefault(sample, List.of());
    }

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
