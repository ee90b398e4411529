package org.inversight.people;

import java.util.random.RandomGenerator;
import org.inversight.engine.Noise;

/** Everything that the layers of one image share. */
final class Scene {

    final Identity person;
    final Nuisance nuisance;
    final Features features;
    final Head head;
    final Frame body;
    final Light light;
    final PersonColours colours;

    /** Of the canvas, in pixels. */
    final int size;

    Scene(Identity person, Nuisance nuisance, int size) {
        this.person = person;
        this.nuisance = nuisance;
        this.size = size;
        features = new Features(person, nuisance.expression());
        Nuisance.Framing framing = nuisance.framing();
        double unit = size * 0.298 * framing.scale();
        double x = size * (0.5 + framing.x());
        double y = size * (0.478 + framing.y());
        Nuisance.Pose pose = nuisance.pose();
        head = new Head(
                new Skull(person, features),
                new Relief(person, nuisance.expression(), features),
                pose,
                Frame.of(unit, pose.roll(), x, y));
        // The bust turns less than the head, about the root of the neck.
        Frame lean = Frame.of(unit, pose.roll() * 0.35, 0, 0);
        Frame full = Frame.of(unit, pose.roll() * 0.75, x, y);
        Pt root = full.at(-0.12 * Math.sin(Math.toRadians(pose.yaw())), 1.2);
        Pt away = lean.at(0, 1.2);
        body = Frame.of(unit, pose.roll() * 0.35, root.x() - away.x(), root.y() - away.y());
        light = new Light(nuisance.light());
        colours = new PersonColours(person, nuisance.outfit());
    }

    double of(Trait trait) {
        return person.of(trait);
    }

    double unit() {
        return head.unit();
    }

    /** Numbers that belong to the person, the same in every image. */
    RandomGenerator grain(long what) {
        return Noise.keyed((long) person.of(Trait.GRAIN), what);
    }
}
