package org.inversight.people;

/** Nostrils, wings and the shadow under the nose; its form comes from the relief. */
final class Nose {

    private Nose() {}

    static void draw(Scene scene, Canvas face) {
        Features f = scene.features;
        double unit = scene.unit();
        double w = f.noseWidth;
        double base = f.noseBase;
        Rgb crease = scene.colours.crease;
        Head head = scene.head;
        face.glow(head.at(f.noseX, base - 0.1), unit * w, unit * 0.13, scene.colours.flush, 0.3);
        face.glow(head.at(f.noseX, base + 0.045), unit * w * 1.15, unit * 0.055, crease, 0.3);
        for (int side = -1; side <= 1; side += 2) {
            double s = side;
            face.glow(
                    head.at(f.noseX + s * w * 0.47, base + 0.004),
                    unit * w * 0.34,
                    unit * 0.033,
                    s * 0.35,
                    crease.times(0.35),
                    0.85);
            face.line(
                    head.curve(
                            f.noseX + s * w * 0.93,
                            base - 0.105,
                            f.noseX + s * w * 1.1,
                            base - 0.045,
                            f.noseX + s * w * 0.98,
                            base + 0.008,
                            f.noseX + s * w * 0.74,
                            base + 0.012),
                    unit * 0.019,
                    crease,
                    0.36);
        }
        face.line(
                head.curve(f.noseX - w * 0.3, base + 0.012, f.noseX, base + 0.03, f.noseX + w * 0.3, base + 0.012),
                unit * 0.018,
                crease,
                0.3);
    }
}
