package org.inversight.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inversight.run.LossHistory;
import org.inversight.run.Snapshot;

/** Curves over the steps as SVG, with a cursor that a script moves. */
final class CurvesSvg {

    private static final int WIDTH = 460;
    private static final int HEIGHT = 190;
    private static final int LEFT = 52;
    private static final int RIGHT = 8;
    private static final int TOP = 8;
    private static final int BOTTOM = 22;

    /** A line without these is drawn through: the target's, and that of the first loss term. */
    private static final List<String> DASHES = List.of("7 4", "2 3", "9 3 2 3", "12 5");

    private CurvesSvg() {}

    /**
     * One line.
     *
     * @param name in the legend
     * @param style class that says its colour
     * @param dashes empty for one that is drawn through
     * @param x steps
     * @param y values; NaN leaves a gap
     */
    private record Line(String name, String style, String dashes, double[] x, double[] y) {}

    /** Mean confidence of the target and the evaluators in the attacked classes. */
    static String confidence(List<Snapshot> snapshots) {
        double[] steps = snapshots.stream().mapToDouble(Snapshot::step).toArray();
        List<String> evaluators = snapshots.getLast().evaluators();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                "target",
                "target",
                "",
                steps,
                snapshots.stream().mapToDouble(Snapshot::targetConfidence).toArray()));
        for (int e = 0; e < evaluators.size(); e++) {
            int which = e;
            lines.add(new Line(
                    evaluators.get(e),
                    "evaluator-" + e % DASHES.size(),
                    DASHES.get(e % DASHES.size()),
                    steps,
                    snapshots.stream()
                            .mapToDouble(s -> s.evaluatorConfidence(which))
                            .toArray()));
        }
        return chart("confidence", "Mean confidence in the attacked classes", lines, 0, 1, true);
    }

    /** The loss terms; empty where there are none. */
    static String losses(LossHistory.Curves history) {
        List<Line> lines = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < history.names().size(); t++) {
            double[] values = history.values()[t];
            for (double value : values) {
                low = Double.isFinite(value) ? Math.min(low, value) : low;
                high = Double.isFinite(value) ? Math.max(high, value) : high;
            }
            String dashes = t == 0 ? "" : DASHES.get((t - 1) % DASHES.size());
            lines.add(new Line(history.names().get(t), "term-" + t % DASHES.size(), dashes, history.steps(), values));
        }
        if (low > high) {
            return "";
        }
        double margin = high > low ? 0 : Math.max(1e-6, Math.abs(high) * 0.1);
        return chart("losses", "Loss terms", lines, low - margin, high + margin, false);
    }

    private static double place(double step, double last) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (last == 0 ? 0 : step / last);
    }

    private static String chart(String id, String title, List<Line> lines, double low, double high, boolean percent) {
        double last = lines.stream()
                .mapToDouble(l -> l.x().length == 0 ? 0 : l.x()[l.x().length - 1])
                .max()
                .orElse(0);
        StringBuilder svg = new StringBuilder();
        svg.append("<figure id=\"%s\"><figcaption>%s</figcaption>".formatted(id, HtmlReport.escaped(title)));
        svg.append("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                .formatted(WIDTH, HEIGHT, HtmlReport.escaped(title)));
        for (int tick = 0; tick <= 2; tick++) {
            double value = low + (high - low) * tick / 2;
            double y = HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * tick / 2.0;
            svg.append(String.format(
                    Locale.ROOT,
                    "<path class=\"grid\" d=\"M%d %.1fH%d\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT,
                    y,
                    WIDTH - RIGHT,
                    LEFT - 6,
                    y + 4,
                    percent
                            ? Math.round(100 * value) + " %"
                            : String.format(Locale.ROOT, "%.3g", value).replace('-', '−')));
            double step = last * tick / 2;
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s%d</text>",
                    place(step, last),
                    HEIGHT - 6,
                    tick == 0 ? "start" : tick == 1 ? "middle" : "end",
                    tick == 0 ? "step " : "",
                    Math.round(step)));
        }
        for (Line line : lines) {
            svg.append("<path class=\"curve %s\"".formatted(line.style()));
            if (!line.dashes().isEmpty()) {
                svg.append(" stroke-dasharray=\"%s\"".formatted(line.dashes()));
            }
            svg.append(" d=\"").append(path(line, last, low, high)).append("\"/>");
        }
        svg.append(String.format(
                Locale.ROOT,
                "<path class=\"cursor\" data-left=\"%d\" data-per-step=\"%.6f\" d=\"M0 %dV%d\" transform=\"translate(%.1f)\"/></svg>",
                LEFT,
                last == 0 ? 0 : (WIDTH - LEFT - RIGHT) / last,
                TOP,
                HEIGHT - BOTTOM,
                place(last, last)));
        svg.append("<ul class=\"legend\">");
        for (Line line : lines) {
            svg.append(
                    "<li><svg viewBox=\"0 0 28 8\" aria-hidden=\"true\"><path class=\"curve %s\"%s d=\"M0 4H28\"/></svg>%s</li>"
                            .formatted(
                                    line.style(),
                                    line.dashes().isEmpty() ? "" : " stroke-dasharray=\"" + line.dashes() + "\"",
                                    HtmlReport.escaped(line.name())));
        }
        return svg.append("</ul></figure>").toString();
    }

    private static String path(Line line, double last, double low, double high) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < line.x().length; i++) {
            if (Double.isFinite(line.y()[i])) {
                double y = HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (line.y()[i] - low) / (high - low);
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", pen ? "L" : "M", place(line.x()[i], last), y));
            }
            pen = Double.isFinite(line.y()[i]);
        }
        return path.toString();
    }
}
