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
 * @param trainings kinds of further trainings, in which cells are measured too; empty or missing for none
 * @param command what measures the cells, where that is not {@code results}; null otherwise
 * @param cells rows of the table, in their order
 */
@RecordBuilder
public record ResultsPlan(
        String title,
        String about,
        double budgetHours,
        boolean people,
        @Nullable List<Integer> targets,
        List<Trainings> trainings,
        @Nullable String command,
        List<Cell> cells)
        implements ResultsPlanBuilder.With {

    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public ResultsPlan {
        trainings = trainings == null ? List.of() : List.copyOf(trainings);
    }

    /**
     * Models made again from other random numbers, on the same images, so that what comes of one training alone is seen
     * to.
     *
     * @param of what was made again, in a sentence's words
     * @param samples names of the further samples, by the name of the sample that they make again
     * @param attacks whose models were made again; empty or missing for all
     * @param without names of cells that are measured in the first training alone; empty or missing for none
     * @param seeds of the noise, in each of them
     */
    public record Trainings(
            String of,
            Map<String, List<String>> samples,
            List<String> attacks,
            List<String> without,
            List<Long> seeds) {

        /** Copies the collections. */
        @SuppressWarnings("NullAway") // a field missing in a file arrives as null
        public Trainings {
            samples = Map.copyOf(samples);
            attacks = attacks == null ? List.of() : List.copyOf(attacks);
            without = without == null ? List.of() : List.copyOf(without);
            seeds = List.copyOf(seeds);
        }

        /** {@return the names of these trainings in which a cell is measured} */
        public List<String> samplesOf(Cell cell) {
            boolean left = without.contains(cell.name()) || !attacks.isEmpty() && !attacks.contains(cell.attack());
            return left ? List.of() : samples.getOrDefault(cell.sample(), List.of());
        }
    }

    /**
     * A training in which a cell is measured too.
     *
     * @param sample its name
     * @param seeds of the noise
     */
    public record Training(String sample, List<Long> seeds) {}

    /** {@return the further trainings of every kind in which a cell is measured} */
    public List<Training> trainingsOf(Cell cell) {
        return trainings.stream()
                .flatMap(kind -> kind.samplesOf(cell).stream().map(sample -> new Training(sample, kind.seeds())))
                .toList();
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
