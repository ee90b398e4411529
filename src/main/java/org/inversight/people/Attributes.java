package org.inversight.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be said of a person from one image of 64 pixels. Everything follows from the traits, so that a label is what
 * was drawn and nobody's opinion; what hair hides is not there.
 */
public final class Attributes {

    /** Colour of the hair; bald people have none. */
    public static final DrawnAttribute HAIR_COLOUR = new DrawnAttribute(
            "hair colour", List.of("none", "black", "brown", "fair", "red", "grey"), Attributes::hairColour);

    /** How long hair is worn, as a silhouette. */
    public static final DrawnAttribute HAIR_LENGTH = new DrawnAttribute(
            "hair length",
            List.of("bald", "cropped", "short", "chin", "long", "tied"),
            person -> switch (person.hairStyle()) {
                case BALD, HORSESHOE -> 0;
                case BUZZ -> 1;
                case CROP, SIDE_PART, SWEPT_BACK, TOUSLED, CURLY, AFRO, PIXIE -> 2;
                case BOB, FRINGE_BOB -> 3;
                case LONG, WAVY, LONG_CURLY -> 4;
                case BUN, PONYTAIL, BRAIDS -> 5;
            });

    /** Whether hair curls. */
    public static final DrawnAttribute CURLS =
            new DrawnAttribute("curls", List.of("no", "yes"), person -> switch (person.hairStyle()) {
                case CURLY, AFRO, LONG_CURLY -> 1;
                default -> 0;
            });

    /** Tone of the skin. */
    public static final DrawnAttribute SKIN = new DrawnAttribute(
            "skin", List.of("light", "medium", "deep"), person -> step(person.of(Trait.SKIN), 0.3, 0.6));

    /** Outline of the face. */
    public static final DrawnAttribute FACE =
            new DrawnAttribute("face", List.of("oval", "round", "long", "square"), Attributes::face);

    /** Colour of the eyes. */
    public static final DrawnAttribute EYES = new DrawnAttribute(
            "eyes", List.of("brown", "green", "blue"), person -> step(person.of(Trait.EYE_COLOUR), 0.5, 0.7));

    /** Shape of the glasses. */
    public static final DrawnAttribute GLASSES =
            new DrawnAttribute("glasses", Trait.GLASSES.choices(), person -> (int) person.of(Trait.GLASSES));

    /** What grows below the nose. */
    public static final DrawnAttribute BEARD = new DrawnAttribute(
            "beard",
            List.of("none", "stubble", "moustache", "goatee", "full"),
            person -> Math.min(4, (int) person.of(Trait.BEARD)));

    /** How old somebody looks. */
    public static final DrawnAttribute AGE =
            new DrawnAttribute("age", List.of("young", "middle", "old"), person -> step(person.of(Trait.AGE), 36, 60));

    /** Thickness of the eyebrows. */
    public static final DrawnAttribute BROWS =
            new DrawnAttribute("brows", List.of("thin", "thick"), person -> step(person.of(Trait.BROW_THICKNESS), 0.5));

    /** Whether lips are painted. */
    public static final DrawnAttribute LIPS =
            new DrawnAttribute("lips", List.of("bare", "painted"), person -> step(person.of(Trait.LIP_COLOUR), 0.25));

    /** What hangs from ears that can be seen. */
    public static final DrawnAttribute EARRINGS = new DrawnAttribute(
            "earrings",
            Trait.EARRINGS.choices(),
            person -> HairCut.of(person).earsFree ? (int) person.of(Trait.EARRINGS) : 0);

    /** All of them, in the order of files. */
    public static final List<DrawnAttribute> ALL =
            List.of(HAIR_COLOUR, HAIR_LENGTH, CURLS, SKIN, FACE, EYES, GLASSES, BEARD, AGE, BROWS, LIPS, EARRINGS);

    private Attributes() {}

    /** The words for a person by name; for files. */
    public static Map<String, String> document(Identity person) {
        Map<String, String> document = new LinkedHashMap<>();
        ALL.forEach(attribute -> document.put(attribute.name(), attribute.word(person)));
        return document;
    }

    private static int hairColour(Identity person) {
        if (person.hairStyle() == HairStyle.BALD) {
            return 0;
        }
        if (person.of(Trait.GREY) > 0.45) {
            return 5;
        }
        return person.of(Trait.HAIR_RED) > 0.5 ? 4 : 1 + step(person.of(Trait.HAIR_TONE), 0.15, 0.66);
    }

    private static int face(Identity person) {
        double wider = share(person, Trait.FACE_WIDTH) - share(person, Trait.FACE_LENGTH);
        if (Math.abs(wider) > 0.3) {
            return wider > 0 ? 1 : 2;
        }
        return person.of(Trait.JAW) > 0.6 ? 3 : 0;
    }

    private static double share(Identity person, Trait trait) {
        return (person.of(trait) - trait.min()) / (trait.max() - trait.min());
    }

    /** How many of the rising bounds a value has reached. */
    private static int step(double value, double... bounds) {
        int reached = 0;
        while (reached < bounds.length && value >= bounds[reached]) {
            reached++;
        }
        return reached;
    }
}
