package org.inversight.metric;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.model.Verifier;
import org.inversight.train.Quality;
import org.jspecify.annotations.Nullable;

/**
 * How like a set of images is, as a set, to the private images of the same classes, in a verifier's embedding; each
 * feature counts in standard deviations of the private ones. With few images every one of these figures is far from what
 * it would be with many, and so are ceiling and floor, which are measured on as many.
 */
public final class Likeness {

    /** Neighbours that density and coverage take (Naeem et al. 2020). */
    private static final int NEIGHBOURS = 5;

    private Likeness() {}

    /**
     * {@return the figures; none where either set is too small for them}
     *
     * @param manager owner of what is computed meanwhile
     * @param verifier whose embedding is used; null for none
     * @param images labelled with classes of the target
     * @param pool private images of any classes, of which those of the images' classes count
     */
    public static Map<Measure, Double> of(
            NDManager manager, @Nullable Verifier verifier, LabelledImages images, LabelledImages pool) {
        Set<Integer> classes = new TreeSet<>();
        Arrays.stream(images.labels()).forEach(classes::add);
        Images wanted = pool.ofClasses(classes::contains).images();
        if (verifier == null || images.images().count() <= NEIGHBOURS || wanted.count() <= NEIGHBOURS) {
            return Map.of();
        }
        return of(Gallery.embed(manager, verifier, wanted), Gallery.embed(manager, verifier, images.images()));
    }

    /**
     * @param real a row for each private image
     * @param made a row for each of the others
     */
    static Map<Measure, Double> of(float[][] real, float[][] made) {
        float[] flat = flat(real);
        double[] deviations = Quality.deviations(flat, real[0].length);
        double[][] reals = Quality.rows(flat, deviations.length, deviations);
        double[][] mades = Quality.rows(flat(made), deviations.length, deviations);
        Map<Measure, Double> all = new LinkedHashMap<>();
        if (real.length > deviations.length) {
            all.put(Measure.FRECHET, Quality.frechet(reals, mades));
        }
        all.put(Measure.PRECISION, Quality.precision(reals, mades));
        all.put(Measure.RECALL, Quality.recall(reals, mades));
        all.put(Measure.DENSITY, Quality.density(reals, mades, NEIGHBOURS));
        all.put(Measure.COVERAGE, Quality.coverage(reals, mades, NEIGHBOURS));
        return all;
    }

    private static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
        }
        return flat;
    }
}
