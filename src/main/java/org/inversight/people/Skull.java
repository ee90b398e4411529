package org.inversight.people;

/**
 * The head without its features, as a stack of horizontal sections. Each section is two half ellipses, one to the front
 * and one to the back, about a middle that moves forward towards the chin.
 */
final class Skull {

    private static final double DEPTH = 0.8;

    final double length;
    final double width;
    private final double power;
    private final double closing;
    private final double cheeks;

    Skull(Identity person, Features features) {
        width = person.of(Trait.FACE_WIDTH);
        length = features.chin;
        double jaw = person.of(Trait.JAW);
        power = 2.0 + 1.5 * jaw;
        closing = 0.74 - 0.14 * person.of(Trait.CHIN) - 0.08 * jaw;
        cheeks = 0.13 * (person.of(Trait.CHEEKS) - 0.45);
    }

    /** Half the width at a height. */
    double halfWidth(double y) {
        if (y <= 0) {
            return width * Math.pow(Math.max(0, 1 - Math.pow(Math.min(1, -y), 2.5)), 0.47);
        }
        double s = Math.min(1, y / length);
        double fat = (y - 0.42) / 0.3;
        return width * Math.pow(Math.max(0, 1 - Math.pow(s, power)), closing) * (1 + cheeks * Math.exp(-fat * fat));
    }

    /** Where the section's middle is, towards the viewer. */
    double middle(double y) {
        return y <= 0 ? 0 : 0.52 * Math.pow(Math.min(1, y / length), 1.6);
    }

    /** From the middle to the front. */
    double front(double y) {
        if (y <= 0) {
            return DEPTH * Math.pow(Math.max(0, 1 - Math.pow(Math.min(1, -y), 2.4)), 0.45);
        }
        double s = Math.min(1, y / length);
        return Math.max(0.02, DEPTH - 0.24 * s * s * s - middle(y));
    }

    /** From the middle to the back. */
    double back(double y) {
        if (y <= 0) {
            return 0.9 * Math.pow(Math.max(0, 1 - Math.pow(Math.min(1, -y), 2.4)), 0.45);
        }
        double s = Math.min(1, y / length);
        return Math.max(0.02, middle(y) + 0.9 - 1.42 * Math.pow(s, 0.85));
    }
}
