package org.inversight.ui.control;

import javafx.scene.canvas.GraphicsContext;
import org.inversight.ui.theme.Palette;

/**
 * Marks on a bar: the ceiling, which genuine images reach, by a tick that stands out above; the floor, which chance
 * reaches, by one that stands out below.
 */
public final class BoundTicks {

    /** How far a tick stands out, in pixels. */
    public static final double OUT = 3.5;

    private static final double WIDTH = 1.5;
    private static final double HEAD = 2.5;

    private BoundTicks() {}

    /**
     * @param x where the bar begins
     * @param room its whole length, which stands for 1
     * @param middle its height in the middle
     * @param bar how thick it is
     * @param ceiling share, 0..1; NaN where it is not known
     * @param floor share, 0..1; NaN where it is not known
     */
    public static void draw(
            GraphicsContext g,
            double x,
            double room,
            double middle,
            double bar,
            double ceiling,
            double floor,
            Palette colours) {
        if (room < HEAD) {
            return; // a folded pane has no width
        }
        g.setFill(colours.text());
        if (!Double.isNaN(ceiling)) {
            tick(g, at(x, room, ceiling), middle + bar / 2, middle - bar / 2 - OUT, HEAD);
        }
        if (!Double.isNaN(floor)) {
            tick(g, at(x, room, floor), middle - bar / 2, middle + bar / 2 + OUT, -HEAD);
        }
    }

    private static double at(double x, double room, double share) {
        return x + Math.clamp(room * share, HEAD / 2, room - HEAD / 2);
    }

    /** A line through the bar with a head on its outer end. */
    private static void tick(GraphicsContext g, double x, double inner, double outer, double head) {
        g.fillRect(x - WIDTH / 2, Math.min(inner, outer), WIDTH, Math.abs(inner - outer));
        g.fillPolygon(
                new double[] {x - Math.abs(head), x + Math.abs(head), x}, new double[] {outer, outer, outer + head}, 3);
    }
}
