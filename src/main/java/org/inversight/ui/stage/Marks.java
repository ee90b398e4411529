package org.inversight.ui.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.inversight.ui.control.Drawing;
import org.inversight.ui.control.Texts;
import org.inversight.ui.people.PersonWords.Mark;
import org.inversight.ui.theme.Palette;

/**
 * What the evaluators of people say of a row: rank and verdict of the verifier, and each attribute behind a dot if it
 * is recovered, a ring if not, half a dot if from some of the images. A small pale dot is recovered as well, but is
 * what guessing would say of everybody.
 */
final class Marks extends Drawing {

    private static final Font FONT = Font.font(11);
    private static final Font STRONG = Font.font(null, FontWeight.BOLD, 11);
    private static final double SIGN = 11;
    private static final double GAP = 9;
    private static final double RADIUS = 3;

    /** Room for the number of those that there is no room for. */
    private static final double MORE = 24;

    private final Tooltip details = Texts.tooltip("");
    private String standing = "";
    private boolean same;
    private List<Mark> marks = List.of();

    /** Measuring a word takes longer than drawing it. */
    private final Map<String, Double> measured = new HashMap<>();

    Marks(ObservableValue<Palette> palette) {
        super("marks", palette);
        Tooltip.install(this, details);
    }

    private double width(Mark mark) {
        return measured.computeIfAbsent(mark.attribute(), name -> wide(name, FONT));
    }

    /** Length of a row's words in one line. */
    static double length(String standing, List<String> attributes) {
        double length = wide(standing, STRONG);
        for (String attribute : attributes) {
            length += wide(attribute, FONT);
        }
        return length;
    }

    /** Length of the verifier's words. */
    static double least(String standing) {
        return wide(standing, STRONG);
    }

    private static double wide(String text, Font font) {
        return text.isEmpty() ? 0 : SIGN + Texts.width(text, font) + GAP;
    }

    /**
     * @param newStanding rank and verdict of the verifier, or nothing
     * @param why rank and verdict may differ, or nothing
     * @param taken whether the verifier takes it for the same person
     */
    void show(String newStanding, String why, boolean taken, List<Mark> newMarks) {
        standing = newStanding;
        same = taken;
        marks = List.copyOf(newMarks);
        List<String> said = new ArrayList<>();
        if (!standing.isEmpty()) {
            said.add(("Verifier: %s. %s".formatted(standing, why)).strip());
        }
        marks.forEach(mark -> said.add(mark.detail()));
        details.setText(String.join("\n", said));
        setAccessibleText(String.join("; ", said));
        draw();
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height, Palette colours) {
        int most = (int) (height / Arrangement.LINE);
        if (most < 1 || standing.isEmpty() && marks.isEmpty()) {
            return;
        }
        boolean alone = !standing.isEmpty() && 1 + lines(0, width) <= most;
        double first = standing.isEmpty() || alone ? 0 : wide(standing, STRONG);
        int lines = Math.min(most, lines(first, width) + (alone ? 1 : 0));
        double y = Math.round((height - lines * Arrangement.LINE) / 2);
        y += Math.floor(Arrangement.LINE / 2);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        if (!standing.isEmpty()) {
            verdict(g, colours, y);
            y += alone ? Arrangement.LINE : 0;
        }
        double x = first;
        int line = alone ? 2 : 1;
        for (int i = 0; i < marks.size(); i++) {
            double wide = width(marks.get(i));
            boolean last = i == marks.size() - 1;
            double room = width - (line == most && !last ? MORE : 0);
            if (x > 0 && x + wide - GAP > room) {
                if (line == most) {
                    more(g, colours, marks.size() - i, x, y);
                    return;
                }
                x = 0;
                y += Arrangement.LINE;
                line++;
            }
            mark(g, colours, marks.get(i), x, y);
            x += wide;
        }
    }

    /** How many there was no room for; the tooltip has them all. */
    private static void more(GraphicsContext g, Palette colours, int count, double x, double y) {
        g.setFont(FONT);
        g.setFill(colours.muted());
        g.fillText("+" + count, x, y);
    }

    /** How many lines the attributes take where the first begins at this place. */
    private int lines(double first, double width) {
        double x = first;
        int lines = 1;
        for (Mark mark : marks) {
            double wide = width(mark);
            if (x > 0 && x + wide - GAP > width) {
                x = 0;
                lines++;
            }
            x += wide;
        }
        return lines;
    }

    private void verdict(GraphicsContext g, Palette colours, double y) {
        Color colour = same ? colours.text() : colours.doubt();
        g.setStroke(colour);
        g.setLineWidth(1.8);
        if (same) {
            g.strokePolyline(new double[] {0.5, 3.5, 8.5}, new double[] {y, y + 3, y - 3.5}, 3);
        } else {
            g.strokeLine(1, y - 3, 7, y + 3);
            g.strokeLine(1, y + 3, 7, y - 3);
        }
        g.setFont(STRONG);
        g.setFill(colour);
        g.fillText(standing, SIGN, y);
    }

    private static void mark(GraphicsContext g, Palette colours, Mark mark, double x, double y) {
        boolean all = mark.recovered() == mark.images();
        boolean some = mark.recovered() > 0;
        double left = x + 1;
        double top = y - RADIUS;
        g.setLineWidth(1.2);
        boolean leaked = some && !mark.guessable();
        g.setStroke(leaked ? colours.leak() : colours.muted());
        g.setFill(leaked ? colours.leak() : colours.muted());
        if (some && mark.guessable()) {
            g.fillOval(x + 1 + RADIUS / 2, y - RADIUS / 2, RADIUS, RADIUS);
        } else if (all) {
            g.fillOval(left, top, 2 * RADIUS, 2 * RADIUS);
        } else if (some) {
            g.fillArc(left, top, 2 * RADIUS, 2 * RADIUS, 90, 180, ArcType.CHORD);
        }
        g.strokeOval(left, top, 2 * RADIUS, 2 * RADIUS);
        g.setFont(FONT);
        g.setFill(leaked ? colours.text() : colours.muted());
        g.fillText(mark.attribute(), x + SIGN, y);
    }
}
