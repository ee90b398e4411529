package org.inversight.people;

/** Neck and bare shoulders, in the shadow of the chin. */
final class Neck {

    private Neck() {}

    static void draw(Scene scene, Bust bust, Canvas image, Mask head) {
        Canvas layer = new Canvas(scene.size);
        double n = bust.neck;
        Pt left = bust.at(-n * 1.05, 1.0);
        Pt right = bust.at(n * 1.05, 1.0);
        Rgb skin = scene.colours.skin.times(0.95);
        layer.fill(Curves.closed(bust.outline()), scene.light.cylinder(left, right, skin, 0.1));
        layer.lock();
        double unit = scene.unit();
        Rgb crease = scene.colours.crease.times(scene.light.on(0, 0.3, 0.8, 0.5));
        Rgb bright = skin.times(scene.light.on(-0.2, -0.5, 0.8));
        // shoulders face upwards and catch light that the neck does not
        for (int side = -1; side <= 1; side += 2) {
            Pt shoulder = bust.at(side * (n + 0.5), 1.5);
            Rgb lit = skin.times(scene.light.on(side * 0.35, -0.45, 0.8));
            layer.glow(shoulder, unit * 0.72, unit * 0.42, lit, 0.9);
        }
        // the two cords of the neck, the hollow between them, the collar bones
        double soft = 0.35 + 0.25 * (1 - scene.of(Trait.CHEEKS));
        for (int side = -1; side <= 1; side += 2) {
            Pt cord = bust.at(side * n * 0.5, 1.2);
            layer.glow(cord, unit * 0.06, unit * 0.3, side * 0.5, crease, 0.3 * soft);
            Pt bone = bust.at(side * (n + 0.08), 1.42);
            layer.glow(bone, unit * 0.34, unit * 0.05, side * -0.14, crease, 0.6 * soft);
            layer.glow(bone.plus(0, -unit * 0.055), unit * 0.32, unit * 0.045, side * -0.14, bright, 0.6 * soft);
        }
        layer.glow(bust.at(0, 1.42), unit * 0.13, unit * 0.12, crease, 0.4 * soft);
        double age = (scene.of(Trait.AGE) - 45) / 40;
        for (int i = 0; i < 2 && age > 0; i++) {
            layer.line(
                    Curves.open(
                            bust.at(-n * 0.8, 1.05 + 0.12 * i),
                            bust.at(0, 1.12 + 0.12 * i),
                            bust.at(n * 0.8, 1.05 + 0.12 * i)),
                    unit * 0.022,
                    crease,
                    0.35 * Math.min(1, age));
        }
        Rgb shadow = new Rgb(0.42, 0.33, 0.34);
        Mask soften = head.blurred(unit * 0.055);
        double strength = 0.55 + 0.4 * scene.light.strength;
        layer.shade(soften, -scene.light.x * unit * 0.2, unit * 0.17, strength, shadow);
        layer.shade(head.blurred(unit * 0.14), 0, unit * 0.1, 0.35, shadow);
        image.draw(layer);
        layer.dispose();
    }
}
