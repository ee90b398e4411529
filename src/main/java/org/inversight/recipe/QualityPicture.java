package org.inversight.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.inversight.train.Quality;

/**
 * Distance, precision and recall of a generator over its training as a picture (SVG): the distance above, the two shares
 * below, each with a dashed line for what two halves of the public images reach.
 */
final class QualityPicture {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;
    private static final int LEFT = 56;
    private static final int RIGHT = 96;
    private static final int[] TOP = {28, 234};
    private static final int PANEL = 150;

    private QualityPicture() {}

    /**
     * What was measured once.
     *
     * @param part of the training
     * @param steps in that part, from 1 on
     * @param distance Fréchet distance
     * @param precision 0 to 1
     * @param recall 0 to 1
     */
    record Point(String part, int steps, double distance, double precision, double recall) {

        /** Reads {@code part,steps,distance,precision,recall}. */
        static Point of(String line) {
            String[] cells = line.split(",");
            return new Point(
                    cells[0],
                    Integer.parseInt(cells[1]),
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]));
        }
    }

    /**
     * One curve.
     *
     * @param lower by how many pixels its name stands below its end, so that two names are apart
     * @param highest value at the top of the panel
     * @param floor what two halves of the public images reach
     */
    private record Line(
            int panel,
            String name,
            int lower,
            String colour,
            ToDoubleFunction<Point> value,
            double highest,
            double floor) {}

    /**
     * The picture.
     *
     * @param points in the order of the training, at least one; the steps of a part begin anew
     * @param floor what two halves of the public images reach
     */
    static String svg(List<Point> points, Quality floor) {
        double[] steps = new double[points.size()];
        List<Double> borders = new ArrayList<>();
        double before = 0;
        for (int i = 0; i < steps.length; i++) {
            if (i > 0 && !points.get(i).part().equals(points.get(i - 1).part())) {
                before = steps[i - 1];
                borders.add(before);
            }
            steps[i] = before + points.get(i).steps();
        }
        double last = steps[steps.length - 1];
        double highest =
                Math.ceil(points.stream().mapToDouble(Point::distance).max().orElseThrow());
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <title>Quality of a generator over its training</title>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                """.formatted(WIDTH, HEIGHT));
        axes(svg, 0, "Fréchet distance (less is better)", highest, last, borders);
        axes(svg, 1, "Precision and recall (more is better)", 1, last, borders);
        List<Line> lines = List.of(
                new Line(0, "distance", 4, "#1f5fa8", Point::distance, highest, floor.distance()),
                new Line(1, "precision", -4, "#1f5fa8", Point::precision, 1, floor.precision()),
                new Line(1, "recall", 14, "#b4500f", Point::recall, 1, floor.recall()));
        lines.forEach(line -> draw(svg, line, points, steps));
        mark(svg, 0, floor.distance(), highest);
        mark(svg, 1, Math.max(floor.precision(), floor.recall()), 1);
        return svg.append("</svg>\n").toString();
    }

    private static void axes(
            StringBuilder svg, int panel, String title, double highest, double last, List<Double> borders) {
        int bottom = TOP[panel] + PANEL;
        add(svg, "<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>\n", LEFT, TOP[panel] - 10, title);
        for (int tick = 0; tick <= 2; tick++) {
            double y = bottom - PANEL * tick / 2.0;
            add(svg, "<path d=\"M%d %.1fH%d\" stroke=\"#dddddd\"/>", LEFT, y, WIDTH - RIGHT);
            add(
                    svg,
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>\n",
                    LEFT - 6,
                    y + 4,
                    highest * tick / 2);
            add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s%.0f</text>\n",
                    place(last * tick / 2, last),
                    bottom + 16,
                    tick == 0 ? "step " : "",
                    last * tick / 2);
        }
        for (double border : borders) {
            add(
                    svg,
                    "<path d=\"M%.1f %dV%d\" stroke=\"#dddddd\" stroke-dasharray=\"2 3\"/>\n",
                    place(border, last),
                    TOP[panel],
                    bottom);
        }
    }

    private static void draw(StringBuilder svg, Line line, List<Point> points, double[] steps) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < steps.length; i++) {
            double y = height(line.panel(), line.value().applyAsDouble(points.get(i)), line.highest());
            add(path, "%s%.1f %.1f", i == 0 ? "M" : "L", place(steps[i], steps[steps.length - 1]), y);
        }
        String colour = line.colour();
        add(svg, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n", path, colour);
        double end = height(line.panel(), line.value().applyAsDouble(points.getLast()), line.highest());
        add(
                svg,
                "<text x=\"%d\" y=\"%.1f\" fill=\"%s\">%s</text>\n",
                WIDTH - RIGHT + 6,
                end + line.lower(),
                colour,
                line.name());
        double y = height(line.panel(), line.floor(), line.highest());
        add(svg, "<path d=\"M%d %.1fH%d\" stroke=\"%s\" stroke-dasharray=\"7 4\"/>\n", LEFT, y, WIDTH - RIGHT, colour);
    }

    /** Says over the dashed lines of a panel what they are. */
    private static void mark(StringBuilder svg, int panel, double floor, double highest) {
        add(
                svg,
                "<text x=\"%d\" y=\"%.1f\" fill=\"#444444\">two halves of the public images</text>\n",
                LEFT + 6,
                height(panel, floor, highest) - 5);
    }

    private static double place(double step, double last) {
        return LEFT + (WIDTH - LEFT - RIGHT) * step / last;
    }

    private static double height(int panel, double value, double highest) {
        return TOP[panel] + PANEL * (1 - value / highest);
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
