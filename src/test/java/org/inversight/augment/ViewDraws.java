package org.inversight.augment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inversight.catalog.Values;
import org.inversight.engine.Noise;
import org.inversight.model.Json;

/**
 * The random views of the pinned augmentations. {@link #main} writes them to
 * reference/view-draws.json, from which augmented.py reads them.
 */
final class ViewDraws {

    static final long SEED = 7;
    static final int STEP = 2;
    static final long[] LABELS = {1, 1, 3};

    private static final int[] RESTARTS = {0, 1, 0};
    private static final int VIEWS = 3;

    /** Every change is switched on. */
    static final Map<String, Object> EVERYTHING = Map.of(
            "views.mirror", 0.5,
            "views.translation", 0.1,
            "views.brightness", 0.2,
            "views.contrast", 0.2);

    private ViewDraws() {}

    /** Views 0 to 2 of the step, drawn once for all images: stream 42 of the seed. */
    static List<double[]> batch() {
        List<double[]> draws = new ArrayList<>();
        for (int view = 0; view < VIEWS; view++) {
            draws.add(numbers(Noise.keyed(SEED, 42, STEP, view)));
        }
        return draws;
    }

    /** The same for each image: views in rows, images in columns. */
    static List<List<double[]>> image() {
        List<List<double[]>> draws = new ArrayList<>();
        for (int view = 0; view < VIEWS; view++) {
            List<double[]> row = new ArrayList<>();
            for (int i = 0; i < LABELS.length; i++) {
                row.add(numbers(Noise.keyed(SEED, 42, STEP, view, LABELS[i], RESTARTS[i])));
            }
            draws.add(row);
        }
        return draws;
    }

    public static void main(String[] args) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("batch", batch());
        document.put("image", image());
        Json.write(Path.of(args[0]), document);
    }

    private static double[] numbers(java.util.random.RandomGenerator random) {
        View v = ViewRanges.of(Values.of(Views.PARAMETERS, EVERYTHING)).draw(random);
        return new double[] {
            v.degrees(),
            v.expanded() ? 1 : 0,
            v.left(),
            v.top(),
            v.width(),
            v.height(),
            v.mirrored() ? 1 : 0,
            v.right(),
            v.down(),
            v.brightness(),
            v.contrast()
        };
    }
}
