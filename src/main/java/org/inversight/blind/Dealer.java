package org.inversight.blind;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.inversight.data.Images;
import org.inversight.engine.Noise;

/**
 * Makes a deck. Real images and reconstructions are both right and wrong, in random order, so that neither how an image
 * looks nor where it stands says what the answer is.
 */
public final class Dealer {

    /** Questions of a kind, where there are images for them. */
    private static final int EACH = 3;

    /** Line-ups. */
    private static final int LINE_UPS = 6;

    private static final long STREAM = 0x6a75646765L;

    private final Stock stock;
    private final Random random;
    private final List<Question> questions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Which class is asked next, so that all attacked ones have their turn. */
    private final Deque<Integer> turns = new ArrayDeque<>();

    private Dealer(Stock stock, long seed) {
        this.stock = stock;
        this.random = Random.from(Noise.keyed(seed, STREAM));
    }

    /**
     * {@return a deck without answers}
     *
     * @param stock what it is made from
     * @param seed of everything random; equal seeds give equal decks
     * @param step of the reconstructions
     * @throws IllegalArgumentException if there are too few private images
     */
    public static Deck deal(Stock stock, long seed, int step) {
        if (stock.classes().size() < 2 || stock.attacked().isEmpty()) {
            throw new IllegalArgumentException(
                    "The questions take five private images each of an attacked class and of another one; give more of them with --private.");
        }
        return new Dealer(stock, seed).deal(seed, step);
    }

    private Deck deal(long seed, int step) {
        List<Integer> made = shuffled(stock.made(Stock.Standing.CLEAR));
        List<Integer> disputed = shuffled(stock.made(Stock.Standing.DISPUTED));
        List<Integer> wrong = shuffled(stock.made(Stock.Standing.FALSE));
        boolean byOneWord = made.isEmpty() && wrong.size() < EACH && !disputed.isEmpty();
        if (byOneWord) {
            wrong.addAll(disputed);
        } else if (!disputed.isEmpty()) {
            notes.add("%d of the run's images are in no question of same or not: the evaluators disagree about them."
                    .formatted(disputed.size()));
        }
        int unknown = stock.made(Stock.Standing.UNKNOWN).size();
        if (unknown > 0) {
            notes.add("%d of the run's images are in no question of same or not: nobody takes them for their class."
                    .formatted(unknown));
        }
        if (stock.seenBefore() > 0) {
            notes.add("%d of the run's images are in no question: an earlier panel has shown what they are."
                    .formatted(stock.seenBefore()));
        }
        List<Integer> own = made.subList(0, Math.min(EACH, (made.size() + 1) / 2));
        List<Integer> fooling = wrong.subList(0, Math.min(EACH, wrong.size()));
        List<Integer> others =
                made.subList(own.size(), own.size() + Math.min(EACH - fooling.size(), made.size() - own.size()));
        own.forEach(this::reconstruction);
        others.forEach(this::otherReconstruction);
        fooling.forEach(this::falsePositive);
        for (int i = 0; i < EACH; i++) {
            decoy(turn());
        }
        // whoever always says the same is right half the time
        for (int i = own.size(); i < EACH + fooling.size() + others.size(); i++) {
            genuine(turn());
        }
        Collections.shuffle(questions, random);
        if (stock.classes().size() >= Question.SIX) {
            lineUps(Stream.of(own, others, fooling).flatMap(List::stream).toList());
        } else {
            notes.add("A line-up takes six classes with five private images each.");
        }
        notes.addFirst(falsePositives(fooling.size(), others.size(), byOneWord));
        notes.add(
                stock.holdsOut()
                        ? "Real images in question are held out: no model learnt from them."
                        : "Real images in question are private images that the target may have learnt from, none of them among the four beside it. A verifier compares with the mean of these very images, so it is not asked about those of the class.");
        if (stock.ordered(stock.attacked().getFirst())) {
            notes.add(
                    "Decoys and the others of a line-up are among the most similar classes, by the verifier where one knows them, else by an evaluator's features.");
        }
        return new Deck(seed, step, questions, Map.of(), notes);
    }

    private static String falsePositives(int fooling, int others, boolean byOneWord) {
        if (byOneWord) {
            return "The target takes images of this step for their class that the evaluator with a reject class does not; they count as false positives by its word, so it is right about them by definition.";
        }
        return fooling > 0
                ? "A plain false positive is an image that the target takes for the class and no evaluator does, so the evaluators are right about it by definition, and the target is wrong."
                : "No image of this step is a plain false positive: the target takes none for its class that no evaluator takes%s."
                        .formatted(others > 0 ? "; reconstructions of other classes stand in for them" : "");
    }

    /** Whom an image was made for can be asked of every image; those that were not shown yet come first. */
    private void lineUps(List<Integer> shown) {
        List<Integer> all = shuffled(stock.made());
        all.sort(Comparator.comparing(shown::contains));
        all.subList(0, Math.min(LINE_UPS, all.size())).forEach(this::lineUp);
    }

    private void reconstruction(int image) {
        int asked = stock.attacked(image);
        sameOrNot(Kind.RECONSTRUCTION, image, asked, asked, stock.reconstruction(image), beside(asked));
    }

    private void falsePositive(int image) {
        int asked = stock.attacked(image);
        sameOrNot(Kind.FALSE_POSITIVE, image, asked, Question.NONE, stock.reconstruction(image), beside(asked));
    }

    private void otherReconstruction(int image) {
        int truth = stock.attacked(image);
        int asked = near(truth);
        sameOrNot(Kind.OTHER_RECONSTRUCTION, image, asked, truth, stock.reconstruction(image), beside(asked));
    }

    private void genuine(int asked) {
        List<Integer> own = shuffled(Arrays.stream(stock.own(asked)).boxed().toList());
        int[] four = positions(own.subList(0, Question.FOUR));
        sameOrNot(
                Kind.GENUINE,
                Question.NONE,
                asked,
                asked,
                real(asked, own.subList(Question.FOUR, own.size())),
                stock.pool(four));
    }

    private void decoy(int asked) {
        int truth = near(asked);
        List<Integer> own = Arrays.stream(stock.own(truth)).boxed().toList();
        sameOrNot(Kind.DECOY, Question.NONE, asked, truth, real(truth, own), beside(asked));
    }

    private void sameOrNot(Kind kind, int image, int asked, int truth, Images shown, Images beside) {
        int right = asked == truth ? Question.SAME : Question.NOT;
        questions.add(new Question(kind, image, asked, truth, shown, beside, List.of(), right));
    }

    private void lineUp(int image) {
        int asked = stock.attacked(image);
        List<Integer> others = stock.others(asked);
        if (!stock.ordered(asked)) {
            Collections.shuffle(others, random);
        }
        List<Integer> six = new ArrayList<>(others.subList(0, Question.SIX - 1));
        six.add(asked);
        Collections.shuffle(six, random);
        int[] shown = six.stream().mapToInt(k -> any(stock.own(k))).toArray();
        questions.add(new Question(
                Kind.LINE_UP,
                image,
                asked,
                asked,
                stock.reconstruction(image),
                stock.pool(shown),
                six,
                six.indexOf(asked)));
    }

    /** A real image of a class: held out where there is one, else one of these. */
    private Images real(int classIndex, List<Integer> candidates) {
        int[] heldOut = stock.heldOut(classIndex);
        return heldOut.length > 0
                ? stock.heldOutImage(any(heldOut))
                : stock.pool(candidates.get(random.nextInt(candidates.size())));
    }

    private Images beside(int classIndex) {
        List<Integer> own =
                shuffled(Arrays.stream(stock.own(classIndex)).boxed().toList());
        return stock.pool(positions(own.subList(0, Question.FOUR)));
    }

    /** Another class: one of the most similar ones where somebody can say. */
    private int near(int classIndex) {
        List<Integer> others = stock.others(classIndex);
        int among = stock.ordered(classIndex) ? Math.min(Question.SIX - 1, others.size()) : others.size();
        return others.get(random.nextInt(among));
    }

    private int turn() {
        if (turns.isEmpty()) {
            turns.addAll(shuffled(stock.attacked()));
        }
        return turns.pop();
    }

    private int any(int[] positions) {
        return positions[random.nextInt(positions.length)];
    }

    private List<Integer> shuffled(List<Integer> values) {
        List<Integer> all = new ArrayList<>(values);
        Collections.shuffle(all, random);
        return all;
    }

    private static int[] positions(List<Integer> values) {
        return values.stream().mapToInt(i -> i).toArray();
    }
}
