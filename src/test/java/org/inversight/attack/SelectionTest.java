package org.inversight.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.inversight.catalog.Values;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.experiment.Catalogue;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.Reference;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.inversight.model.Access;
import org.inversight.model.Classifier;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.inversight.query.DefenceType;
import org.inversight.query.Oracle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rule against torch's warps and softmax (reference/selection.py), and the order it gives. */
class SelectionTest {

    private static final Reference PYTHON = Reference.read("selection.json");
    private static final List<Integer> TARGETS = List.of(1, 2);
    private static final int RESTARTS = 3;
    private static final int CHANGES = 15;

    private Engine engine;
    private NDManager scope;
    private Classifier target;
    private NDArray images;

    /** Four classes, linear in the pixels. */
    @BeforeEach
    void start() {
        engine = TestEngine.start();
        scope = engine.scope();
        NDArray weights = grid(new Shape(1024, 4), 5.2).mul(scope.create(3f));
        ModelCard card = TestModels.card("linear", ModelKind.CLASSIFIER, Outputs.LOGITS, 4, 0, 0);
        target = new Classifier(
                card,
                Networks.of(x -> new NDList(x.reshape(x.getShape().get(0), 1024).matMul(weights))));
        images = grid(new Shape(6, 1, 32, 32), 0.3);
    }

    @AfterEach
    void stop() {
        Autograd.record(false);
        scope.close();
        engine.close();
    }

    private NDArray grid(Shape shape, double shift) {
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.5 + 0.5 * Math.sin(1.7 * i + shift));
        }
        return scope.create(values, shape);
    }

    private Oracle oracle(Access access) {
        List<DefenceType> defences = Catalogue.standard().defences();
        Values values = Values.of(
                defences.stream().flatMap(d -> d.parameters().stream()).toList(), Map.of());
        return new Oracle(target, access, defences, values, 0);
    }

    private static void near(String path, Ranking ranking, double tolerance) {
        double[] scores =
                ranking.scores().stream().mapToDouble(Double::doubleValue).toArray();
        assertArrayEquals(PYTHON.numbers(path), scores, tolerance);
    }

    @Test
    void whoKnowsTheWeightsRanksByTheMeanProbability() {
        Ranking ranking = Selection.knowing(target, TARGETS, RESTARTS).rank(images);
        near("/probability", ranking, 1e-4);
        assertEquals(0, ranking.queries());
        assertEquals(List.of(2, 1, 0), ranking.order(0));
        assertEquals(List.of(0, 1, 2), ranking.order(1));
    }

    @Test
    void whoAsksForScoresRanksByTheSameAndPaysForIt() {
        Oracle oracle = oracle(Access.SCORES);
        Ranking ranking =
                Selection.asking(oracle, Access.SCORES, TARGETS, RESTARTS).rank(images);
        near("/probability", ranking, 1e-4);
        assertEquals(6 * CHANGES, ranking.queries());
        assertEquals(6 * CHANGES, oracle.queries());
    }

    @Test
    void whoAsksForLabelsRanksByTheShareOfThem() {
        Oracle oracle = oracle(Access.LABELS);
        Ranking ranking =
                Selection.asking(oracle, Access.LABELS, TARGETS, RESTARTS).rank(images);
        near("/share", ranking, 1e-9);
        assertEquals(6 * CHANGES, ranking.queries());
        assertEquals(6 * CHANGES, oracle.queries());
        assertTrue(ranking.rule().startsWith("Share of 15 small changes"));
    }

    @Test
    void rankingLeavesTheImagesAndTheEngineAsTheyWere() {
        float[] before = images.toFloatArray();
        Selection selection = Selection.knowing(target, TARGETS, RESTARTS);
        selection.rank(images);
        int arrays = engine.managedArrays();
        selection.rank(images);
        assertEquals(arrays, engine.managedArrays());
        assertArrayEquals(before, images.toFloatArray());
    }

    @Test
    void bestMedianAndWorstAreTakenFromEachClass() {
        Ranking odd = new Ranking("", 5, List.of(.1, .5, .3, .2, .4, .9, .1, .9, .2, .8), 0);
        assertEquals(2, odd.targets());
        assertEquals(List.of(1, 4, 2, 3, 0), odd.order(0));
        assertEquals(List.of(0, 2, 4, 3, 1), odd.order(1), "equal ones in the order of restarts");
        assertArrayEquals(new int[] {1, 5}, odd.ranked(0));
        assertArrayEquals(new int[] {2, 9}, odd.ranked(odd.median()));
        assertArrayEquals(new int[] {0, 6}, odd.ranked(4));
        assertArrayEquals(new int[] {1, 4, 2, 3, 0, 5, 7, 9, 8, 6}, odd.all());
        Ranking even = new Ranking("", 4, List.of(.1, .5, .3, .2), 0);
        assertArrayEquals(new int[] {2}, even.ranked(even.median()), "the better of the middle two");
    }

    @Test
    void whatIsNoNumberIsLast() {
        Ranking ranking = new Ranking("by score", 3, List.of(0.2, Double.NaN, 0.7), 0);
        assertEquals(List.of(2, 0, 1), ranking.order(0));
    }
}
