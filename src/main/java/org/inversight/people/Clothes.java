package org.inversight.people;

import java.awt.geom.Path2D;

/** What is worn, with folds, seams and the shadow of the head. */
final class Clothes {

    private final Scene scene;
    private final Bust bust;
    private final Canvas layer;
    private final Sewing sew;
    private final Rgb cloth;
    private final double unit;
    private final double n;

    private Clothes(Scene scene, Bust bust) {
        this.scene = scene;
        this.bust = bust;
        layer = new Canvas(scene.size);
        sew = new Sewing(scene, bust, layer);
        cloth = scene.colours.cloth;
        unit = scene.unit();
        n = bust.neck;
    }

    static void draw(Scene scene, Bust bust, Canvas image, Mask head) {
        Clothes clothes = new Clothes(scene, bust);
        clothes.dress();
        clothes.layer.shade(
                head.blurred(clothes.unit * 0.12),
                -scene.light.x * clothes.unit * 0.3,
                clothes.unit * 0.26,
                0.55 * (0.3 + scene.light.strength),
                new Rgb(0.35, 0.32, 0.38));
        image.draw(clothes.layer);
        clothes.layer.dispose();
    }

    private void dress() {
        switch (scene.person.garment()) {
            case TEE -> tee();
            case V_NECK -> vNeck();
            case SCOOP -> scoop();
            case SHIRT -> shirt(cloth);
            case JACKET -> jacket();
            case TURTLENECK -> turtleneck();
            case HOODIE -> hoodie();
            case STAND_COLLAR -> standCollar();
        }
    }

    private void tee() {
        double[] neckline = {n * 0.82, 1.37, 0, 1.47, -n * 0.82, 1.37};
        sew.piece(bust.garment(n + 0.1, 1.24, neckline), cloth);
        layer.lock();
        sew.model(cloth, 0.8);
        sew.hem(0.075, cloth.times(0.94), new double[] {
            n + 0.1, 1.24, n * 0.84, 1.38, 0, 1.49, -n * 0.84, 1.38, -n - 0.1, 1.24
        });
    }

    private void vNeck() {
        Rgb shirt = cloth.mix(Rgb.WHITE, 0.72);
        sew.piece(bust.garment(n + 0.06, 1.2, n * 0.8, 1.3, 0, 1.42, -n * 0.8, 1.3), shirt);
        double[] neckline = {n * 0.72, 1.44, 0.02, 1.84, -n * 0.72, 1.44};
        sew.piece(bust.garment(n + 0.14, 1.26, neckline), cloth);
        layer.lock();
        sew.model(cloth, 0.9);
        sew.hem(0.08, cloth.times(0.86), new double[] {n + 0.14, 1.26, n * 0.74, 1.45, 0.02, 1.86});
        sew.hem(0.08, cloth.times(0.86), new double[] {-n - 0.14, 1.26, -n * 0.74, 1.45, 0.02, 1.86});
    }

    private void scoop() {
        double[] neckline = {n + 0.08, 1.6, 0.16, 1.74, -0.16, 1.74, -n - 0.08, 1.6};
        sew.piece(bust.garment(n + 0.26, 1.31, neckline), cloth);
        layer.lock();
        sew.model(cloth, 1);
        sew.hem(0.035, cloth, new double[] {
            n + 0.26, 1.31, n + 0.09, 1.6, 0.16, 1.75, -0.16, 1.75, -n - 0.09, 1.6, -n - 0.26, 1.31
        });
    }

    private void shirt(Rgb colour) {
        double[] neckline = {n * 0.7, 1.34, 0, 1.58, -n * 0.7, 1.34};
        sew.piece(bust.garment(n + 0.08, 1.2, neckline), colour);
        layer.lock();
        sew.model(colour, 0.9);
        Rgb dark = sew.lit(colour, 0, 0.3).times(0.62);
        layer.line(sew.curve(0.03, 1.55, 0.035, 1.8, 0.03, 2.3), unit * 0.02, dark, 0.7);
        for (int i = 0; i < 3; i++) {
            layer.disc(bust.at(0, 1.66 + 0.2 * i), unit * 0.022, dark.mix(Rgb.WHITE, 0.3), 0.9);
        }
        collar(colour);
    }

    private void collar(Rgb colour) {
        for (int side = -1; side <= 1; side += 2) {
            double s = side;
            layer.fill(
                    sew.shape(
                            s * (n + 0.1), 1.2, s * (n + 0.15), 1.4, s * 0.27, 1.68, s * 0.0, 1.55, s * n * 0.66, 1.33),
                    Rgb.BLACK,
                    0.2);
            sew.part(colour.mix(Rgb.WHITE, 0.08), s * 0.35, -0.35, new double[] {
                s * (n + 0.03),
                1.08,
                s * (n + 0.13),
                1.25,
                s * (n + 0.1),
                1.42,
                s * 0.27,
                1.62,
                s * 0.03,
                1.5,
                s * n * 0.62,
                1.33
            });
            layer.line(
                    sew.curve(s * (n + 0.1), 1.42, s * 0.27, 1.62, s * 0.03, 1.5),
                    unit * 0.018,
                    sew.lit(colour, 0, 0.4).times(0.55),
                    0.5);
        }
    }

    private void jacket() {
        Rgb shirt = cloth.mix(Rgb.hex(0xF4F1EC), 0.86);
        shirt(shirt);
        for (int side = -1; side <= 1; side += 2) {
            double s = side;
            Path2D half = Curves.closed(sew.points(
                    s * (n + 0.09),
                    1.2,
                    s * (n + 0.34),
                    1.3,
                    s * bust.reach * 0.85,
                    bust.shoulder - 0.12,
                    s * (bust.reach + 0.06),
                    bust.shoulder + 0.1,
                    s * (bust.reach + 0.2),
                    2.5,
                    0.1,
                    2.5,
                    -0.02,
                    2.05,
                    s * 0.2,
                    1.72));
            layer.fill(half, scene.light.cylinder(bust.at(-bust.reach, 1.6), bust.at(bust.reach, 1.6), cloth, -0.15));
        }
        sew.model(cloth, 1);
        for (int side = -1; side <= 1; side += 2) {
            double s = side;
            double[] lapel = {
                s * (n + 0.08),
                1.18,
                s * (n + 0.22),
                1.33,
                s * (n + 0.27),
                1.56,
                s * 0.46,
                1.62,
                s * 0.52,
                1.68,
                s * 0.06,
                2.06,
                s * 0.18,
                1.72
            };
            layer.fill(sew.shape(lapel), sew.lit(cloth, s * 0.3, -0.2).mix(Rgb.WHITE, 0.05), 1);
            layer.line(sew.shape(lapel), unit * 0.018, sew.lit(cloth, 0, 0.4).times(0.5), 0.55);
        }
    }

    private void turtleneck() {
        sew.piece(bust.garment(n + 0.06, 1.2, n, 1.2, 0, 1.26, -n, 1.2), cloth);
        layer.fill(
                Curves.closed(sew.points(
                        -n - 0.045,
                        0.98,
                        0,
                        1.07,
                        n + 0.045,
                        0.98,
                        n + 0.075,
                        1.2,
                        n + 0.1,
                        1.33,
                        0,
                        1.44,
                        -n - 0.1,
                        1.33,
                        -n - 0.075,
                        1.2)),
                scene.light.cylinder(bust.at(-n - 0.06, 1.1), bust.at(n + 0.06, 1.1), cloth, -0.05));
        layer.lock();
        sew.model(cloth, 0.9);
        Rgb dark = sew.lit(cloth, 0, 0.3).times(0.6);
        layer.line(sew.curve(-n - 0.09, 1.33, 0, 1.43, n + 0.09, 1.33), unit * 0.03, dark, 0.5);
        layer.line(sew.curve(-n - 0.05, 1.14, 0, 1.24, n + 0.06, 1.12), unit * 0.028, dark, 0.3);
        layer.line(
                sew.curve(-n - 0.04, 0.985, 0, 1.075, n + 0.04, 0.985), unit * 0.022, sew.lit(cloth, -0.2, -0.5), 0.7);
    }

    private void hoodie() {
        double[] neckline = {n * 0.78, 1.36, 0, 1.5, -n * 0.78, 1.36};
        sew.piece(bust.garment(n + 0.1, 1.2, neckline), cloth);
        layer.lock();
        sew.model(cloth, 1.1);
        for (int side = -1; side <= 1; side += 2) {
            double s = side;
            sew.part(cloth.times(0.94), s * 0.5, -0.35, new double[] {
                s * (n - 0.02),
                1.02,
                s * (n + 0.2),
                1.1,
                s * (n + 0.36),
                1.32,
                s * (n + 0.18),
                1.55,
                s * 0.1,
                1.66,
                s * 0.03,
                1.5,
                s * n * 0.8,
                1.36,
                s * (n + 0.02),
                1.2
            });
            layer.line(
                    sew.curve(s * (n + 0.2), 1.1, s * (n + 0.36), 1.32, s * (n + 0.18), 1.55, s * 0.1, 1.66),
                    unit * 0.03,
                    sew.lit(cloth, 0, 0.4).times(0.55),
                    0.6);
            Rgb cord = cloth.luma() > 0.45 ? cloth.times(0.5) : cloth.mix(Rgb.WHITE, 0.7);
            layer.line(sew.curve(s * 0.16, 1.58, s * 0.18, 1.75, s * 0.15, 2.0), unit * 0.03, cord, 0.95);
        }
    }

    private void standCollar() {
        double[] neckline = {n * 0.5, 1.3, 0.03, 1.5, -n * 0.5, 1.3};
        sew.piece(bust.garment(n + 0.07, 1.2, neckline), cloth);
        layer.lock();
        sew.model(cloth, 0.8);
        Rgb trim = cloth.luma() > 0.5 ? cloth.times(0.55) : cloth.mix(Rgb.hex(0xE8D9A8), 0.6);
        for (int side = -1; side <= 1; side += 2) {
            double s = side;
            sew.part(cloth.mix(Rgb.WHITE, 0.05), s * 0.4, -0.1, new double[] {
                s * (n + 0.02), 1.06, s * (n + 0.09), 1.24, s * 0.05, 1.52, s * 0.04, 1.4, s * n * 0.6, 1.24
            });
            layer.line(
                    sew.curve(s * (n + 0.02), 1.06, s * n * 0.6, 1.24, s * 0.04, 1.4),
                    unit * 0.024,
                    sew.lit(trim, 0, -0.2),
                    0.9);
        }
        layer.line(sew.curve(0.02, 1.45, 0.02, 2.3), unit * 0.06, sew.lit(trim, 0, 0), 0.8);
    }
}
