package org.inversight.people;

import java.util.random.RandomGenerator;

/** Draws at random how an image is taken. */
final class ImageDraw {

    private final Population.Images images;
    private final ImageFrame frame;
    private final RandomGenerator random;
    private final double v;

    private ImageDraw(Population.Images images, ImageFrame frame, RandomGenerator random) {
        this.images = images;
        this.frame = frame;
        this.random = random;
        v = images.variety();
    }

    static Nuisance draw(Population.Images images, ImageFrame frame, RandomGenerator random) {
        return new ImageDraw(images, frame, random).draw();
    }

    /** Bell-shaped, cut at twice the spread. */
    private double bell(double spread) {
        return spread * v * Math.clamp(random.nextGaussian(), -2, 2);
    }

    private double within(Population.Range range) {
        return range.at(random.nextDouble());
    }

    private Nuisance draw() {
        ImageFrame.Turn turn = frame.turn();
        Nuisance.Pose pose = new Nuisance.Pose(bell(turn.yaw()), bell(turn.pitch()), bell(turn.roll()));
        double smile = Math.clamp(0.28 + bell(0.45), -0.9, 1);
        boolean open = random.nextDouble() < 0.3 * v;
        double blink = random.nextDouble() < 0.05 * v ? 0.15 : 1 + bell(0.09);
        Nuisance.Expression expression = new Nuisance.Expression(
                smile,
                open ? random.nextDouble(0.15, 0.85) : 0,
                Math.clamp(blink, 0.1, 1.2),
                Math.clamp(bell(0.4), -1, 1),
                Math.clamp(bell(0.3), -1, 1),
                Math.clamp(bell(0.4), -1, 1));
        Nuisance.Lighting light = new Nuisance.Lighting(
                within(images.azimuth()), random.nextDouble(5, 62), within(images.strength()), within(images.warmth()));
        Nuisance.Outfit outfit =
                new Nuisance.Outfit(random.nextDouble(360), random.nextDouble(0, 0.62), random.nextDouble(0.14, 0.86));
        Nuisance.Setting setting = new Nuisance.Setting(
                images.places().get(random.nextInt(images.places().size())),
                within(images.hue()),
                random.nextDouble(0.04, 0.5),
                within(images.lightness()),
                random.nextLong());
        double scale = frame.size().usual() + bell(frame.size().spread());
        ImageFrame.Place place = frame.place();
        Nuisance.Framing framing = new Nuisance.Framing(bell(place.x()), place.down() + bell(place.y()), scale);
        return new Nuisance(pose, expression, light, outfit, setting, framing, occlusion(), camera());
    }

    private Nuisance.Occlusion occlusion() {
        double u = random.nextDouble() / Math.max(0.01, v);
        double side = random.nextBoolean() ? 1 : -1;
        double amount = random.nextDouble();
        Nuisance.Occluder what = u < 0.05
                ? Nuisance.Occluder.HAND
                : u < 0.09
                        ? Nuisance.Occluder.STRAND
                        : u < 0.135
                                ? Nuisance.Occluder.CAP
                                : u < 0.18 ? Nuisance.Occluder.SCARF : Nuisance.Occluder.NONE;
        return new Nuisance.Occlusion(what, side, amount);
    }

    private Nuisance.Camera camera() {
        double blur = random.nextDouble() < 0.25 ? random.nextDouble(0.003, 0.0095) * v : 0;
        double noise = random.nextDouble(0.004, 0.035) * v;
        return new Nuisance.Camera(blur, noise, bell(0.35), random.nextLong());
    }
}
