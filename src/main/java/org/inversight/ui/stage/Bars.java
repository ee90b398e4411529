package org.inversight.ui.stage;

import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.inversight.ui.control.BoundTicks;
import org.inversight.ui.control.Drawing;
import org.inversight.ui.session.Words;
import org.inversight.ui.theme.CurveRole;
import org.inversight.ui.theme.Palette;

/**
 * How sure target and evaluators are of one class, as bars with names and percentages; ticks say how sure they are of
 * genuine images and of unselected ones, where that is known.
 */
public final class Bars extends Drawing {

    /** Narrower than this, a letter stands for a name; names and colours are above the grid. */
    private static final double ROOMY = 160;

    private static final double NAME = 84;
    private static final double LETTER = 15;
    private static final double VALUE = 46;
    private static final double BAR = 5;
    private static final double LINE = 17;
    private static final double DENSE_LINE = 14;
    private static final double AIR = 8;
    private static final double FONT = 11.5;

    private List<String> names = List.of();
    private double[] values = new double[0];
    private double[] ceilings = new double[0];
    private double[] floors = new double[0];

    public Bars(ObservableValue<Palette> palette) {
        super("bars", palette);
    }

    /** Height of so many bars where they are not beside a tile. */
    static double fullHeight(int bars) {
        return bars * DENSE_LINE + AIR;
    }

    double fullHeight() {
        return fullHeight(names.size() + 1);
    }

    /**
     * @param evaluators names
     * @param confidences of the target, then of the evaluators; NaN where not known
     */
    public void show(List<String> evaluators, double[] confidences) {
        show(evaluators, confidences, new double[0], new double[0]);
    }

    /**
     * As the other, with marks on the bars.
     *
     * @param genuine mean confidences that genuine images of the class are given, in the same order; empty where they
     *     are not known
     * @param chance those of unselected images of the generator; empty where they are not known
     */
    public void show(List<String> evaluators, double[] confidences, double[] genuine, double[] chance) {
        names = evaluators;
        values = confidences;
        ceilings = genuine;
        floors = chance;
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < confidences.length; i++) {
            said.append(i == 0 ? "target " : ", " + evaluators.get(i - 1) + " ");
            said.append(Words.percent(confidences[i]));
            if (i < genuine.length) {
                said.append(" (genuine images ")
                        .append(Words.percent(genuine[i]))
                        .append(')');
            }
        }
        setAccessibleText(said.toString());
        draw();
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height, Palette colours) {
        if (values.length == 0) {
            return;
        }
        double line = Math.min(LINE, (height - AIR) / values.length);
        double top = (height - line * values.length) / 2;
        boolean roomy = width >= ROOMY;
        double nameWidth = roomy ? NAME : LETTER;
        double room = width - nameWidth - VALUE;
        g.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < values.length; i++) {
            double middle = Math.round(top + line * (i + 0.5));
            Color colour = i == 0 ? colours.target() : colours.of(CurveRole.EVALUATOR, i - 1);
            g.setFont(Font.font(FONT));
            g.setFill(colours.muted());
            g.setTextAlign(TextAlignment.LEFT);
            String name = i == 0 ? "target" : names.get(i - 1);
            g.fillText(roomy ? name : letter(name), 0, middle, nameWidth - (roomy ? 8 : 3));
            g.setFill(colours.line());
            g.fillRoundRect(nameWidth, middle - BAR / 2, room, BAR, BAR, BAR);
            g.setFill(colour);
            double length = room * Math.clamp(values[i], 0, 1);
            if (length > 0.5) {
                g.fillRoundRect(nameWidth, middle - BAR / 2, Math.max(BAR, length), BAR, BAR, BAR);
            }
            BoundTicks.draw(
                    g,
                    nameWidth,
                    room,
                    middle,
                    BAR,
                    i < ceilings.length ? ceilings[i] : Double.NaN,
                    i < floors.length ? floors[i] : Double.NaN,
                    colours);
            g.setFont(Font.font(null, FontWeight.SEMI_BOLD, FONT));
            g.setFill(colours.text());
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(Words.percent(values[i]), width, middle);
        }
    }

    /** The letter that tells one name from the other: that of "Evaluator A" is A. */
    public static String letter(String name) {
        String last = name.substring(name.lastIndexOf(' ') + 1);
        return last.substring(0, 1).toUpperCase(Locale.ROOT);
    }
}
