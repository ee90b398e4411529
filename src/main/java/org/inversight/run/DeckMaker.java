package org.inversight.run;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.IntStream;
import org.inversight.blind.Dealer;
import org.inversight.blind.Deck;
import org.inversight.blind.Stock;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Engine;
import org.inversight.loading.Materials;
import org.inversight.metric.ClassScores;
import org.inversight.metric.SimilarClasses;
import org.inversight.people.ImageFrame;
import org.inversight.people.Names;
import org.inversight.people.PeopleSet;
import org.inversight.people.PortraitSet;

/** Makes the questions of a blind panel from what a run has loaded. Used on the optimiser thread only. */
final class DeckMaker {

    /** Images of a drawn person that the samples' models learn from; whatever comes later is held out. */
    private static final int LEARNT = 100;

    /** Held-out images of a person that are drawn. */
    private static final int DRAWN = 2;

    /** Sides of drawn images, in pixels. */
    private static final int SMALLEST = 32;

    private static final int LARGEST = 512;

    /** Images of eight bits differ by no more. */
    private static final float LEVEL = 1.5f / 255;

    private DeckMaker() {}

    /**
     * Questions about the images of a snapshot, with everybody's answers.
     *
     * @throws IllegalArgumentException if there are no private images, or too few
     */
    static Deck of(Engine engine, Materials materials, Snapshot snapshot, long seed) {
        LabelledImages pool = materials.privateImages();
        if (pool == null) {
            throw new IllegalArgumentException(
                    "There are no private images to compare with; give them with --private.");
        }
        try (NDManager scope = engine.scope()) {
            SimilarClasses similar = SimilarClasses.of(scope, pool, materials.evaluators(), materials.recognition());
            Stock stock = new Stock(
                    snapshot.images(),
                    snapshot.verdicts(),
                    pool,
                    heldOut(pool, materials.target().card().classes(), seed),
                    similar::to);
            Deck deck = Dealer.deal(stock, seed, snapshot.step());
            return deck.answered(ClassScores.all(
                    scope, deck.shown(), materials.target(), materials.evaluators(), materials.recognition()));
        }
    }

    /** Further images of the people that this program draws; none of anybody else. */
    static LabelledImages heldOut(LabelledImages pool, List<String> classes, long seed) {
        Images like = pool.images();
        boolean named = !classes.isEmpty()
                && IntStream.range(0, classes.size())
                        .allMatch(i -> classes.get(i).equals(Names.of(i)));
        for (ImageFrame frame : ImageFrame.values()) {
            int people = classes.size();
            if (named
                    && people
                            == PeopleSet.PRIVATE
                                    .of(frame, 0, PeopleSet.PRIVATE.count())
                                    .people()
                    && drawn(pool, frame)) {
                int from = people * (LEARNT + DRAWN * (int) Math.floorMod(seed, 10L));
                PortraitSet set = PeopleSet.PRIVATE.of(frame, 0, from + people * DRAWN);
                float[] pixels = new float[people * DRAWN * like.stride()];
                IntStream.range(0, people * DRAWN).parallel().forEach(i -> {
                    float[] one = set.image(from + i, like.width()).pixels();
                    System.arraycopy(one, 0, pixels, i * like.stride(), like.stride());
                });
                return new LabelledImages(
                        new Images(people * DRAWN, like.channels(), like.height(), like.width(), pixels),
                        IntStream.range(0, people * DRAWN).map(set::personOf).toArray());
            }
        }
        return new LabelledImages(
                new Images(0, like.channels(), like.height(), like.width(), new float[0]), new int[0]);
    }

    /** Whether the first private image of the first person is the one that the program draws. */
    private static boolean drawn(LabelledImages pool, ImageFrame frame) {
        int[] first = pool.positions(k -> k == 0);
        Images like = pool.images();
        boolean drawable = like.width() >= SMALLEST && like.width() <= LARGEST;
        if (first.length == 0 || !drawable || like.channels() != 3 || like.width() != like.height()) {
            return false;
        }
        float[] known = like.image(first[0]);
        float[] own = PeopleSet.PRIVATE.of(frame, 0, 1).image(0, like.width()).pixels();
        for (int i = 0; i < own.length; i++) {
            if (Math.abs(own[i] - known[i]) > LEVEL) {
                return false;
            }
        }
        return true;
    }
}
