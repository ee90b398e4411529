package org.inversight.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortraitsTest {

    private static final PortraitSet SET = PeopleSet.PRIVATE.of(ImageFrame.BUST, 7, 600);

    @Test
    void theSameArgumentsGiveTheSameImage() {
        for (int i : new int[] {0, 61, 599}) {
            assertArrayEquals(SET.image(i, 64).pixels(), SET.image(i, 64).pixels());
        }
    }

    @Test
    void aImageDoesNotDependOnTheOthers() {
        PortraitSet few = new PortraitSet(Population.standard(), ImageFrame.BUST, 9, 3, 4, 10);
        LabelledImages all = few.draw(64, Progress.NONE);
        assertEquals(10, all.images().count());
        for (int i = 9; i >= 0; i--) {
            assertArrayEquals(few.image(i, 64).pixels(), all.images().image(i));
            assertEquals(i % 4, all.labels()[i]);
        }
    }

    @Test
    void aShorterSetIsTheBeginningOfALongerOne() {
        PortraitSet half = PeopleSet.PRIVATE.of(ImageFrame.BUST, 7, 300);
        assertEquals(60, half.people());
        assertEquals(5, half.imagesOf(59));
        assertEquals(SET.person(59), half.person(59));
        assertEquals(SET.nuisance(299), half.nuisance(299));
        assertEquals(3, PeopleSet.PRIVATE.of(ImageFrame.BUST, 7, 3).people());
        assertEquals(2, PeopleSet.PRIVATE.of(ImageFrame.BUST, 7, 61).imagesOf(0));
        assertEquals(1, PeopleSet.PRIVATE.of(ImageFrame.BUST, 7, 61).imagesOf(1));
    }

    @Test
    void setsAndSeedsShareNobody() {
        Identity first = SET.person(0);
        assertNotEquals(first, PeopleSet.PUBLIC.of(ImageFrame.BUST, 7, 10).person(0));
        assertNotEquals(first, PeopleSet.PRIVATE.of(ImageFrame.BUST, 8, 10).person(0));
        assertNotEquals(first, SET.person(1));
    }

    /** The same people in the same light; heads are larger, and turn and move less. */
    @Test
    void alignedImagesShowTheSamePeopleFromNearer() {
        PortraitSet aligned = PeopleSet.PRIVATE.of(ImageFrame.ALIGNED, 7, 600);
        double[] turned = new double[2];
        for (int i = 0; i < 600; i++) {
            Nuisance near = aligned.nuisance(i);
            Nuisance far = SET.nuisance(i);
            assertEquals(SET.person(i % 60), aligned.person(i % 60));
            assertEquals(far.light(), near.light());
            assertEquals(far.occlusion(), near.occlusion());
            assertEquals(1.42, near.framing().scale(), 0.111);
            assertEquals(0, near.framing().x(), 0.051);
            assertEquals(0.02, near.framing().y(), 0.051);
            turned[0] += Math.abs(far.pose().roll());
            turned[1] += Math.abs(near.pose().roll());
        }
        assertEquals(0.5, turned[1] / turned[0], 1e-9);
    }

    @Test
    void drawingEndsWhenItIsCancelled() {
        Progress cancelled = new Progress() {
            @Override
            public void report(String what, double fraction) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> SET.draw(64, cancelled));
    }

    @Test
    void theShiftedPopulationIsAnotherAndWearsNoGlasses() {
        PortraitSet standard = PeopleSet.PUBLIC.of(ImageFrame.BUST, 1, 800);
        PortraitSet shifted = PeopleSet.SHIFTED.of(ImageFrame.BUST, 1, 800);
        double glasses = 0;
        double[] fair = new double[2];
        double[] dark = new double[2];
        for (int i = 0; i < 800; i++) {
            assertEquals(Glasses.NONE, shifted.person(i).glasses());
            glasses += standard.person(i).glasses() == Glasses.NONE ? 0 : 1;
            fair[0] += standard.person(i).of(Trait.HAIR_TONE) / 800;
            fair[1] += shifted.person(i).of(Trait.HAIR_TONE) / 800;
            dark[0] += standard.nuisance(i).setting().lightness() / 800;
            dark[1] += shifted.nuisance(i).setting().lightness() / 800;
            assertTrue(shifted.nuisance(i).light().azimuth() > 0, "light from the right");
        }
        assertTrue(glasses / 800 > 0.15 && glasses / 800 < 0.6, "glasses " + glasses / 800);
        assertTrue(fair[1] > fair[0] + 0.15, fair[0] + " and " + fair[1]);
        assertTrue(dark[1] < dark[0] - 0.15, dark[0] + " and " + dark[1]);
    }

    @Test
    void peopleArePlausible() {
        PortraitSet all = PeopleSet.PUBLIC.of(ImageFrame.BUST, 2, 1500);
        for (int i = 0; i < 1500; i++) {
            Identity person = all.person(i);
            if (person.of(Trait.AGE) < 33) {
                assertEquals(0, person.of(Trait.GREY));
            }
            if (person.beard() != Beard.NONE) {
                assertTrue(person.of(Trait.LIP_COLOUR) <= 0.12, "beard and lipstick");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Trait.class)
    void everyTraitShows(Trait trait) {
        Identity base = Identity.middle()
                .with(Trait.HAIR_STYLE, HairStyle.SIDE_PART.ordinal())
                .with(Trait.HAIR_PART, 0.7)
                .with(Trait.GREY, 0.3);
        Nuisance plain = Nuisance.plain();
        Images low = Portraits.draw(base.with(trait, trait.min()), plain, 128);
        Images high = Portraits.draw(base.with(trait, trait.min() + 0.7 * (trait.max() - trait.min())), plain, 128);
        double change = greatest(low, high);
        assertTrue(change > 0.03, trait + " changes an image by " + change);
        assertEquals(trait.min(), base.with(trait, trait.min() - 5).of(trait));
    }

    @ParameterizedTest
    @EnumSource(
            value = Trait.class,
            names = {"HAIR_STYLE", "BEARD", "GLASSES", "GARMENT", "MARK", "EARRINGS"})
    void everyChoiceLooksDifferent(Trait trait) {
        Identity base = Identity.middle().with(Trait.HAIR_STYLE, HairStyle.CROP.ordinal());
        int count = trait.choices().size();
        Images[] images = IntStream.range(0, count)
                .mapToObj(k -> Portraits.draw(base.with(trait, k), Nuisance.plain(), 128))
                .toArray(Images[]::new);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                double change = greatest(images[i], images[j]);
                assertTrue(
                        change > 0.05,
                        trait.choices().get(i) + " and " + trait.choices().get(j) + ": " + change);
            }
        }
    }

    @Test
    void peopleDifferMoreThanALittle() {
        Images[] people = IntStream.range(0, 10)
                .mapToObj(k -> Portraits.draw(SET.person(k), Nuisance.plain(), 64))
                .toArray(Images[]::new);
        for (int i = 0; i < people.length; i++) {
            for (int j = 0; j < i; j++) {
                double change = difference(people[i], people[j]);
                assertTrue(change > 0.02, i + " and " + j + ": " + change);
            }
        }
    }

    @Test
    void imagesOfOnePersonDiffer() {
        for (int k = 0; k < 5; k++) {
            double change = difference(SET.image(k, 64), SET.image(k + 60, 64));
            assertTrue(change > 0.05, "person " + k + ": " + change);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 128, 256})
    void everySizeShowsTheSame(int size) {
        Nuisance plain = Nuisance.plain();
        Images image = Portraits.draw(SET.person(3), plain, size);
        assertEquals(size, image.width());
        assertEquals(3, image.channels());
        for (float value : image.pixels()) {
            assertTrue(value >= 0 && value <= 1);
        }
        Images small = Portraits.draw(SET.person(3), plain, 64);
        double change = difference(small, image.resized(64, 64));
        assertTrue(change < 0.03, "differs by " + change);
    }

    @Test
    void otherSizesAreRefused() {
        Exception refused =
                assertThrows(IllegalArgumentException.class, () -> Portraits.draw(SET.person(0), Nuisance.plain(), 16));
        assertTrue(String.valueOf(refused.getMessage()).contains("32 to 512"));
    }

    @Test
    void theFaceIsAlwaysInTheImage() {
        for (PeopleSet kind : PeopleSet.values()) {
            PortraitSet set = kind.of(ImageFrame.BUST, 5, 400);
            for (int i = 0; i < 400; i++) {
                Scene scene = new Scene(set.person(set.personOf(i)), set.nuisance(i), 100);
                Head head = scene.head;
                double eyes = scene.features.eyeX;
                Pt[] must = {
                    head.at(-eyes, 0), head.at(eyes, 0), head.at(0, scene.features.mouth),
                    head.at(0, scene.features.chin - 0.02), head.edge(0, -1), head.edge(0, 1),
                    head.at(0, -0.8)
                };
                for (Pt p : must) {
                    assertTrue(p.x() > 2 && p.x() < 98 && p.y() > 2 && p.y() < 98, kind + " " + i + ": " + p);
                }
            }
        }
    }

    @Test
    void aDocumentNamesChoicesByWords() {
        Identity person = Identity.middle().with(Trait.BEARD, Beard.GOATEE.ordinal());
        assertEquals("goatee", person.document().get("beard"));
        assertEquals(51.0, person.document().get("age"));
        assertEquals(Trait.values().length, person.document().size());
        assertThrows(IllegalArgumentException.class, () -> new Identity(java.util.Map.of(Trait.AGE, 5.0)));
    }

    /** The greatest difference of any value of two images. */
    private static double greatest(Images a, Images b) {
        double most = 0;
        for (int i = 0; i < a.pixels().length; i++) {
            most = Math.max(most, Math.abs(a.pixels()[i] - b.pixels()[i]));
        }
        return most;
    }

    /** Mean absolute difference of two images. */
    private static double difference(Images a, Images b) {
        double sum = 0;
        for (int i = 0; i < a.pixels().length; i++) {
            sum += Math.abs(a.pixels()[i] - b.pixels()[i]);
        }
        return sum / a.pixels().length;
    }
}
