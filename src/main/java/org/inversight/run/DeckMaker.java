package org.inversight.run;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Set;
import org.inversight.blind.Dealer;
import org.inversight.blind.Deck;
import org.inversight.blind.RateTable;
import org.inversight.blind.Stock;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Engine;
import org.inversight.loading.Materials;
import org.inversight.metric.ClassScores;
import org.inversight.metric.HeldOut;
import org.inversight.metric.SimilarClasses;

/** Makes the questions of a blind panel from what a run has loaded. Used on the optimiser thread only. */
final class DeckMaker {

    /** Held-out images of a person that are drawn. */
    private static final int DRAWN = 2;

    private DeckMaker() {}

    /**
     * Questions about the images of a snapshot, with everybody's answers.
     *
     * @param before images whose truth the viewer knows
     * @throws IllegalArgumentException if there are no private images, or too few
     */
    static Deck of(Engine engine, Materials materials, Snapshot snapshot, long seed, Set<Integer> before) {
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
                    similar::to,
                    before);
            Deck deck = Dealer.deal(stock, seed, snapshot.step());
            List<ClassScores> all = ClassScores.all(
                    scope,
                    deck.shown(),
                    materials.target(),
                    materials.evaluators(),
                    materials.recognition(),
                    Set.of(RateTable.VIEWER));
            return deck.answered(all, stock.holdsOut());
        }
    }

    /** Further images of the people that this program draws; none of anybody else. */
    static LabelledImages heldOut(LabelledImages pool, List<String> classes, long seed) {
        return HeldOut.drawn(pool, classes, DRAWN * (int) Math.floorMod(seed, 10L), DRAWN);
    }
}
