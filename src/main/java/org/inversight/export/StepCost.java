package org.inversight.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.inversight.model.Json;
import org.inversight.run.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a run was measured to cost, looks at its images included.
 *
 * @param attack its id
 * @param loss null for an attack without one
 * @param augmentation null for an attack without one
 * @param sample that it was measured on
 * @param images of a step
 * @param milliseconds per step, median over runs
 * @param queries per step, mean over runs; 0 for an attack that knows the weights
 * @param threads of PyTorch
 */
public record StepCost(
        String attack,
        @Nullable String loss,
        @Nullable String augmentation,
        String sample,
        int images,
        double milliseconds,
        double queries,
        int threads) {

    private static final String SAMPLE = "digits";

    /**
     * The costs that the measured cells of a results page tell: those of {@code digits} where nothing was changed.
     *
     * @param folder of the cells; one that is not there tells nothing
     */
    public static List<StepCost> of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
        List<CellFile> cells = new ArrayList<>();
        for (Path file : files) {
            cells.add(Json.read(file, CellFile.class));
        }
        return cells.stream()
                .filter(c -> c.cell().sample().equals(SAMPLE))
                .filter(c -> c.cell().parameters().isEmpty())
                .map(StepCost::of)
                .toList();
    }

    private static StepCost of(CellFile file) {
        RunReport first = file.runs().getFirst();
        double[] seconds = file.runs().stream()
                .mapToDouble(r -> r.wallSeconds() / r.steps())
                .sorted()
                .toArray();
        return new StepCost(
                file.cell().attack(),
                file.cell().loss(),
                file.cell().augmentation(),
                file.cell().sample(),
                first.images(),
                1e3 * seconds[seconds.length / 2],
                file.runs().stream()
                        .mapToDouble(r -> (r.queries() == null ? 0.0 : r.queries()) / r.steps())
                        .average()
                        .orElse(0),
                first.threads());
    }
}
