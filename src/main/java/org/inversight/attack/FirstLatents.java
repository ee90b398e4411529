package org.inversight.attack;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Queries random latents until every class of a restart is hit, or so many are queried that the others are given up.
 */
final class FirstLatents {

    /**
     * How it searches.
     *
     * @param batch latents per step and restart
     * @param most latents per restart
     * @param clamp largest coordinate
     */
    record Settings(int batch, int most, double clamp) {}

    private final LatentBatch batch;
    private final LatentQueries queries;
    private final int width;
    private final long[] searched;
    private Settings settings;

    FirstLatents(LatentBatch batch, LatentQueries queries, int width, Settings settings) {
        this.batch = batch;
        this.queries = queries;
        this.width = width;
        this.settings = settings;
        this.searched = new long[batch.restarts()];
    }

    void change(Settings changed) {
        settings = changed;
    }

    void walk(StateWalk state) {
        double[] counts = state.doubles(
                "searched", LongStream.of(searched).asDoubleStream().toArray());
        Arrays.setAll(searched, restart -> (long) counts[restart]);
    }

    /** Latents that a restart has queried. */
    long searched(int restart) {
        return searched[restart];
    }

    /** A random latent within the clamp. */
    float[] candidate(int restart, long number) {
        float[] latent = batch.shared(restart, number, width);
        for (int j = 0; j < width; j++) {
            latent[j] = (float) Math.clamp(latent[j], -settings.clamp(), settings.clamp());
        }
        return latent;
    }

    /** Queries of the next search. */
    long cost(List<Sphere> spheres) {
        return IntStream.range(0, searched.length)
                .mapToLong(r -> next(r, spheres))
                .sum();
    }

    /** Asks, lets every class that is hit set out, and gives up where nothing may be asked more. */
    void search(NDManager scope, List<Sphere> spheres) {
        for (int restart = 0; restart < searched.length; restart++) {
            List<float[]> latents = new ArrayList<>();
            for (int i = next(restart, spheres); i > 0; i--) {
                latents.add(candidate(restart, searched[restart]++));
            }
            int[] labels = queries.labels(scope, latents);
            for (int row : searching(restart, spheres)) {
                Sphere sphere = spheres.get(row);
                int hit = 0;
                while (hit < labels.length && labels[hit] != batch.target(row)) {
                    hit++;
                }
                if (hit < labels.length) {
                    sphere.begin(latents.get(hit));
                } else if (searched[restart] >= settings.most()) {
                    sphere.miss();
                }
            }
        }
    }

    private int next(int restart, List<Sphere> spheres) {
        return searching(restart, spheres).length == 0
                ? 0
                : (int) Math.clamp(settings.most() - searched[restart], 0, settings.batch());
    }

    private int[] searching(int restart, List<Sphere> spheres) {
        return IntStream.range(0, spheres.size())
                .filter(row -> batch.restart(row) == restart)
                .filter(row -> spheres.get(row).state() == Sphere.State.SEARCHING)
                .toArray();
    }
}
