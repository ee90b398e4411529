package org.inversight.ui.fake;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.inversight.blind.Dealer;
import org.inversight.blind.Deck;
import org.inversight.blind.Question;
import org.inversight.blind.Stock;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.metric.ClassScores;
import org.inversight.run.Snapshot;

/**
 * Questions about what a fake run shows. Evaluator A is always right; evaluator B always says "same", and takes the class
 * of the smallest index in a line-up.
 */
final class FakeDeck {

    private static final int CLASSES = 10;
    private static final int EACH = 6;

    private FakeDeck() {}

    static Deck of(Snapshot snapshot, boolean people, long seed, Set<Integer> before) {
        Images like = snapshot.images();
        float[] pixels = new float[CLASSES * EACH * like.stride()];
        IntStream.range(0, CLASSES * EACH).parallel().forEach(i -> {
            long which = 5000L + i / CLASSES;
            float[] one =
                    people ? FakePeople.goal(i % CLASSES, which) : Drawings.numeral(i % CLASSES, which, like.width());
            System.arraycopy(one, 0, pixels, i * like.stride(), like.stride());
        });
        LabelledImages pool = new LabelledImages(
                new Images(CLASSES * EACH, like.channels(), like.height(), like.width(), pixels),
                IntStream.range(0, CLASSES * EACH).map(i -> i % CLASSES).toArray());
        LabelledImages none = pool.select(new int[0]);
        Stock stock = new Stock(like, snapshot.verdicts(), pool, none, k -> List.of(), before);
        Deck deck = Dealer.deal(stock, seed, snapshot.step());
        int count = deck.questions().size();
        float[][] right = new float[count][CLASSES];
        boolean[][] named = new boolean[count][CLASSES];
        float[][] falling = new float[count][CLASSES];
        boolean[][] everything = new boolean[count][CLASSES];
        for (int i = 0; i < count; i++) {
            int truth = deck.questions().get(i).truth();
            if (truth != Question.NONE) {
                right[i][truth] = 1;
                named[i][truth] = true;
            }
            for (int k = 0; k < CLASSES; k++) {
                falling[i][k] = -k;
            }
            Arrays.fill(everything[i], true);
        }
        return deck.answered(
                List.of(
                        new ClassScores("evaluator A", right, named, false),
                        new ClassScores("evaluator B", falling, everything, false)),
                false);
    }
}
