package org.inversight.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inversight.metric.Figure;
import org.inversight.metric.Identification;
import org.inversight.run.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a report in HTML: by class with the ceiling and the floor below, and all measures, each as a bar with a
 * mark at either.
 *
 * @param report of the run
 */
record FigureTable(RunReport report) {

    /** Classes of the table on paper, as the style sheet has it. */
    private static final int ON_PAPER = 12;

    private static final String GENUINE = "genuine images";
    private static final String CHANCE = "chance";

    String html() {
        StringBuilder html = new StringBuilder("<section id=\"figures\"><h2>Figures</h2>\n");
        html.append(byClass()).append("<p class=\"note\">Share of the images that are accepted as the attacked class.");
        html.append(
                report.perClass().size() > ON_PAPER
                        ? "<span class=\"paper\"> On paper the first %d classes.</span>".formatted(ON_PAPER)
                        : "");
        Double wrong = report.falsePositiveRate();
        html.append(
                wrong == null
                        ? " False positives were not measured."
                        : " False positives: <b>%s</b> of all images.".formatted(HtmlReport.percent(wrong)));
        return html.append("</p>\n").append(all()).append("</section>\n").toString();
    }

    private String byClass() {
        List<String> evaluators =
                List.copyOf(report.attackAccuracy().evaluators().keySet());
        Identification people = report.identification();
        StringBuilder html = new StringBuilder("<table><thead><tr><th>class</th><th>target</th>");
        evaluators.forEach(
                e -> html.append("<th>").append(HtmlReport.escaped(e)).append("</th>"));
        html.append(people == null ? "" : "<th>rank-1</th><th>verified</th>").append("</tr></thead>\n<tbody>\n");
        for (RunReport.OfClass row : report.perClass()) {
            html.append("<tr><th>")
                    .append(HtmlReport.escaped(row.name()))
                    .append("</th>")
                    .append(cell(row.target()));
            evaluators.forEach(e -> html.append(cell(row.evaluators().get(e))));
            html.append(people == null ? "" : cell(row.rank1()) + cell(row.verified()))
                    .append("</tr>\n");
        }
        html.append("</tbody><tfoot><tr><th>all images</th>")
                .append(cell(report.attackAccuracy().target()));
        evaluators.forEach(
                e -> html.append(cell(report.attackAccuracy().evaluators().get(e))));
        html.append(people == null ? "" : cell(people.rank1()) + cell(people.verified()))
                .append("</tr>\n");
        return html.append(beside(GENUINE, evaluators, people != null, true))
                .append(beside(CHANCE, evaluators, people != null, false))
                .append("</tfoot></table>\n")
                .toString();
    }

    /** A row of ceilings or of floors; nothing where none is known. */
    private String beside(String title, List<String> evaluators, boolean people, boolean ceiling) {
        StringBuilder html =
                new StringBuilder("<tr class=\"bound\"><th>").append(title).append("</th>");
        int known = 0;
        for (String name : names(evaluators, people)) {
            Figure figure = figure(name);
            Double value = figure == null ? null : ceiling ? figure.ceiling() : figure.floor();
            known += value == null ? 0 : 1;
            html.append(cell(value));
        }
        return known == 0 ? "" : html.append("</tr>\n").toString();
    }

    private static List<String> names(List<String> evaluators, boolean people) {
        List<String> names = new ArrayList<>(List.of("target"));
        evaluators.forEach(e -> names.add("evaluator:" + e));
        if (people) {
            names.addAll(List.of("rank1", "verified"));
        }
        return names;
    }

    private @Nullable Figure figure(String name) {
        return report.figures().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Every measure; folded, and not on paper. */
    private String all() {
        List<Figure> figures = report.figures();
        if (figures.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<details id=\"measures\"><summary>All measures, with what genuine "
                + "images and chance come to</summary>\n<table><thead><tr><th>measure</th><th></th><th>these images</th>"
                + "<th>%s</th><th>%s</th></tr></thead>\n<tbody>\n".formatted(GENUINE, CHANCE));
        for (Figure figure : figures) {
            html.append("<tr><th>%s</th><td>%s</td>".formatted(HtmlReport.escaped(figure.title()), bar(figure)))
                    .append(number(figure, figure.value()))
                    .append(number(figure, figure.ceiling()))
                    .append(number(figure, figure.floor()))
                    .append("</tr>\n");
        }
        return html.append("</tbody></table></details>\n").toString();
    }

    /** Nothing for what is no share. */
    private static String bar(Figure figure) {
        if (!figure.share()) {
            return "";
        }
        String html = "<span class=\"bar\" aria-hidden=\"true\"><span style=\"width:%s\"></span>"
                .formatted(place(figure.value()));
        Double ceiling = figure.ceiling();
        Double floor = figure.floor();
        html += ceiling == null ? "" : "<i class=\"ceiling\" style=\"left:%s\"></i>".formatted(place(ceiling));
        html += floor == null ? "" : "<i class=\"floor\" style=\"left:%s\"></i>".formatted(place(floor));
        return html + "</span>";
    }

    private static String place(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * Math.clamp(share, 0, 1));
    }

    private static String number(Figure figure, @Nullable Double value) {
        return figure.share() || value == null
                ? cell(value)
                : String.format(Locale.ROOT, "<td>%.2f</td>", value.doubleValue());
    }

    private static String cell(@Nullable Double share) {
        return "<td>%s</td>".formatted(share == null ? "–" : HtmlReport.percent(share));
    }
}
