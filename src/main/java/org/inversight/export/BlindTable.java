package org.inversight.export;

import java.util.Locale;
import org.inversight.blind.Rate;
import org.inversight.blind.RateTable;
import org.jspecify.annotations.Nullable;

/** What a viewer and the evaluators came to on blind panels, as a table of a page. */
final class BlindTable {

    private BlindTable() {}

    static String html(RateTable table) {
        StringBuilder html = new StringBuilder(
                "<section id=\"blind\"><h2>You are the judge</h2>\n<table><thead><tr><th>questions</th>");
        table.columns()
                .forEach(name ->
                        html.append("<th>").append(HtmlReport.escaped(name)).append("</th>"));
        html.append("<th>chance</th></tr></thead>\n<tbody>\n");
        for (RateTable.Row row : table.rows()) {
            html.append("<tr><th>").append(HtmlReport.escaped(row.questions())).append("</th>");
            table.columns().forEach(name -> html.append(cell(row.rates().get(name))));
            html.append("<td>%s</td></tr>\n".formatted(percent(row.chance())));
        }
        return html.append(
                        "</tbody></table>\n<p class=\"note\">A blind panel: an image and four private images, same or not, and line-ups of six. ")
                .append("Right answers of all, their share, and its 95 % interval (Wilson). ")
                .append("Everybody was asked the same questions.</p></section>\n")
                .toString();
    }

    private static String cell(@Nullable Rate rate) {
        return rate == null || rate.of() == 0
                ? "<td>–</td>"
                : String.format(
                        Locale.ROOT,
                        "<td>%s<br><small>%d of %d, %.0f–%.0f %%</small></td>",
                        percent(rate.share()),
                        rate.right(),
                        rate.of(),
                        100 * rate.low(),
                        100 * rate.high());
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
