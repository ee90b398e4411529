package org.inversight.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inversight.data.Panel;

/** The latent space of an attack that queries, as points in a plane. */
final class LatentPanels {

    /** As many classes are drawn at most; snapshots are kept. */
    static final int MOST = 10;

    private static final int CORNERS = 48;
    private static final String SPHERES = "spheres";
    private static final String SPHERES_TITLE = "Spheres in latent space";
    private static final String SPHERES_CAPTION =
            "The sphere around each latent, with the samples of the last step. Distances from the centre are true, angles are "
                    + "those in each plane.";

    private LatentPanels() {}

    /**
     * A sphere with the samples of its last step. Distances from the centre are true; a sample is drawn at the angle of
     * its shadow on the plane, because the shadow itself would lie near the centre.
     *
     * @param asked random latents that were queried before its first hit
     */
    static Panel sphere(String name, Sphere sphere, long asked) {
        if (sphere.state() == Sphere.State.SEARCHING || sphere.state() == Sphere.State.MISSED) {
            return new Panel.Scatter(
                    SPHERES,
                    SPHERES_TITLE,
                    name,
                    SPHERES_CAPTION,
                    "%s: none of %d random latents has the label %s."
                            .formatted(
                                    sphere.state() == Sphere.State.MISSED
                                            ? "Given up, a random image stays"
                                            : "No latent yet",
                                    asked,
                                    name),
                    "",
                    "",
                    List.of());
        }
        double[] centre = new double[sphere.centre().length];
        double[] way = sphere.way();
        Plane plane = Plane.along(centre, List.of(way, sphere.repulsion()));
        float[] inX = new float[count(sphere, true)];
        float[] inY = new float[inX.length];
        float[] outX = new float[count(sphere, false)];
        float[] outY = new float[outX.length];
        int in = 0;
        int out = 0;
        for (int i = 0; i < sphere.inside().length; i++) {
            double x = Plane.dot(sphere.directions()[i], plane.horizontal());
            double y = Plane.dot(sphere.directions()[i], plane.vertical());
            double scale = sphere.sampledRadius() / Math.max(1e-12, Math.hypot(x, y));
            if (sphere.inside()[i]) {
                inX[in] = (float) (scale * x);
                inY[in++] = (float) (scale * y);
            } else {
                outX[out] = (float) (scale * x);
                outY[out++] = (float) (scale * y);
            }
        }
        float come = (float) -Math.sqrt(Plane.dot(way, way));
        List<Panel.Series> series = new ArrayList<>();
        series.add(circle("sphere", sphere.radius()));
        series.add(new Panel.Series("path so far", Panel.Mark.LINE, new float[] {come, 0}, new float[] {0, 0}));
        series.add(new Panel.Series("centre", Panel.Mark.RING, new float[] {0}, new float[] {0}));
        series.add(new Panel.Series("labelled " + name, Panel.Mark.DOT, inX, inY));
        series.add(new Panel.Series("labelled otherwise", Panel.Mark.CROSS, outX, outY));
        return new Panel.Scatter(
                SPHERES,
                SPHERES_TITLE,
                name,
                SPHERES_CAPTION,
                String.format(
                        Locale.ROOT,
                        "Radius %.2f; %d of %d samples are labelled %s.",
                        sphere.radius(),
                        inX.length,
                        sphere.inside().length,
                        name),
                "direction of the path",
                "direction of last repulsion",
                series);
    }

    /**
     * A population on the plane in which its first generation varied most.
     *
     * @param best score of the elite
     */
    static Panel population(String name, Plane plane, List<float[]> latents, double best) {
        float[] x = new float[latents.size() - 1];
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = plane.x(latents.get(i + 1));
            y[i] = plane.y(latents.get(i + 1));
        }
        float[] eliteX = {plane.x(latents.getFirst())};
        float[] eliteY = {plane.y(latents.getFirst())};
        return new Panel.Scatter(
                "populations",
                "Populations in latent space",
                name,
                "The latents of each population, on the plane in which its first generation varied most.",
                String.format(Locale.ROOT, "The elite's score is %.3f.", best),
                "first principal direction",
                "second principal direction",
                List.of(
                        new Panel.Series("population", Panel.Mark.DOT, x, y),
                        new Panel.Series("elite", Panel.Mark.RING, eliteX, eliteY)));
    }

    private static Panel.Series circle(String name, double radius) {
        float[] x = new float[CORNERS + 1];
        float[] y = new float[CORNERS + 1];
        for (int i = 0; i <= CORNERS; i++) {
            x[i] = (float) (radius * Math.cos(2 * Math.PI * i / CORNERS));
            y[i] = (float) (radius * Math.sin(2 * Math.PI * i / CORNERS));
        }
        return new Panel.Series(name, Panel.Mark.LINE, x, y);
    }

    private static int count(Sphere sphere, boolean inside) {
        int count = 0;
        for (boolean in : sphere.inside()) {
            count += in == inside ? 1 : 0;
        }
        return count;
    }
}
