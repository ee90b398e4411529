package org.inversight.people;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Draws a person at random, with what goes together in people going together. */
final class PersonDraw {

    private final Population.People people;
    private final RandomGenerator random;
    private final Map<Trait, Double> values = new EnumMap<>(Trait.class);

    /** From how men are usually drawn to how women are, 0..1; most are near an end. */
    private final double manner;

    private final double age;
    private final double skin;

    private PersonDraw(Population.People people, RandomGenerator random) {
        this.people = people;
        this.random = random;
        double side = random.nextBoolean() ? 0.84 : 0.16;
        manner = Math.clamp(side + random.nextGaussian() * 0.13, 0, 1);
        double u = random.nextDouble();
        age = 18 + 66 * (0.35 * u + 0.65 * u * u);
        double v = random.nextDouble();
        skin = people.skin().at(0.45 * v + 0.55 * v * v);
    }

    static Identity draw(Population.People people, RandomGenerator random) {
        PersonDraw draw = new PersonDraw(people, random);
        draw.face();
        draw.hair();
        draw.features();
        draw.worn();
        return new Identity(draw.values);
    }

    private void put(Trait trait, double value) {
        values.put(trait, trait.nearest(value));
    }

    /** About a share of the trait's range. */
    private void about(Trait trait, double share, double spread) {
        double at = share + random.nextGaussian() * spread;
        put(trait, trait.min() + (trait.max() - trait.min()) * at);
    }

    private void anywhere(Trait trait) {
        put(trait, trait.min() + (trait.max() - trait.min()) * random.nextDouble());
    }

    private void face() {
        about(Trait.FACE_WIDTH, 0.55 - 0.15 * manner, 0.26);
        about(Trait.FACE_LENGTH, 0.62 - 0.25 * manner, 0.25);
        about(Trait.JAW, 0.85 - 0.62 * manner, 0.2);
        about(Trait.CHIN, 0.75 - 0.4 * manner, 0.22);
        about(Trait.CHEEKS, 0.35 + 0.25 * manner, 0.26);
        about(Trait.ASYMMETRY, 0.5, 0.3);
        put(Trait.AGE, age);
        put(Trait.SKIN, skin);
        anywhere(Trait.UNDERTONE);
        boolean freckled = random.nextDouble() < (skin < 0.35 ? 0.32 : 0.06);
        put(Trait.FRECKLES, freckled ? random.nextDouble(0.35, 1) : 0);
        boolean mole = random.nextDouble() < 0.24;
        put(Trait.MARK, mole ? 1 + random.nextInt(Mark.values().length - 1) : 0);
    }

    private void hair() {
        double fairness = random.nextDouble() * Math.max(0.12, 1 - 1.25 * skin);
        put(Trait.HAIR_TONE, people.hairTone().at(fairness));
        boolean red = skin < 0.5 && random.nextDouble() < people.red();
        put(Trait.HAIR_RED, red ? random.nextDouble(0.55, 1) : 0.2 * random.nextDouble());
        if (red) {
            put(Trait.HAIR_TONE, random.nextDouble(0.3, 0.8));
        }
        double grey = Math.max(0, (age - 40) / 32 + random.nextGaussian() * 0.22);
        put(Trait.GREY, age < 33 ? 0 : grey * people.grey());
        put(Trait.HAIR_STYLE, style().ordinal());
        anywhere(Trait.HAIR_LENGTH);
        anywhere(Trait.HAIR_VOLUME);
        double side = random.nextBoolean() ? 1 : -1;
        put(Trait.HAIR_PART, side * random.nextDouble(0.15, 1));
        double recede = (1 - manner) * Math.max(0, (age - 28) / 55);
        about(Trait.HAIRLINE, 0.22 + 0.6 * recede, 0.16);
    }

    private HairStyle style() {
        boolean tight = random.nextDouble() < 0.1 + 0.75 * Math.max(0, skin - 0.45) * 1.6;
        double losing = manner < 0.5 ? Math.max(0, (age - 35) / 110) : 0;
        double u = random.nextDouble();
        if (u < losing) {
            return random.nextBoolean() ? HairStyle.HORSESHOE : HairStyle.BALD;
        }
        if (manner < 0.5) {
            return tight
                    ? one(
                            HairStyle.BUZZ,
                            HairStyle.CURLY,
                            HairStyle.AFRO,
                            HairStyle.BUZZ,
                            HairStyle.BALD,
                            HairStyle.CURLY)
                    : one(
                            HairStyle.CROP,
                            HairStyle.SIDE_PART,
                            HairStyle.SIDE_PART,
                            HairStyle.SWEPT_BACK,
                            HairStyle.TOUSLED,
                            HairStyle.TOUSLED,
                            HairStyle.CURLY,
                            HairStyle.BUZZ,
                            HairStyle.WAVY);
        }
        return tight
                ? one(
                        HairStyle.AFRO,
                        HairStyle.LONG_CURLY,
                        HairStyle.BRAIDS,
                        HairStyle.BUN,
                        HairStyle.CURLY,
                        HairStyle.LONG_CURLY,
                        HairStyle.BUZZ)
                : one(
                        HairStyle.LONG,
                        HairStyle.LONG,
                        HairStyle.WAVY,
                        HairStyle.WAVY,
                        HairStyle.BOB,
                        HairStyle.FRINGE_BOB,
                        HairStyle.PIXIE,
                        HairStyle.BUN,
                        HairStyle.PONYTAIL,
                        HairStyle.LONG_CURLY,
                        HairStyle.BRAIDS);
    }

    @SafeVarargs
    private final <T> T one(T... these) {
        return these[random.nextInt(these.length)];
    }

    private void features() {
        about(Trait.BROW_THICKNESS, 0.78 - 0.5 * manner, 0.2);
        about(Trait.BROW_ARCH, 0.28 + 0.35 * manner, 0.22);
        about(Trait.BROW_TILT, 0.42 + 0.14 * manner, 0.2);
        about(Trait.EYE_SIZE, 0.35 + 0.35 * manner, 0.24);
        about(Trait.EYE_SPACING, 0.5, 0.26);
        about(Trait.EYE_SLANT, 0.38 + 0.1 * manner, 0.24);
        double dark = Math.max(0, skin * 1.3 - 0.2);
        put(Trait.EYE_COLOUR, random.nextDouble() * (1 - Math.min(0.8, dark)));
        about(Trait.EYE_LID, 0.42, 0.3);
        about(Trait.LASHES, 0.05 + 0.62 * manner, 0.16);
        about(Trait.NOSE_WIDTH, 0.3 + 0.42 * skin - 0.12 * manner, 0.2);
        about(Trait.NOSE_LENGTH, 0.6 - 0.25 * manner, 0.24);
        about(Trait.NOSE_BRIDGE, 0.68 - 0.35 * skin - 0.1 * manner, 0.22);
        about(Trait.MOUTH_WIDTH, 0.5, 0.26);
        double thinner = 0.25 * Math.max(0, (age - 40) / 44);
        about(Trait.LIPS, 0.3 + 0.22 * manner + 0.28 * skin - thinner, 0.17);
        boolean made = manner > 0.5 && random.nextDouble() < 0.6;
        put(Trait.LIP_COLOUR, made ? random.nextDouble(0.3, 1) : 0.12 * random.nextDouble());
        about(Trait.EARS, 0.42 + 0.25 * (age - 18) / 66 - 0.1 * manner, 0.2);
        put(Trait.BEARD, beard().ordinal());
    }

    private Beard beard() {
        if (manner > 0.42 || random.nextDouble() < 0.38) {
            return Beard.NONE;
        }
        Beard one = one(Beard.STUBBLE, Beard.SHORT, Beard.SHORT, Beard.FULL, Beard.MOUSTACHE, Beard.GOATEE);
        return age < 23 && one != Beard.NONE ? Beard.STUBBLE : one;
    }

    private void worn() {
        boolean rings = random.nextDouble() < (manner > 0.5 ? 0.55 : 0.08);
        put(Trait.EARRINGS, rings ? 1 + random.nextInt(manner > 0.5 ? 3 : 1) : 0);
        boolean glasses = random.nextDouble() < people.glasses() * (0.8 + age / 150);
        put(Trait.GLASSES, glasses ? 1 + random.nextInt(manner > 0.5 ? 3 : 2) : 0);
        about(Trait.NECK, 0.66 - 0.46 * manner, 0.17);
        about(Trait.SHOULDERS, 0.72 - 0.45 * manner, 0.2);
        Garment garment = manner > 0.5
                ? one(
                        Garment.SCOOP,
                        Garment.SCOOP,
                        Garment.V_NECK,
                        Garment.TURTLENECK,
                        Garment.SHIRT,
                        Garment.TEE,
                        Garment.JACKET,
                        Garment.STAND_COLLAR)
                : one(
                        Garment.TEE,
                        Garment.SHIRT,
                        Garment.SHIRT,
                        Garment.JACKET,
                        Garment.HOODIE,
                        Garment.V_NECK,
                        Garment.TURTLENECK,
                        Garment.STAND_COLLAR);
        put(Trait.GARMENT, garment.ordinal());
        put(Trait.GRAIN, random.nextInt(1000));
    }
}
