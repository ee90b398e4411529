package org.inversight.people;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A beard: first as a shadow in the skin, then hair by hair. The lips stay free. */
final class Whiskers {

    private final Scene scene;
    private final Head head;
    private final Features f;
    private final Mouth mouth;
    private final Beard beard;
    private final double unit;

    Whiskers(Scene scene, Mouth mouth) {
        this.scene = scene;
        this.mouth = mouth;
        head = scene.head;
        f = scene.features;
        beard = scene.person.beard();
        unit = scene.unit();
    }

    private double[] cheeks(double low) {
        double h = f.mouthHalf;
        double m = mouth.line();
        return new double[] {
            0,
            f.noseBase + 0.085,
            0.16,
            f.noseBase + 0.1,
            h + 0.07,
            m - 0.02,
            0.44,
            m - 0.12,
            0.6,
            0.3,
            edge(-0.02, 0.9),
            -0.02,
            edge(-0.02, 1),
            -0.02,
            edge(0.25, 1),
            0.25,
            edge(0.5, 1),
            0.5,
            edge(0.75, 1),
            0.75,
            edge(0.9, 1),
            0.9,
            0,
            f.chin + low
        };
    }

    private double edge(double y, double share) {
        double at = Math.min(y, 0.97) * (y > 0 ? f.chin : 1);
        return head.skull.halfWidth(at) * share * 0.99;
    }

    /** Half of the region as places from the middle to the right; mirrored by {@link #region}. */
    private double[] half() {
        double h = f.mouthHalf;
        double m = mouth.line();
        double b = mouth.bottom();
        return switch (beard) {
            case NONE -> new double[0];
            case MOUSTACHE ->
                new double[] {
                    0,
                    f.noseBase + 0.07,
                    h * 0.55,
                    f.noseBase + 0.1,
                    h + 0.05,
                    m - 0.01,
                    h + 0.07,
                    m + 0.045,
                    h * 0.6,
                    m - 0.03,
                    0,
                    m - 0.02
                };
            case GOATEE ->
                new double[] {
                    0,
                    f.noseBase + 0.075,
                    h * 0.55,
                    f.noseBase + 0.11,
                    h + 0.07,
                    m - 0.005,
                    h + 0.065,
                    b,
                    0.24,
                    b + 0.13,
                    0.17,
                    f.chin - 0.03,
                    0,
                    f.chin
                };
            case STUBBLE, SHORT, FULL -> cheeks(0);
        };
    }

    private Path2D region() {
        double[] right = half();
        List<Pt> points = new ArrayList<>();
        for (int i = 0; i < right.length; i += 2) {
            points.add(head.at(right[i], right[i + 1]));
        }
        for (int i = right.length - 2; i >= 0; i -= 2) {
            if (right[i] != 0) {
                points.add(head.at(-right[i], right[i + 1]));
            }
        }
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        path.append(Curves.closed(points), false);
        path.append(mouth.outline(0.012), false);
        return path;
    }

    /** Hair in and under the skin, before the face is lit. */
    void shadow(Canvas face) {
        if (beard == Beard.NONE) {
            return;
        }
        Canvas stain = new Canvas(scene.size);
        stain.fill(region(), scene.colours.beard, 1);
        double soft = beard == Beard.STUBBLE ? 0.07 : 0.025;
        double strength = switch (beard) {
            case STUBBLE -> 0.36;
            case SHORT, MOUSTACHE, GOATEE -> 0.74;
            default -> 0.88;
        };
        face.tint(stain.mask().blurred(unit * soft), strength, scene.colours.beard.times(0.9));
        stain.dispose();
    }

    /** Single hairs, over the lit face. */
    void draw(Canvas image) {
        if (beard == Beard.NONE) {
            return;
        }
        Tones tones = new Tones(scene.colours.beard, scene.light);
        RandomGenerator random = scene.grain(41);
        double[] right = half();
        Path2D flat = new Path2D.Double();
        flat.moveTo(right[0], right[1]);
        for (int i = 2; i < right.length; i += 2) {
            flat.lineTo(right[i], right[i + 1]);
        }
        flat.closePath();
        double length = switch (beard) {
            case STUBBLE -> 0.022;
            case SHORT -> 0.055;
            case FULL -> 0.12;
            default -> 0.065;
        };
        boolean small = beard == Beard.MOUSTACHE || beard == Beard.GOATEE;
        int count = (small ? 300 : 560) * (scene.size > 100 ? 2 : 1);
        double fine = beard == Beard.STUBBLE ? 0.005 : scene.size > 100 ? 0.0095 : 0.014;
        for (int k = 0; k < count; k++) {
            double x = random.nextDouble(-0.82, 0.82);
            double y = random.nextDouble(-0.05, f.chin);
            if (beard == Beard.MOUSTACHE || beard == Beard.GOATEE) {
                x *= 0.5;
                y = random.nextDouble(f.noseBase, f.chin);
            }
            if (!flat.contains(Math.abs(x), y) || lips(x, y)) {
                continue;
            }
            double side = Math.signum(x);
            boolean above = y < mouth.line() && Math.abs(x) < f.mouthHalf + 0.06;
            double l = length * random.nextDouble(0.7, 1.3);
            double dx = above ? side * l * (0.35 + Math.abs(x) * 2) : x * l * 0.2;
            double dy = above ? l * 0.5 : l;
            double lift = 0.02;
            Pt root = head.at(x, y, lift * 0.3);
            Pt middle = head.at(x + dx * 0.6, Math.min(f.chin, y + dy * 0.5), lift);
            Pt tip = middle.plus((middle.x() - root.x()) * 0.4, unit * dy * (above ? 0.35 : 0.62));
            double u = Math.clamp(x / 0.8, -0.95, 0.95);
            double nz = Math.sqrt(1 - u * u);
            double down = y > f.chin - 0.2 ? 0.35 : 0.1;
            double nx = u * head.yawCos + nz * head.yawSin;
            double tone = tones.at(nx, down, nz) + random.nextGaussian() * 0.16;
            tones.add(
                    beard == Beard.STUBBLE ? Math.min(0.4, tone) : tone - 0.05,
                    List.of(root, middle, tip),
                    unit * fine,
                    0.3);
        }
        if (beard == Beard.FULL) {
            fringe(tones, random);
        }
        tones.paint(image, beard == Beard.STUBBLE ? 0.5 : 0.75);
    }

    /** The long hair of a full beard, below jaw and chin. */
    private void fringe(Tones tones, RandomGenerator random) {
        for (int k = 0; k < 90; k++) {
            double u = random.nextDouble(-1, 1);
            double y = f.chin * (0.99 - 0.42 * Math.abs(u));
            double x = Math.signum(u) * head.skull.halfWidth(y) * random.nextDouble(0.7, 1);
            if (Math.abs(u) < 0.25) {
                x = u * 1.1;
                y = f.chin - 0.06;
            }
            double long_ = 0.3 * (1 - 0.65 * Math.abs(u)) * random.nextDouble(0.75, 1.15);
            Pt root = head.at(x * 0.95, y - 0.05);
            Pt middle = root.plus(unit * x * 0.08, unit * long_ * 0.5);
            Pt tip = root.plus(unit * x * 0.02, unit * long_);
            double tone = tones.at(u * 0.8, 0.4, 0.5) - 0.05 + random.nextGaussian() * 0.15;
            tones.add(tone, List.of(root, middle, tip), unit * 0.03, 0.35);
        }
    }

    private boolean lips(double x, double y) {
        double u = (x - f.mouthX) / (f.mouthHalf + 0.01);
        double middle = (mouth.line() + mouth.bottom()) / 2 - 0.02;
        double v = (y - middle) / (mouth.bottom() - middle + 0.02);
        return u * u + v * v < 1;
    }
}
