package org.inversight.recipe;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inversight.data.Fingerprint;
import org.inversight.data.ImageSet;
import org.inversight.data.Images;
import org.inversight.engine.Noise;
import org.inversight.model.Json;
import org.inversight.model.NegativeReport;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.Models;
import org.inversight.train.PixelDescent;
import org.jspecify.annotations.Nullable;

/**
 * How often an evaluator with a reject class and an ordinary one turn away images that show none of their classes.
 *
 * @param folder of both evaluators
 * @param sample folder of the sample whose target and student are attacked
 * @param saved the evaluator with a reject class
 * @param other the ordinary evaluator
 */
record RejectionReports(StageContext context, Path folder, Path sample, NativeNetwork saved, NativeNetwork other) {

    /** Images of each kind. */
    static final int MEASURED = 512;

    private static final String UNSEEN = "student-2";
    private static final int ATTACKED = 192;
    private static final double SURE = 0.9;

    /** @param networks fingerprint of the four networks that it says something of */
    private record Kept(@Nullable String networks, List<NegativeReport> reports) {}

    /** How often the two turn away each kind of image; measured once. */
    List<NegativeReport> reports(NDManager scope) throws IOException {
        // kept, since they do not change when a generator is made anew
        Path file = context.work().resolve("evaluator-b-negatives.json");
        String networks = new Fingerprint()
                .add(Models.weights(folder, RejectingEvaluator.NAME))
                .add(Models.weights(folder, RejectingEvaluator.OTHER))
                .add(Models.weights(sample, "target"))
                .add(Models.weights(sample, UNSEEN))
                .hex();
        if (Files.isRegularFile(file)) {
            Kept kept = Json.read(file, Kept.class);
            if (networks.equals(kept.networks())) {
                return kept.reports();
            }
        }
        List<NegativeReport> reports = new ArrayList<>();
        int side = context.recipe().side();
        long seed = context.seed("measured negatives");
        DrawnNegatives drawn = new DrawnNegatives(context.material().test().images());
        int number = 0;
        for (boolean heldOut : List.of(false, true)) {
            for (NegativeKind kind : heldOut ? drawn.heldOut() : drawn.trained()) {
                Images images = DrawnNegatives.draw(kind, MEASURED, side, Noise.keyed(seed, number++));
                reports.add(report(kind.title(), heldOut, images));
            }
        }
        ImageSet heldOut = context.material().heldOutTest(context);
        if (heldOut != null) {
            reports.add(report(NegativeReport.HELD_OUT, true, heldOut.range(0, heldOut.count())));
        }
        NativeNetwork target = Models.load(scope, sample, "target");
        NativeNetwork unseen = Models.load(scope, sample, UNSEEN);
        for (PixelDescent descent : Adversaries.plain()) {
            reports.add(attack(descent, target, "the target", false, number++));
        }
        for (PixelDescent descent : Adversaries.heldOut()) {
            reports.add(attack(descent, target, "the target", true, number++));
        }
        for (PixelDescent descent : Adversaries.plain()) {
            reports.add(attack(descent, unseen, "student 2, a network it never saw", true, number++));
        }
        Json.write(file, new Kept(networks, reports));
        return reports;
    }

    private NegativeReport attack(
            PixelDescent descent, NativeNetwork network, String against, boolean heldOut, int number) {
        List<Images> made = new ArrayList<>();
        for (int from = 0; from < ATTACKED; from += 64) {
            context.progress().check();
            made.addAll(descent.run(
                    context.engine(),
                    network,
                    context.material().classes().size(),
                    64,
                    context.material().channels(),
                    context.recipe().side(),
                    Noise.keyed(context.seed("measured adversaries"), number, from)));
        }
        return report("%s, against %s".formatted(descent.title(), against), heldOut, Adversaries.joined(made));
    }

    private NegativeReport report(String kind, boolean heldOut, Images images) {
        int classes = context.material().classes().size();
        Map<String, Double> rejected = new LinkedHashMap<>();
        rejected.put(
                RejectingEvaluator.OTHER,
                1 - context.evaluation().verdicts(other, images).accepted(classes, SURE));
        rejected.put(
                RejectingEvaluator.NAME,
                1 - context.evaluation().verdicts(saved, images).accepted(classes, 0));
        context.progress().report("%s%s: %s".formatted(kind, heldOut ? " (held out)" : "", rejected), -1);
        return new NegativeReport(kind, heldOut, images.count(), rejected);
    }
}
