package org.inversight.blind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.metric.ClassScores;
import org.inversight.metric.Prediction;
import org.inversight.metric.Verdict;
import org.junit.jupiter.api.Test;

/** Decks of images whose first value is their class, in hundredths, whose second tells them apart, and third their source. */
class DealerTest {

    private static final float MADE = 0.5f;
    private static final float HELD_OUT = 1;
    private static final int CLASSES = 9;
    private static final int EACH = 6;

    private static LabelledImages real(int classes, int each, float source) {
        float[] pixels = new float[3 * classes * each];
        int[] labels = new int[classes * each];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % classes;
            pixels[3 * i] = labels[i] / 100f;
            pixels[3 * i + 1] = i / classes / 100f;
            pixels[3 * i + 2] = source;
        }
        return new LabelledImages(new Images(labels.length, 1, 1, 3, pixels), labels);
    }

    private static final LabelledImages NONE = real(CLASSES, 0, 0);

    /** Two images of each class; those of the last classes are false positives. */
    private static Stock stock(int wrong, LabelledImages heldOut, IntFunction<List<Integer>> similar) {
        return stock(wrong, 0, heldOut, similar);
    }

    /** @param disputed so many classes before the false positives are taken by one evaluator only */
    private static Stock stock(int wrong, int disputed, LabelledImages heldOut, IntFunction<List<Integer>> similar) {
        LabelledImages made = real(CLASSES, 2, MADE);
        List<Verdict> verdicts = new ArrayList<>();
        for (int label : made.labels()) {
            boolean accepted = label < CLASSES - wrong;
            verdicts.add(new Verdict(
                    label,
                    0,
                    new Prediction(0.9, Integer.toString(label), true),
                    List.of(
                            new Prediction(0.1, "none", false),
                            new Prediction(accepted ? 0.8 : 0.1, accepted ? "" + label : "none", accepted)),
                    label >= CLASSES - wrong - disputed,
                    null,
                    List.of()));
        }
        return new Stock(made.images(), verdicts, real(CLASSES, EACH, 0), heldOut, similar, Set.of());
    }

    private static Stock plain() {
        return stock(2, NONE, k -> List.of());
    }

    private static Map<Kind, Long> counts(Deck deck) {
        return deck.questions().stream().collect(Collectors.groupingBy(Question::kind, Collectors.counting()));
    }

    private static int classOf(Images images, int position) {
        return Math.round(100 * images.pixels()[position * images.stride()]);
    }

    private static float source(Question question) {
        return question.shown().pixels()[2];
    }

    @Test
    void theSeedDecidesEverything() {
        assertEquals(Dealer.deal(plain(), 3, 40), Dealer.deal(plain(), 3, 40));
        assertNotEquals(
                Dealer.deal(plain(), 3, 40).questions(),
                Dealer.deal(plain(), 4, 40).questions());
    }

    @Test
    void eachKindIsWhatItSaysAndHasItsRightAnswer() {
        for (int seed = 0; seed < 20; seed++) {
            Deck deck = Dealer.deal(plain(), seed, 40);
            assertEquals(
                    Map.of(
                            Kind.RECONSTRUCTION,
                            3L,
                            Kind.GENUINE,
                            3L,
                            Kind.DECOY,
                            3L,
                            Kind.FALSE_POSITIVE,
                            3L,
                            Kind.LINE_UP,
                            6L),
                    counts(deck));
            for (Question question : deck.questions().subList(0, 12)) {
                int shown = classOf(question.shown(), 0);
                boolean same = question.kind() == Kind.RECONSTRUCTION || question.kind() == Kind.GENUINE;
                assertEquals(same ? Question.SAME : Question.NOT, question.right());
                assertEquals(question.kind() == Kind.DECOY, shown != question.asked());
                boolean made = question.kind() == Kind.RECONSTRUCTION || question.kind() == Kind.FALSE_POSITIVE;
                assertEquals(made ? MADE : 0, source(question));
                assertEquals(question.kind() == Kind.FALSE_POSITIVE, question.truth() == Question.NONE);
                assertEquals(question.kind() == Kind.FALSE_POSITIVE, made && question.asked() >= CLASSES - 2);
                Set<Float> beside = new HashSet<>();
                for (int i = 0; i < Question.FOUR; i++) {
                    assertEquals(question.asked(), classOf(question.beside(), i));
                    beside.add(question.beside().pixels()[3 * i + 1]);
                }
                assertEquals(Question.FOUR, beside.size(), "four different ones");
                if (question.kind() == Kind.GENUINE) {
                    assertFalse(beside.contains(question.shown().pixels()[1]), "nor the one in question");
                }
            }
        }
    }

    @Test
    void neitherOrderNorLookTellsTheAnswer() {
        Set<List<Integer>> orders = new HashSet<>();
        Set<Integer> places = new TreeSet<>();
        for (int seed = 0; seed < 30; seed++) {
            List<Question> all = Dealer.deal(plain(), seed, 40).questions();
            orders.add(all.subList(0, 12).stream().map(Question::right).toList());
            all.subList(12, 18).forEach(question -> places.add(question.right()));
            for (float source : new float[] {0, MADE}) {
                assertEquals(
                        3,
                        all.subList(0, 12).stream()
                                .filter(q -> source(q) == source && q.right() == Question.SAME)
                                .count());
                assertEquals(
                        3,
                        all.subList(0, 12).stream()
                                .filter(q -> source(q) == source && q.right() == Question.NOT)
                                .count());
            }
        }
        assertTrue(orders.size() > 25, "orders: " + orders.size());
        assertEquals(Set.of(0, 1, 2, 3, 4, 5), places);
    }

    @Test
    void withoutFalsePositivesReconstructionsOfOthersStandInAndItIsSaid() {
        Deck deck = Dealer.deal(stock(0, NONE, k -> List.of()), 1, 40);
        assertEquals(3L, counts(deck).get(Kind.OTHER_RECONSTRUCTION));
        assertFalse(counts(deck).containsKey(Kind.FALSE_POSITIVE));
        assertTrue(deck.notes().getFirst().startsWith("No image of this step is a plain false positive"));
        for (Question question : deck.questions()) {
            if (question.kind() == Kind.OTHER_RECONSTRUCTION) {
                assertEquals(MADE, source(question));
                assertEquals(classOf(question.shown(), 0), question.truth());
                assertNotEquals(question.truth(), question.asked());
                assertEquals(Question.NOT, question.right());
            }
        }
        assertTrue(Dealer.deal(plain(), 1, 40).notes().getFirst().contains("by definition"));
    }

    @Test
    void whatEvaluatorsDisagreeAboutIsLeftOutAsLongAsThereIsAnythingElse() {
        for (int seed = 0; seed < 10; seed++) {
            Deck deck = Dealer.deal(stock(1, 4, NONE, k -> List.of()), seed, 40);
            for (Question question : deck.questions()) {
                if (source(question) == MADE && !question.kind().lineUp()) {
                    int shown = classOf(question.shown(), 0);
                    assertTrue(shown < CLASSES - 5 || shown == CLASSES - 1, "class " + shown);
                }
            }
            assertTrue(
                    deck.notes().get(1).startsWith("8 of the run's images"),
                    deck.notes().toString());
        }
        Deck nothingElse = Dealer.deal(stock(1, 8, NONE, k -> List.of()), 1, 40);
        assertEquals(3L, counts(nothingElse).get(Kind.FALSE_POSITIVE), "two plain ones, and one by one word");
        assertEquals(6L, counts(nothingElse).get(Kind.GENUINE), "always saying the same is right half the time");
        assertEquals(6L, counts(nothingElse).get(Kind.LINE_UP));
        assertTrue(nothingElse.notes().getFirst().contains("by its word"));
    }

    @Test
    void lineUpsAndDecoysAreOfTheMostSimilarWhereSomebodyCanSay() {
        IntFunction<List<Integer>> similar = k ->
                IntStream.range(1, CLASSES).map(i -> (k + i) % CLASSES).boxed().toList();
        assertTrue(
                Dealer.deal(stock(2, NONE, similar), 0, 40).notes().toString().contains("most similar"));
        for (int seed = 0; seed < 10; seed++) {
            for (Question question :
                    Dealer.deal(stock(2, NONE, similar), seed, 40).questions()) {
                if (question.kind().lineUp()) {
                    assertEquals(6, new HashSet<>(question.classes()).size());
                    assertEquals(question.asked(), question.classes().get(question.right()));
                    for (int i = 0; i < Question.SIX; i++) {
                        int candidate = question.classes().get(i);
                        assertEquals(candidate, classOf(question.beside(), i));
                        assertTrue(Math.floorMod(candidate - question.asked(), CLASSES) <= 5, "one of the nearest");
                    }
                } else if (question.kind() == Kind.DECOY) {
                    assertTrue(Math.floorMod(question.truth() - question.asked(), CLASSES) <= 5);
                }
            }
        }
    }

    @Test
    void realImagesInQuestionAreHeldOutWhereThereAreSome() {
        Deck deck = Dealer.deal(stock(2, real(CLASSES, 2, HELD_OUT), k -> List.of()), 1, 40);
        for (Question question : deck.questions()) {
            if (question.kind() == Kind.GENUINE || question.kind() == Kind.DECOY) {
                assertEquals(HELD_OUT, source(question));
                assertEquals(question.truth(), classOf(question.shown(), 0));
            }
            assertEquals(0, question.beside().pixels()[2], "never beside it");
        }
        assertTrue(deck.notes().toString().contains("held out"));
        assertFalse(deck.notes().toString().contains("most similar"), "nobody can say");
    }

    @Test
    void allImagesHaveOneForm() {
        Images large = new Images(2, 3, 8, 8, new float[2 * 3 * 64]);
        LabelledImages pool =
                new LabelledImages(new Images(10, 1, 4, 4, new float[160]), new int[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1});
        Verdict verdict = new Verdict(0, 0, new Prediction(1, "0", true), List.of(), false, null, List.of());
        Deck deck = Dealer.deal(
                new Stock(large, List.of(verdict, verdict), pool, pool.select(new int[0]), k -> List.of(), Set.of()),
                0,
                1);
        for (Question question : deck.questions()) {
            for (Images images : List.of(question.shown(), question.beside())) {
                assertEquals(List.of(1, 4, 4), List.of(images.channels(), images.height(), images.width()));
            }
        }
        assertFalse(counts(deck).containsKey(Kind.LINE_UP), "two classes are no line-up");
        assertTrue(deck.notes().toString().contains("six classes"));
        assertEquals(deck.questions().size(), deck.shown().count());
    }

    /** Whether noise shows a person is no question. */
    @Test
    void whatNobodyTakesIsInNoQuestionOfSameOrNot() {
        LabelledImages made = real(CLASSES, 2, MADE);
        List<Verdict> verdicts = Arrays.stream(made.labels())
                .mapToObj(label -> new Verdict(
                        label,
                        0,
                        new Prediction(0.1, "0", label == 0),
                        List.of(new Prediction(0.1, "none", label == 0)),
                        false,
                        null,
                        List.of()))
                .toList();
        Stock stock = new Stock(made.images(), verdicts, real(CLASSES, EACH, 0), NONE, k -> List.of(), Set.of());
        Deck deck = Dealer.deal(stock, 1, 0);
        List<Question> shown = deck.questions().stream()
                .filter(q -> !q.kind().lineUp() && q.image() != Question.NONE)
                .toList();
        assertFalse(shown.isEmpty());
        shown.forEach(question ->
                assertEquals(0, classOf(question.shown(), 0), question.kind().title()));
        assertTrue(
                deck.notes().toString().contains("16 of the run's images are in no question of same or not: nobody"));
    }

    @Test
    void whatWasUnveiledIsNotAskedAgain() {
        Set<Integer> before = Set.of(0, 1, 2, 3, 4, 5);
        LabelledImages made = real(CLASSES, 2, MADE);
        List<Verdict> verdicts = Arrays.stream(made.labels())
                .mapToObj(label ->
                        new Verdict(label, 0, new Prediction(0.9, "" + label, true), List.of(), false, null, List.of()))
                .toList();
        for (int seed = 0; seed < 20; seed++) {
            Deck deck = Dealer.deal(
                    new Stock(made.images(), verdicts, real(CLASSES, EACH, 0), NONE, k -> List.of(), before), seed, 4);
            deck.questions().forEach(question -> assertFalse(before.contains(question.image())));
            assertTrue(deck.notes().toString().contains("6 of the run's images are in no question: an earlier panel"));
        }
    }

    @Test
    void tooFewPrivateImagesAreRefused() {
        Verdict verdict = new Verdict(0, 0, new Prediction(1, "0", true), List.of(), false, null, List.of());
        Stock few =
                new Stock(real(1, 1, MADE).images(), List.of(verdict), real(8, 4, 0), NONE, k -> List.of(), Set.of());
        var refused = assertThrows(IllegalArgumentException.class, () -> Dealer.deal(few, 0, 1));
        assertTrue(String.valueOf(refused.getMessage()).contains("five private images"));
    }

    @Test
    void evaluatorsAnswerTheSameQuestions() {
        Deck deck = Dealer.deal(plain(), 2, 40);
        int count = deck.questions().size();
        float[][] scores = new float[count][CLASSES];
        boolean[][] accepts = new boolean[count][CLASSES];
        float[][] unknown = new float[count][CLASSES];
        for (int i = 0; i < count; i++) {
            int shown = classOf(deck.shown(), i);
            scores[i][shown] = 1;
            accepts[i][shown] = true;
            Arrays.fill(unknown[i], Float.NaN);
        }
        Deck answered = deck.answered(
                List.of(
                        new ClassScores("sees", scores, accepts, false),
                        new ClassScores("compares", scores, accepts, true),
                        new ClassScores("knows none", unknown, new boolean[count][CLASSES], false)),
                false);
        for (int i = 0; i < count; i++) {
            Question question = deck.questions().get(i);
            int wanted = question.kind() == Kind.FALSE_POSITIVE ? Question.SAME : question.right();
            assertEquals(wanted, said(answered, "sees").get(i));
            assertEquals(Question.NONE, said(answered, "knows none").get(i), "who does not know has no answer");
            boolean own = question.kind() == Kind.GENUINE;
            assertEquals(
                    own ? Question.NONE : wanted, said(answered, "compares").get(i), "the very image is in its mean");
        }
    }

    private static List<Integer> said(Deck deck, String name) {
        return Objects.requireNonNull(deck.answers().get(name));
    }
}
