package org.inversight.people;

/** The colours of a person, in even white light. */
final class PersonColours {

    final Rgb skin;

    /** Skin where it is thin or folded. */
    final Rgb flush;

    /** Lines and folds in skin. */
    final Rgb crease;

    final Rgb lip;
    final Rgb hair;
    final Rgb brow;
    final Rgb beard;
    final Rgb iris;
    final Rgb cloth;

    PersonColours(Identity person, Nuisance.Outfit outfit) {
        double deep = person.of(Trait.SKIN);
        Rgb rosy = Rgb.along(
                deep,
                Rgb.hex(0xF7D6C7),
                Rgb.hex(0xEABD9F),
                Rgb.hex(0xD29B78),
                Rgb.hex(0xB07855),
                Rgb.hex(0x875338),
                Rgb.hex(0x633A27),
                Rgb.hex(0x44281D));
        Rgb golden = Rgb.along(
                deep,
                Rgb.hex(0xF6DDC0),
                Rgb.hex(0xE8C398),
                Rgb.hex(0xD0A06F),
                Rgb.hex(0xAC7C4C),
                Rgb.hex(0x83562F),
                Rgb.hex(0x5F3D22),
                Rgb.hex(0x422A1A));
        skin = rosy.mix(golden, person.of(Trait.UNDERTONE));
        flush = skin.mix(Rgb.hex(0xC2453C), 0.42 - 0.2 * deep);
        crease = skin.times(new Rgb(0.50, 0.36, 0.32));
        Rgb bare = skin.times(new Rgb(0.86, 0.64, 0.62)).mix(Rgb.hex(0xB2575A), 0.28);
        Rgb red = Rgb.hex(0xB3263A).mix(Rgb.hex(0x7A1F33), deep * 0.7);
        lip = bare.mix(red, person.of(Trait.LIP_COLOUR) * 0.85);
        double tone = person.of(Trait.HAIR_TONE);
        Rgb plain = Rgb.along(
                tone,
                Rgb.hex(0x1D1816),
                Rgb.hex(0x3A271E),
                Rgb.hex(0x5E3D29),
                Rgb.hex(0x8A6040),
                Rgb.hex(0xB98F58),
                Rgb.hex(0xE0C48C));
        Rgb copper = Rgb.along(tone, Rgb.hex(0x3B150E), Rgb.hex(0x8E3716), Rgb.hex(0xD0703A));
        Rgb coloured = plain.mix(copper, person.of(Trait.HAIR_RED));
        double grey = person.of(Trait.GREY);
        Rgb silver = Rgb.hex(0x6E6E72).mix(Rgb.hex(0xDCDBD8), grey * grey);
        hair = coloured.mix(silver, Math.min(1, grey * 1.15));
        brow = coloured.mix(silver, grey * 0.75).times(0.72).mix(skin, 0.1);
        beard = coloured.mix(silver, Math.min(1, grey * 1.25)).times(0.88);
        iris = Rgb.along(
                person.of(Trait.EYE_COLOUR),
                Rgb.hex(0x2E1A10),
                Rgb.hex(0x5A351C),
                Rgb.hex(0x7F5A2B),
                Rgb.hex(0x6F7F45),
                Rgb.hex(0x4F86A8),
                Rgb.hex(0x7D95A3));
        cloth = Rgb.hsl(outfit.hue(), outfit.saturation(), outfit.lightness());
    }
}
