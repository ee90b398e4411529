package org.inversight.run;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Engine;
import org.inversight.loading.Materials;
import org.inversight.metric.BoundImages;
import org.inversight.metric.Bounds;
import org.inversight.metric.Figure;
import org.inversight.metric.HeldOut;
import org.inversight.metric.Knowledge;
import org.inversight.metric.Likeness;
import org.inversight.metric.Measure;
import org.inversight.metric.NearestPrivate;
import org.inversight.metric.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * All figures of a run's images, each with its ceiling and its floor. Used on the optimiser thread.
 *
 * @param bounds of what verdicts say
 * @param images on which ceilings and floors are measured
 * @param nearest in all private images; null where there are none
 */
record RunFigures(
        Engine engine,
        Materials materials,
        Bounds bounds,
        @Nullable BoundImages images,
        @Nullable NearestPrivate nearest) {

    NearestPrivate.@Nullable Mean distances(Snapshot last) {
        if (nearest == null) {
            return null;
        }
        try (NDManager scope = engine.scope()) {
            LabelledImages own = own(last);
            return nearest.mean(scope, own.images(), own.labels());
        }
    }

    /**
     * @param distances of the same images; null where there are none
     * @param full whether sets of images are compared and a network learns from the images, which takes seconds
     */
    List<Figure> of(Snapshot last, NearestPrivate.@Nullable Mean distances, boolean full) {
        boolean rejects = materials.evaluators().stream().anyMatch(e -> e.card().rejects());
        List<Figure> all = new ArrayList<>(bounds.figures(last.evaluators(), rejects, last.verdicts()));
        LabelledImages pool = materials.privateImages();
        BoundImages beside = images;
        HeldOut held = beside == null ? null : beside.held();
        if (distances == null || pool == null || beside == null || held == null) {
            return all;
        }
        LabelledImages own = own(last);
        Map<Measure, Double> values = new LinkedHashMap<>();
        values.putAll(distances.figures());
        Map<Measure, Double> ceilings = new LinkedHashMap<>();
        Map<Measure, Double> floors = new LinkedHashMap<>();
        try (NDManager scope = engine.scope()) {
            LabelledImages genuine = beside.genuine();
            if (genuine != null && nearest != null) {
                ceilings.putAll(figures(nearest.meanToOthers(scope, genuine.images(), genuine.labels(), own.images())));
            }
            LabelledImages random = beside.random();
            if (random != null && nearest != null) {
                floors.putAll(figures(nearest.mean(scope, random.images(), random.labels())));
            }
            if (full) {
                // the same private images for all three: with more of them coverage, say, falls by that alone
                values.putAll(Likeness.of(scope, materials.recognition().verifier(), own, held.gallery()));
                learnt(values, own, pool);
                if (genuine != null) {
                    ceilings.putAll(Likeness.of(scope, materials.recognition().verifier(), genuine, held.gallery()));
                    learnt(ceilings, genuine, held.gallery());
                }
                if (random != null) {
                    floors.putAll(Likeness.of(scope, materials.recognition().verifier(), random, held.gallery()));
                }
                floors.put(
                        Measure.KNOWLEDGE,
                        1.0
                                / last.verdicts().stream()
                                        .map(Verdict::classIndex)
                                        .distinct()
                                        .count());
            }
        }
        all.addAll(bounds.with(ceilings, floors).beside(values));
        return all;
    }

    private void learnt(Map<Measure, Double> figures, LabelledImages from, LabelledImages shown) {
        Double share = Knowledge.of(engine, from, shown);
        if (share != null) {
            figures.put(Measure.KNOWLEDGE, share);
        }
    }

    private static Map<Measure, Double> figures(NearestPrivate.@Nullable Mean mean) {
        return mean == null ? Map.of() : mean.figures();
    }

    /** What was evaluated, and what is shown: the images in [0, 1]. */
    private static LabelledImages own(Snapshot last) {
        return new LabelledImages(
                last.images().clamped(),
                last.verdicts().stream().mapToInt(Verdict::classIndex).toArray());
    }
}
