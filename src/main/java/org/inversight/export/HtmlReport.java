package org.inversight.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.inversight.blind.RateTable;
import org.inversight.data.Images;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.inversight.metric.Identification;
import org.inversight.metric.Prediction;
import org.inversight.metric.Verdict;
import org.inversight.model.Json;
import org.inversight.run.RunReport;
import org.inversight.run.Snapshot;

/**
 * A run as one HTML page that needs neither network nor anything beside it: images with a slider over the recorded steps,
 * curves, figures, settings, and the command line that repeats it. Without scripts it shows the last step.
 */
final class HtmlReport {

    /** Recorded steps, at most. */
    private static final int MOST = 60;

    private static final int FEWEST = 8;

    /** Pixel values of all steps together, at most; a page of more would take long to open. */
    private static final long VALUES = 40_000_000;

    /** Room for the images on paper, in millimetres. */
    private static final double PAPER_WIDTH = 184;

    private static final double PAPER_HEIGHT = 92;
    private static final double PAPER_CAPTION = 4.5;

    private final RunRecord run;
    private final Snapshot last;
    private final List<Snapshot> steps;

    /**
     * What the script shows of a step.
     *
     * @param figures one sentence
     * @param says of each image
     * @param doubted positions of the false positives
     */
    private record Step(int step, String figures, List<String> says, List<Integer> doubted) {}

    private HtmlReport(RunRecord run) {
        this.run = run;
        last = run.last();
        steps = run.thinned((int) Math.clamp(VALUES / last.pixels(), FEWEST, MOST));
    }

    /**
     * The page.
     *
     * @param name of the file
     * @param document the experiment
     */
    static String of(RunRecord run, String name, String document, Progress progress) throws IOException {
        return new HtmlReport(run).page(name, document, progress);
    }

    private String page(String name, String document, Progress progress) throws IOException {
        Experiment experiment = run.experiment();
        String on = experiment.sample() == null ? "models of one's own" : experiment.sample();
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>%s on %s</title>\n".formatted(escaped(run.variant()), escaped(on)))
                .append("<style>\n")
                .append(resource("report.css"))
                .append(sheets(progress))
                .append("</style>\n</head>\n<body>\n<main>\n");
        page.append("<header><h1>%s</h1><p>on <b>%s</b>, seed %d. %s</p></header>\n"
                .formatted(
                        escaped(run.variant()),
                        escaped(on),
                        experiment.seed(),
                        escaped(run.report().sentence())));
        page.append(images());
        page.append("<section id=\"curves\" aria-label=\"Curves\">")
                .append(CurvesSvg.confidence(run.snapshots()))
                .append(CurvesSvg.losses(run.losses()))
                .append("</section>\n");
        page.append(new FigureTable(run.report()).html());
        RateTable blind = run.blind();
        page.append(blind == null ? "" : BlindTable.html(blind));
        page.append(settings(name));
        page.append("</main>\n")
                .append(EmbeddedExperiment.ELEMENT)
                .append(safe(document))
                .append("</script>\n");
        page.append("<script type=\"application/json\" id=\"steps\">")
                .append(safe(Json.line(steps.stream().map(this::step).toList())))
                .append("</script>\n<script>\n")
                .append(resource("report.js"))
                .append("</script>\n</body>\n</html>\n");
        return page.toString();
    }

    /** One rule a step: all its images in one, of which each tile shows its part. */
    private String sheets(Progress progress) throws IOException {
        int columns = run.experiment().restarts();
        int rows = Math.ceilDiv(last.images().count(), columns);
        StringBuilder css = new StringBuilder();
        css.append(String.format(
                Locale.ROOT,
                ":root { --columns: %d; --rows: %d; --ratio: %d / %d; --paper: %.1fmm; }%n",
                columns,
                rows,
                last.images().width(),
                last.images().height(),
                paper(rows, columns)));
        for (int i = 0; i < steps.size(); i++) {
            progress.check();
            progress.report("HTML", i / (double) steps.size());
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            if (!ImageIO.write(sprite(steps.get(i).images(), columns), "png", png)) {
                throw new IOException("no PNG writer");
            }
            css.append(".step-%d .tile { background-image: url(data:image/png;base64,".formatted(i))
                    .append(Base64.getEncoder().encodeToString(png.toByteArray()))
                    .append("); }\n");
        }
        return css.toString();
    }

    /** All images at native size, without gaps. */
    private static BufferedImage sprite(Images images, int columns) {
        int width = images.width();
        int height = images.height();
        BufferedImage all = new BufferedImage(
                columns * width, Math.ceilDiv(images.count(), columns) * height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < images.count(); i++) {
            int[] pixels = ContactSheet.rgb(images, i).getRGB(0, 0, width, height, null, 0, width);
            all.setRGB(i % columns * width, i / columns * height, width, height, pixels, 0, width);
        }
        return all;
    }

    /** The largest tile with which all images fit on half a page. */
    private static double paper(int rows, int columns) {
        for (double tile = 20; tile > 1.5; tile -= 0.5) {
            int beside = Math.max(1, (int) (PAPER_WIDTH / (columns * (tile + 0.5) + 2)));
            if (columns * (tile + 0.5) <= PAPER_WIDTH
                    && Math.ceilDiv(rows, beside) * (tile + PAPER_CAPTION) <= PAPER_HEIGHT) {
                return tile;
            }
        }
        return 1.5;
    }

    private String images() {
        Images all = last.images();
        int columns = run.experiment().restarts();
        int rows = Math.ceilDiv(all.count(), columns);
        Step now = step(last);
        StringBuilder html = new StringBuilder();
        html.append("<section id=\"images\" aria-label=\"Reconstructions\">\n<div class=\"controls\">");
        html.append("<label for=\"slider\">step <output id=\"step\" for=\"slider\">%d</output></label>"
                .formatted(last.step()));
        html.append(
                "<input id=\"slider\" type=\"range\" min=\"0\" max=\"%d\" value=\"%d\" aria-valuetext=\"step %d\" title=\"Arrow keys, Home and End move it too\">"
                        .formatted(steps.size() - 1, steps.size() - 1, last.step()));
        html.append("<p id=\"figures-now\" aria-live=\"polite\">%s</p></div>\n".formatted(escaped(now.figures())));
        html.append("<div id=\"grid\" class=\"step-%d\">\n".formatted(steps.size() - 1));
        for (int row = 0; row < rows; row++) {
            html.append("<figure class=\"class\"><div class=\"tiles\">");
            for (int column = 0; column < columns && row * columns + column < all.count(); column++) {
                int i = row * columns + column;
                String says = escaped(now.says().get(i));
                html.append(String.format(
                        Locale.ROOT,
                        "<div class=\"tile%s\" role=\"img\" aria-label=\"%s\" title=\"%s\" style=\"background-position:%.4f%% %.4f%%\"></div>",
                        now.doubted().contains(i) ? " doubt" : "",
                        says,
                        says,
                        columns == 1 ? 0 : 100.0 * column / (columns - 1),
                        rows == 1 ? 0 : 100.0 * row / (rows - 1)));
            }
            html.append("</div><figcaption>%s</figcaption></figure>\n"
                    .formatted(escaped(name(last.verdicts().get(row * columns)))));
        }
        html.append("</div>\n<p class=\"note\">").append(note()).append("</p>\n</section>\n");
        return html.toString();
    }

    private String note() {
        StringBuilder note = new StringBuilder();
        if (run.report().falsePositiveRate() == null) {
            note.append(
                    "No evaluator with a reject class is known to have looked at these images, so false positives are not marked. ");
        } else {
            note.append(
                    "<span class=\"sign\" aria-hidden=\"true\"></span> marks a false positive: the target accepts the image, the evaluator that can also reject does not. ");
        }
        note.append("%d of %d recorded steps."
                .formatted(steps.size(), run.snapshots().size()));
        return note.append(" Without scripts the last one is shown.").toString();
    }

    /** The class as the report names it. */
    private String name(Verdict verdict) {
        return run.report().perClass().stream()
                .filter(c -> c.index() == verdict.classIndex())
                .map(RunReport.OfClass::name)
                .findFirst()
                .orElse(Integer.toString(verdict.classIndex()));
    }

    private Step step(Snapshot snapshot) {
        List<String> says = new ArrayList<>();
        List<Integer> doubted = new ArrayList<>();
        for (int i = 0; i < snapshot.verdicts().size(); i++) {
            Verdict verdict = snapshot.verdicts().get(i);
            StringBuilder text = new StringBuilder("%s, image %d: ".formatted(name(verdict), verdict.restart() + 1));
            text.append(said("the target", verdict.target()));
            for (int e = 0; e < verdict.evaluators().size(); e++) {
                text.append(", ")
                        .append(said(
                                snapshot.evaluators().get(e),
                                verdict.evaluators().get(e)));
            }
            if (verdict.falsePositive()) {
                doubted.add(i);
                text.append("; false positive");
            }
            says.add(text.append('.').toString());
        }
        StringBuilder figures =
                new StringBuilder("Accepted by the target %s".formatted(percent(snapshot.targetAccuracy())));
        for (int e = 0; e < snapshot.evaluators().size(); e++) {
            figures.append(", %s %s".formatted(snapshot.evaluators().get(e), percent(snapshot.evaluatorAccuracy(e))));
        }
        Identification people = Identification.of(snapshot.verdicts());
        if (people != null) {
            figures.append(", rank-1 %s".formatted(percent(people.rank1())));
        }
        return new Step(snapshot.step(), figures.append('.').toString(), says, doubted);
    }

    private static String said(String who, Prediction prediction) {
        return "%s predicts %s (%s in the attacked class)"
                .formatted(who, prediction.predicted(), percent(prediction.confidence()));
    }

    private String settings(String name) {
        RunReport report = run.report();
        Experiment experiment = run.experiment();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("attack", experiment.attack());
        all.put("identity loss", experiment.loss() == null ? "none: the attack only queries" : experiment.loss());
        all.put("augmentation", experiment.augmentation() == null ? "none" : experiment.augmentation());
        all.put("steps", Integer.toString(experiment.steps()));
        all.put("restarts", Integer.toString(experiment.restarts()));
        all.put("seed", Long.toString(experiment.seed()));
        all.put("device, threads", "%s, %d".formatted(report.device(), experiment.threads()));
        all.put(
                "program",
                "Inversight %s, Java %s, %s"
                        .formatted(
                                version(),
                                System.getProperty("java.version"),
                                System.getProperty("os.name") + " " + System.getProperty("os.arch")));
        if (report.pytorch() != null && report.kernels() != null) {
            all.put("PyTorch, kernels", "%s, %s".formatted(report.pytorch(), report.kernels()));
        }
        new TreeMap<>(run.settings()).forEach((id, value) -> all.put(id, String.valueOf(value)));
        StringBuilder html = new StringBuilder("<section id=\"settings\"><h2>Settings</h2>\n<dl>");
        all.forEach((title, value) ->
                html.append("<div><dt>%s</dt><dd>%s</dd></div>".formatted(escaped(title), escaped(value))));
        html.append("</dl>\n<h2>Repeat it</h2>\n<pre id=\"command\">")
                .append(escaped(RunCommandLine.of(run, name)))
                .append(
                        "</pre>\n<p class=\"note\">These are the program's arguments. Or drop this page on its window: ")
                .append("the experiment is in it.</p></section>\n");
        return html.toString();
    }

    private static String version() {
        String version = HtmlReport.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "–" : Math.round(100 * share) + " %";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** JSON within a script element, which it must not end. */
    private static String safe(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("%s is missing in the program; install it again.".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
