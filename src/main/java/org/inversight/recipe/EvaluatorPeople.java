package org.inversight.recipe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.inversight.data.ImageUnion;
import org.inversight.data.StoredImages;
import org.inversight.people.Identity;
import org.inversight.people.ImageFrame;
import org.inversight.people.Population;
import org.inversight.people.PortraitFile;
import org.inversight.people.PortraitSet;
import org.inversight.train.Labelled;

/** People drawn for one evaluator alone, of both populations or of one; nobody of them is in any other set. */
enum EvaluatorPeople {
    /** Whom a verifier learns from. */
    VERIFIER_LEARNT(100),
    /** On whom its threshold is found. */
    VERIFIER_OTHERS(102),
    /** Whom an attribute reader learns from. */
    READER_LEARNT(104),
    /** On whom it is measured. */
    READER_TEST(106),
    /** Who an evaluator has to say that it does not know. */
    HELD_OUT(108),
    /** On whom that is measured. */
    HELD_OUT_TEST(110),
    /** Among whom a verifier has to find who is attacked; of the usual population alone, as the private people. */
    STRANGERS(112),
    /** On whom an evaluator's readiness to say so is set. */
    HELD_OUT_CHOICE(114);

    private final int stream;

    EvaluatorPeople(int stream) {
        this.stream = stream;
    }

    /**
     * The people; their images are drawn if they are not there yet.
     *
     * @param people how many, rounded up to an even number
     * @param images of each
     */
    Group draw(StageContext context, int people, int images) throws IOException {
        int half = (people + 1) / 2;
        PortraitSet usual = set(context, Population.standard(), stream, half, images);
        PortraitSet shifted = set(context, Population.shifted(), stream + 1, half, images);
        int count = half * images;
        int[] labels = IntStream.range(0, 2 * count)
                .map(i -> i < count ? i % half : half + (i - count) % half)
                .toArray();
        List<Identity> persons = new ArrayList<>();
        for (PortraitSet set : List.of(usual, shifted)) {
            for (int i = 0; i < half; i++) {
                persons.add(set.person(i));
            }
        }
        return new Group(
                new Labelled(new ImageUnion(stored(context, usual), stored(context, shifted)), labels), persons);
    }

    /** One image each of people of the usual population alone. */
    StoredImages usual(StageContext context, int people) throws IOException {
        return stored(context, set(context, Population.standard(), stream, people, 1));
    }

    private static PortraitSet set(StageContext context, Population population, int stream, int people, int images) {
        Recipe.People plan = Objects.requireNonNull(context.recipe().people());
        return new PortraitSet(
                population, ImageFrame.named(plan.frame()), stream, plan.seed(), people, people * images);
    }

    private StoredImages stored(StageContext context, PortraitSet set) throws IOException {
        String name = "%s-%s.idx"
                .formatted(
                        name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        set.population().name());
        return new PortraitFile(
                        set,
                        context.recipe().side(),
                        context.work().resolve("people").resolve(name))
                .images(context.progress());
    }

    /**
     * People with their images.
     *
     * @param images labelled with the position of who they show
     * @param persons everybody; the first half is of the usual population
     */
    record Group(Labelled images, List<Identity> persons) {

        Group {
            persons = List.copyOf(persons);
        }
    }
}
