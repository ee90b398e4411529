package org.inversight.recipe;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inversight.data.Images;
import org.inversight.data.PictureSet;
import org.inversight.engine.Noise;
import org.inversight.model.Json;
import org.inversight.model.NegativeReport;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.Models;
import org.inversight.train.PixelDescent;

/**
 * How often a sceptical evaluator and an ordinary one turn away pictures that show none of their
 * classes.
 *
 * @param sample folder of the sample whose target and student are attacked
 * @param saved the sceptic
 * @param other the ordinary evaluator
 */
record ScepticReports(Jobs jobs, Path sample, NativeNetwork saved, NativeNetwork other) {

    /** Pictures of each kind. */
    static final int MEASURED = 512;

    private static final int ATTACKED = 192;
    private static final double SURE = 0.9;

    /** The reports of one result are kept: they do not change when a generator is made anew. */
    static Path kept(Jobs jobs) {
        return jobs.work().resolve("evaluator-b-negatives.json");
    }

    private record Kept(List<NegativeReport> reports) {}

    /** How often the two turn away each kind of picture; measured once. */
    List<NegativeReport> reports(NDManager scope) throws IOException {
        if (Files.isRegularFile(kept(jobs))) {
            return Json.read(kept(jobs), Kept.class).reports();
        }
        List<NegativeReport> reports = new ArrayList<>();
        int side = jobs.recipe().side();
        long seed = jobs.seed("measured negatives");
        DrawnNegatives drawn = new DrawnNegatives(jobs.material().test().pictures());
        int number = 0;
        for (boolean heldOut : List.of(false, true)) {
            for (NegativeKind kind : heldOut ? drawn.heldOut() : drawn.trained()) {
                Images pictures = DrawnNegatives.draw(kind, MEASURED, side, Noise.keyed(seed, number++));
                reports.add(report(kind.title(), heldOut, pictures));
            }
        }
        PictureSet strangers = jobs.material().strangersTest(jobs);
        if (strangers != null) {
            reports.add(report(NegativeReport.STRANGERS, true, strangers.range(0, strangers.count())));
        }
        NativeNetwork target = Models.load(scope, sample, "target");
        NativeNetwork unseen = Models.load(scope, sample, "student-2");
        for (PixelDescent descent : Adversaries.plain()) {
            reports.add(attack(descent, target, "the target", false, number++));
        }
        for (PixelDescent descent : Adversaries.heldOut()) {
            reports.add(attack(descent, target, "the target", true, number++));
        }
        for (PixelDescent descent : Adversaries.plain()) {
            reports.add(attack(descent, unseen, "student 2, a network it never saw", true, number++));
        }
        Json.write(kept(jobs), new Kept(reports));
        return reports;
    }

    private NegativeReport attack(
            PixelDescent descent, NativeNetwork network, String against, boolean heldOut, int number) {
        List<Images> made = new ArrayList<>();
        for (int from = 0; from < ATTACKED; from += 64) {
            jobs.progress().check();
            made.addAll(descent.run(
                    jobs.engine(),
                    network,
                    jobs.material().classes().size(),
                    64,
                    jobs.material().channels(),
                    jobs.recipe().side(),
                    Noise.keyed(jobs.seed("measured adversaries"), number, from)));
        }
        return report("%s, against %s".formatted(descent.title(), against), heldOut, Adversaries.joined(made));
    }

    private NegativeReport report(String kind, boolean heldOut, Images pictures) {
        int classes = jobs.material().classes().size();
        Map<String, Double> rejected = new LinkedHashMap<>();
        rejected.put(
                Sceptic.OTHER, 1 - jobs.evaluation().verdicts(other, pictures).accepted(classes, SURE));
        rejected.put(
                Sceptic.NAME, 1 - jobs.evaluation().verdicts(saved, pictures).accepted(classes, 0));
        jobs.progress().report("%s%s: %s".formatted(kind, heldOut ? " (held out)" : "", rejected), -1);
        return new NegativeReport(kind, heldOut, pictures.count(), rejected);
    }
}
