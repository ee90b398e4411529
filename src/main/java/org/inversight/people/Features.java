package org.inversight.people;

/** Where the features of a face are, on its unrolled front. */
final class Features {

    final double eyeX;
    final double noseX;
    final double noseBase;
    final double noseWidth;
    final double mouthX;
    final double mouth;
    final double mouthHalf;
    final double chin;

    /** Which side is the higher, -1..1. */
    final double skew;

    Features(Identity person, Nuisance.Expression expression) {
        skew = person.of(Trait.ASYMMETRY);
        eyeX = person.of(Trait.EYE_SPACING);
        noseX = 0.03 * skew;
        noseBase = person.of(Trait.NOSE_LENGTH);
        noseWidth = person.of(Trait.NOSE_WIDTH) * (1 + 0.08 * Math.max(0, expression.smile()));
        chin = person.of(Trait.FACE_LENGTH) + 0.08 * expression.mouthOpen();
        mouthX = -0.015 * skew;
        mouth = noseBase + 0.37 * (person.of(Trait.FACE_LENGTH) - noseBase) - 0.015 * Math.max(0, expression.smile());
        mouthHalf = person.of(Trait.MOUTH_WIDTH) * (1 + 0.2 * expression.smile() - 0.12 * expression.mouthOpen());
    }

    /** How much higher features are on this side. */
    double lift(double side) {
        return 0.018 * skew * side;
    }
}
