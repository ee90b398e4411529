package org.inversight.ui.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.inversight.cli.ArgumentLine;
import org.inversight.people.Identity;
import org.inversight.people.ImageFrame;
import org.inversight.people.Nuisance;
import org.inversight.people.PeopleSet;
import org.inversight.people.PortraitSet;
import org.inversight.people.Portraits;
import org.inversight.people.Trait;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class PeopleModelTest {

    static final List<Dial> IMAGE = Dials.IMAGE;

    private final PeopleModel people = new PeopleModel(Runnable::run);

    @AfterEach
    void close() {
        people.close();
    }

    private PeopleModel.Person shown() {
        return Objects.requireNonNull(people.personProperty().get());
    }

    private static Dial dial(String id) {
        return Dials.PERSON.stream().filter(d -> d.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void aPersonIsTurnedAndComesBack() {
        people.show(4);
        assertEquals(
                PeopleSet.PRIVATE.of(ImageFrame.BUST, 0, 60).person(4),
                shown().portrait().person());
        assertEquals(Nuisance.plain(), shown().portrait().image());
        people.turn(dial("trait-age"), 80);
        assertEquals(80, shown().portrait().person().of(Trait.AGE));
        assertTrue(people.changed());
        people.take(PeopleSet.PRIVATE.of(ImageFrame.BUST, 0, 6000).nuisance(64));
        assertEquals(80, shown().portrait().person().of(Trait.AGE));
        assertNotEquals(Nuisance.plain(), shown().portrait().image());
        people.reset();
        assertFalse(people.changed());
        assertEquals(Nuisance.plain(), shown().portrait().image());
        people.take(PeopleSet.PRIVATE.of(ImageFrame.BUST, 0, 6000).nuisance(64));
        assertFalse(people.changed(), "another image is still the same person");
    }

    @Test
    void beyondTheLastPersonComesTheFirst() {
        people.show(60);
        assertEquals(0, shown().number());
        people.show(-1);
        assertEquals(59, shown().number());
        assertEquals("Zulmi", shown().name());
        people.choose(PeopleSet.SHIFTED);
        assertNull(people.personProperty().get());
        people.show(-1);
        assertEquals(4999, shown().number());
        assertEquals("person 5000", shown().name());
        people.setSeed(3);
        assertNull(people.personProperty().get());
        assertEquals(3, people.browsedProperty().get().set().seed());
    }

    @Test
    void aPersonStaysInAnotherFrame() {
        people.show(4);
        assertEquals(ImageFrame.BUST.plain(), Nuisance.plain());
        people.turn(dial("trait-age"), 80);
        people.choose(ImageFrame.ALIGNED);
        assertEquals(4, shown().number());
        assertEquals(80, shown().portrait().person().of(Trait.AGE));
        assertEquals(ImageFrame.ALIGNED.plain(), shown().portrait().image());
        people.reset();
        assertFalse(people.changed());
        assertEquals(ImageFrame.ALIGNED.plain(), shown().portrait().image());
        people.choose(PeopleSet.SHIFTED);
        assertEquals(ImageFrame.ALIGNED, people.browsedProperty().get().set().frame());
    }

    @ParameterizedTest
    @EnumSource(ImageFrame.class)
    void everyDialReachesWhatIsInTheSets(ImageFrame frame) {
        for (PeopleSet kind : PeopleSet.values()) {
            PortraitSet set = kind.of(frame, 0, 1000);
            Identity person = set.person(0);
            for (int image = 0; image < set.count(); image++) {
                Portrait portrait = new Portrait(person, set.nuisance(image));
                for (Dial dial : Dials.IMAGE) {
                    double value = dial.of(portrait);
                    assertTrue(value > dial.min() - 1e-9 && value < dial.max() + 1e-9, dial.id() + " " + value);
                }
            }
        }
    }

    @Test
    void everyDialIsReadAsItWasTurned() {
        Portrait start = new PeopleModel.Browsed(PeopleSet.PRIVATE, ImageFrame.BUST, 0).plain(1);
        Set<String> ids = new HashSet<>();
        List<Dial> all = java.util.stream.Stream.concat(Dials.PERSON.stream(), Dials.IMAGE.stream())
                .toList();
        for (Dial dial : all) {
            assertTrue(ids.add(dial.id()), dial.id());
            assertTrue(dial.of(start) >= dial.min() && dial.of(start) <= dial.max(), dial.id());
            for (double to : new double[] {dial.min(), dial.max()}) {
                Portrait turned = dial.turn(start, to);
                assertEquals(to, dial.of(turned), 1e-12, dial.id());
                for (Dial other : all) {
                    if (other != dial) {
                        assertEquals(other.of(start), other.of(turned), "%s turns %s".formatted(dial.id(), other.id()));
                    }
                }
            }
            assertEquals(dial.max(), dial.of(dial.turn(start, dial.max() + 1)), dial.id());
        }
    }

    @ParameterizedTest
    @FieldSource("IMAGE")
    void everyDialOfAImageShows(Dial dial) {
        Portrait start = new PeopleModel.Browsed(PeopleSet.PRIVATE, ImageFrame.BUST, 0).plain(1);
        Portrait low = dial.turn(start, dial.min());
        Portrait high = dial.turn(start, dial.choices().isEmpty() ? 0.3 * dial.min() + 0.7 * dial.max() : 1);
        float[] one = Portraits.draw(low.person(), low.image(), 64).pixels();
        float[] other = Portraits.draw(high.person(), high.image(), 64).pixels();
        double most = 0;
        for (int i = 0; i < one.length; i++) {
            most = Math.max(most, Math.abs(one[i] - other[i]));
        }
        assertTrue(most > 0.03, dial.id() + " changes an image by " + most);
    }

    /** What is turned while a portrait is drawn is passed over but for the last of it. */
    @Test
    void onlyTheNewestPortraitIsDrawn() throws InterruptedException {
        LinkedBlockingQueue<Integer> shown = new LinkedBlockingQueue<>();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Portrait portrait = new PeopleModel.Browsed(PeopleSet.PRIVATE, ImageFrame.BUST, 0).plain(1);
        people.studio().live(portrait, 32, drawn -> {
            busy.countDown();
            waitFor(go);
        });
        waitFor(busy);
        for (int i = 0; i < 20; i++) {
            int number = i;
            people.studio().live(portrait, 32, drawn -> shown.add(number));
        }
        go.countDown();
        assertEquals(19, shown.poll(60, TimeUnit.SECONDS));
        people.studio().live(portrait, 32, drawn -> shown.add(20));
        assertEquals(20, shown.poll(60, TimeUnit.SECONDS));
        assertTrue(shown.isEmpty());
    }

    @Test
    void whatNobodyWantsAnyMoreIsNotDrawn() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch last = new CountDownLatch(1);
        Portrait portrait = new PeopleModel.Browsed(PeopleSet.PRIVATE, ImageFrame.BUST, 0).plain(1);
        for (int i = 0; i < 5; i++) {
            people.studio()
                    .later(
                            () -> {
                                asked.incrementAndGet();
                                return portrait;
                            },
                            32,
                            () -> false,
                            drawn -> asked.incrementAndGet());
        }
        people.studio().later(() -> portrait, 32, () -> true, drawn -> last.countDown());
        waitFor(last);
        assertEquals(0, asked.get());
    }

    @Test
    void anExportWithoutAFolderAsksForOne() {
        people.export().open(people.browsedProperty().get());
        people.export().start();
        PeopleExport.State state = people.export().stateProperty().get();
        assertEquals(PeopleExport.Stage.ASKING, state.stage());
        assertTrue(Objects.requireNonNull(state.problem()).sentence().contains("folder"));
        people.export().change(o -> o.withFolder("/a b").withCount(70).withSize(128));
        assertEquals(
                "people --set private --frame bust --count 70 --seed 0 --size 128 --out '/a b'",
                Objects.requireNonNull(people.export().orderProperty().get()).command());
        for (String folder : List.of("C:\\Users\\me\\p", "it's \"here\"", "/plain-1/x_y.z")) {
            people.export().change(o -> o.withFolder(folder));
            String command = Objects.requireNonNull(
                            people.export().orderProperty().get())
                    .command();
            assertEquals(
                    folder,
                    ArgumentLine.split(command).getLast(),
                    "the program's own command line takes it: " + command);
        }
        people.export().change(o -> o.withFolder(""));
        people.choose(PeopleSet.SHIFTED);
        people.choose(ImageFrame.ALIGNED);
        people.setSeed(4);
        assertEquals(
                "people --set shifted --frame aligned --count %d --seed 4 --size 128 --out DIR"
                        .formatted(PeopleSet.SHIFTED.count()),
                Objects.requireNonNull(people.export().orderProperty().get()).command(),
                "what is browsed is exported, into a folder of its own");
        people.export().cancel();
        assertEquals(
                PeopleExport.Stage.CLOSED, people.export().stateProperty().get().stage());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
