package org.inversight.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.inversight.data.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class AttributesTest {

    private static final PortraitSet OTHERS = PeopleSet.PUBLIC.of(ImageFrame.BUST, 0, 2000);
    static final List<DrawnAttribute> ALL = Attributes.ALL;

    @ParameterizedTest
    @CsvSource({
        "hair colour, hair-style=bald, none",
        "hair colour, hair-style=horseshoe; hair-tone=0.1, black",
        "hair colour, hair-tone=0.19, brown",
        "hair colour, hair-tone=0.5, brown",
        "hair colour, hair-tone=0.9, fair",
        "hair colour, hair-tone=0.5; hair-red=0.8, red",
        "hair colour, hair-tone=0.5; hair-red=0.8; grey=0.9, grey",
        "hair length, hair-style=horseshoe, bald",
        "hair length, hair-style=buzz, cropped",
        "hair length, hair-style=afro, short",
        "hair length, hair-style=fringe-bob, chin",
        "hair length, hair-style=wavy, long",
        "hair length, hair-style=braids, tied",
        "curls, hair-style=long-curly, yes",
        "curls, hair-style=wavy, no",
        "skin, skin=0.1, light",
        "skin, skin=0.4, medium",
        "skin, skin=0.9, deep",
        "face, face-width=0.75; face-length=0.96, round",
        "face, face-width=0.62; face-length=1.13, long",
        "face, jaw=0.9, square",
        "face, jaw=0.3, oval",
        "eyes, eye-colour=0.1, brown",
        "eyes, eye-colour=0.6, green",
        "eyes, eye-colour=0.9, blue",
        "glasses, glasses=cat-eye, cat eye",
        "beard, beard=stubble, stubble",
        "beard, beard=short, full",
        "beard, beard=full, full",
        "age, age=20, young",
        "age, age=50, middle",
        "age, age=80, old",
        "brows, brow-thickness=0.2, thin",
        "brows, brow-thickness=0.8, thick",
        "lips, lip-colour=0.1, bare",
        "lips, lip-colour=0.6, painted",
        "earrings, earrings=hoop; hair-style=bun, hoop",
        "earrings, earrings=hoop; hair-style=long, none",
        "earrings, earrings=hoop; hair-style=braids, none"
    })
    void aWordFollowsFromTraits(String name, String traits, String word) {
        assertEquals(word, named(name).word(person(traits)));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everyValueOccursAndNoneIsNearlyAll(DrawnAttribute attribute) {
        int[] counts = new int[attribute.values().size()];
        for (int i = 0; i < OTHERS.people(); i++) {
            counts[attribute.of(OTHERS.person(i))]++;
        }
        for (int k = 0; k < counts.length; k++) {
            double share = (double) counts[k] / OTHERS.people();
            String what =
                    "%s %s: %.3f".formatted(attribute.name(), attribute.values().get(k), share);
            assertTrue(share > 0.015 && share < 0.9, what);
        }
    }

    /** Two people who differ in one word only differ where anybody can see it, at 64 pixels. */
    @ParameterizedTest
    @CsvSource({
        "eyes, eye-colour=0.1, eye-colour=0.9",
        "glasses, glasses=round, glasses=square",
        "beard, beard=none, beard=stubble",
        "beard, beard=stubble, beard=goatee",
        "age, age=25, age=75",
        "brows, brow-thickness=0.3, brow-thickness=0.7",
        "lips, lip-colour=0.05, lip-colour=0.6",
        "earrings, earrings=none, earrings=stud",
        "earrings, earrings=hoop, earrings=drop",
        "face, jaw=0.3, jaw=0.85",
        "hair colour, hair-tone=0.1, hair-tone=0.45"
    })
    void aWordIsSeen(String name, String one, String other) {
        Identity first = person("hair-style=crop; " + one);
        Identity second = person("hair-style=crop; " + other);
        assertTrue(named(name).of(first) != named(name).of(second));
        Images a = Portraits.draw(first, Nuisance.plain(), 64);
        Images b = Portraits.draw(second, Nuisance.plain(), 64);
        double most = 0;
        for (int i = 0; i < a.pixels().length; i++) {
            most = Math.max(most, Math.abs(a.pixels()[i] - b.pixels()[i]));
        }
        assertTrue(most > 0.08, "differ by " + most);
    }

    @Test
    void everybodyHasANameOfTheirOwn() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
            assertTrue(names.add(Names.of(i)), Names.of(i));
            assertTrue(Names.of(i).length() <= 9);
        }
        List<String> sixty = IntStream.range(0, 60).mapToObj(Names::of).toList();
        assertEquals(sixty, sixty.stream().sorted().toList());
        assertEquals("Aldu 2", Names.of(60));
    }

    private static DrawnAttribute named(String name) {
        return ALL.stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
    }

    /** From a list such as {@code beard=full; age=30}. */
    private static Identity person(String traits) {
        Identity person = Identity.middle()
                .with(Trait.HAIR_STYLE, HairStyle.CROP.ordinal())
                .with(Trait.GREY, 0)
                .with(Trait.HAIR_TONE, 0.3)
                .with(Trait.SKIN, 0.2);
        for (String part : traits.split("; ")) {
            String[] pair = part.split("=");
            Trait trait = Trait.valueOf(pair[0].replace('-', '_').toUpperCase(java.util.Locale.ROOT));
            int choice = trait.choices().indexOf(pair[1].replace('-', ' '));
            person = person.with(trait, choice >= 0 ? choice : Double.parseDouble(pair[1]));
        }
        return person;
    }
}
