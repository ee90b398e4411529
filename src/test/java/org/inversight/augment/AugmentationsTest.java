package org.inversight.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inversight.catalog.Values;
import org.inversight.data.Panel;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.Reference;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.inversight.loss.CrossEntropyLoss;
import org.inversight.loss.FeatureReference;
import org.inversight.loss.IdentityLoss;
import org.inversight.loss.LomLoss;
import org.inversight.loss.MaxMarginLoss;
import org.inversight.loss.PoincareLoss;
import org.inversight.model.Classifier;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Students, their weights and random views against Python's PyTorch (reference/augmented.py), which
 * was written from the specification and gets the same random views.
 */
class AugmentationsTest {

    private static final Reference PYTHON = Reference.read("augmented.json");
    private static final Shape IMAGES = new Shape(3, 1, 32, 32);

    private Engine engine;
    private NDManager scope;
    private Classifier target;
    private Classifier first;
    private Classifier second;
    private NDArray labels;

    @BeforeEach
    void start() {
        engine = TestEngine.start();
        scope = engine.scope();
        target = Networks.target();
        first = Networks.logitsOnly();
        second = Networks.other();
        labels = scope.create(ViewDraws.LABELS);
    }

    @AfterEach
    void stop() {
        Autograd.record(false);
        List.of(target, first, second).forEach(Classifier::close);
        engine.close();
    }

    @Test
    void theRandomViewsAreThoseThatPythonWasGiven() {
        Reference draws = Reference.read("view-draws.json");
        for (int view = 0; view < 3; view++) {
            assertArrayEquals(draws.numbers("/batch/" + view), ViewDraws.batch().get(view), 1e-12);
            for (int i = 0; i < 3; i++) {
                assertArrayEquals(
                        draws.numbers("/picture/%d/%d".formatted(view, i)),
                        ViewDraws.image().get(view).get(i),
                        1e-12);
            }
        }
    }

    @Test
    void theLossesOfViewsAreAveraged() {
        agrees("losses", views(Map.of("views.count", 3)), new CrossEntropyLoss());
    }

    @Test
    void logitsMayBeAveragedBeforeTheLoss() {
        Map<String, Object> given = Map.of(
                "views.unchanged", false,
                "views.draw", "image",
                "views.combine", "logits");
        agrees("logits", views(given), new CrossEntropyLoss());
    }

    @Test
    void everyLossGoesWithViews() {
        Map<String, Object> each = Map.of("views.unchanged", false, "views.draw", "image", "views.count", 3);
        agrees("poincare", views(each), new PoincareLoss());
        Map<String, Object> one = Map.of("views.unchanged", false, "views.count", 1);
        agrees("maxMargin", views(one), new MaxMarginLoss());
    }

    @Test
    void weightsAreDividedByTheirSum() {
        agrees("weights", new StudentAugmentation(target, List.of(first, second), 2, 1, 0.5), new CrossEntropyLoss());
    }

    @Test
    void studentsAndViewsTogetherWithLom() {
        agrees("everything", both(Map.of("students.weights", "2,1,0.5")), lom());
    }

    @Test
    void aStudentOfWeightZeroIsNotAsked() {
        StudentAugmentation augmentation = new StudentAugmentation(target, List.of(first, second), 1, 0, 3);
        long before = first.calls();
        augmentation.identity(images(), labels, new CrossEntropyLoss(), 1);
        assertEquals(before, first.calls());
        assertEquals(List.of(target, second), augmentation.classifiers());
    }

    @Test
    void weightsMustBeOneEach() {
        var refused = assertThrows(IllegalArgumentException.class, () -> both(Map.of("students.weights", "1,1")));
        assertEquals(
                "students.weights gives 2 weights, and there are 3 classifiers, the target and 2 students; give one weight each, "
                        + "or equal.",
                refused.getMessage());
    }

    @Test
    void eachClassifierSeesAllViewsInOneBatch() {
        long before = target.calls() + first.calls() + second.calls();
        Augmentation augmentation = both(Map.of("views.count", 5));
        augmentation.identity(images(), labels, new CrossEntropyLoss(), 1);
        assertEquals(before + 3, target.calls() + first.calls() + second.calls());
        assertEquals(5, augmentation.views());
        assertEquals(3, augmentation.classifiers().size());
    }

    @Test
    void viewsThatChangeNothingAreAsNone() {
        Map<String, Object> off = new HashMap<>();
        ViewDraws.EVERYTHING.keySet().forEach(id -> off.put(id, 0));
        off.putAll(Map.of("views.count", 3, "views.rotation", 0, "views.crop-area", 1));
        ViewAugmentation still = new ViewAugmentation(inputs(off));
        float[] expected =
                new NoAugmentation(target).identity(images(), labels, lom(), 1).toFloatArray();
        assertArrayEquals(expected, still.identity(images(), labels, lom(), 1).toFloatArray(), 1e-6f);
    }

    @Test
    void everyStepDrawsAnewAndASecondLookDrawsTheSame() {
        Views views = Views.of(values(Map.of("views.unchanged", false)), 7);
        float[] one = views.of(images(), labels, 1).toFloatArray();
        assertArrayEquals(one, views.of(images(), labels, 1).toFloatArray());
        assertFalse(Arrays.equals(one, views.of(images(), labels, 2).toFloatArray()));
        Views other = Views.of(values(Map.of("views.unchanged", false)), 8);
        assertFalse(Arrays.equals(one, other.of(images(), labels, 1).toFloatArray()));
    }

    @Test
    void aImagesViewDoesNotDependOnWhatElseIsInTheBatch() {
        Views each = Views.of(values(Map.of("views.unchanged", false, "views.draw", "image")), 7);
        NDArray same = images().get("0:1").repeat(0, 3);
        float[] all = each.of(same, scope.create(new long[] {3, 1, 1}), 4).toFloatArray();
        float[] few =
                each.of(same.get("0:2"), scope.create(new long[] {1, 1}), 4).toFloatArray();
        int size = 1024;
        // views in rows of 3 and of 2: class 1 is last of three, and the whole of the second batch
        assertArrayEquals(Arrays.copyOfRange(all, size, 3 * size), Arrays.copyOfRange(few, 0, 2 * size));
        assertFalse(
                Arrays.equals(Arrays.copyOfRange(few, 0, size), Arrays.copyOfRange(few, size, 2 * size)),
                "restarts have views of their own");
        Views shared = Views.of(values(Map.of("views.unchanged", false)), 7);
        float[] one = shared.of(same, scope.create(new long[] {3, 1, 1}), 4).toFloatArray();
        assertArrayEquals(Arrays.copyOf(one, size), Arrays.copyOfRange(one, size, 2 * size));
    }

    @Test
    void drawsStayInTheirRanges() {
        ViewRanges ranges = ViewRanges.of(values(Map.of()));
        var random = new java.util.Random(3);
        double widest = 0;
        double smallest = 1;
        int mirrored = 0;
        for (int i = 0; i < 2000; i++) {
            View view = ranges.draw(random);
            widest = Math.max(widest, Math.abs(view.degrees()));
            double area = view.width() * view.height();
            smallest = Math.min(smallest, area);
            mirrored += view.mirrored() ? 1 : 0;
            assertTrue(area >= 0.85 && area <= 1, "area " + area);
            double aspect = view.width() / view.height();
            assertTrue(aspect > 0.8999 && aspect < 1.1001, "proportions " + aspect);
            assertTrue(view.left() >= 0 && view.left() + view.width() <= 1 + 1e-12);
            assertTrue(view.top() >= 0 && view.top() + view.height() <= 1 + 1e-12);
            assertTrue(Math.abs(view.right()) <= 0.1 && Math.abs(view.down()) <= 0.1);
            assertEquals(1, view.brightness(), 0.2);
            assertEquals(1, view.contrast(), 0.2);
        }
        assertEquals(20, widest, 0.1);
        assertEquals(0.85, smallest, 0.005);
        assertEquals(1000, mirrored, 100);
    }

    @Test
    void aChangedRangeCounts() {
        Map<String, Object> start = new HashMap<>(Map.of("views.unchanged", false));
        ViewAugmentation changed = new ViewAugmentation(inputs(start));
        start.put("views.count", 3);
        start.put("views.rotation", 90);
        changed.change(values(start));
        assertEquals(3, changed.views());
        assertArrayEquals(
                new ViewAugmentation(inputs(start))
                        .identity(images(), labels, lom(), 1)
                        .toFloatArray(),
                changed.identity(images(), labels, lom(), 1).toFloatArray());
    }

    @Test
    void theViewsAreShown() {
        List<Panel> panels = views(Map.of()).panels(images(), labels, lom());
        assertEquals(1, panels.size());
        Panel.ImageGroups shown = (Panel.ImageGroups) panels.getFirst();
        assertEquals(
                List.of("Unchanged", "View 2"),
                shown.groups().stream().map(Panel.Group::name).toList());
        assertArrayEquals(
                images().toFloatArray(), shown.groups().getFirst().images().pixels());
        assertEquals(3, shown.groups().getLast().images().count());
        assertEquals(
                shown.groups(),
                ((Panel.ImageGroups)
                                views(Map.of()).panels(images(), labels, lom()).getFirst())
                        .groups(),
                "the draw stays the same");
    }

    /** Logits in proportion to a classifier's slope, so that the gradients are too. */
    @Test
    void theSharesAreThoseOfTheGradientNorms() {
        StudentAugmentation augmentation = new StudentAugmentation(slope(3), List.of(slope(1), slope(4)), 2, 2, 0.5);
        List<Panel> panels = augmentation.panels(images(), labels, new MaxMarginLoss());
        assertEquals(1, panels.size());
        List<Panel.Bar> bars = ((Panel.Bars) panels.getFirst()).bars();
        assertEquals(
                List.of("Target", "slope", "slope"),
                bars.stream().map(Panel.Bar::name).toList());
        // weighted slopes 6, 2 and 2
        assertEquals(60, bars.get(0).value(), 1e-3);
        assertEquals(20, bars.get(1).value(), 1e-3);
        assertEquals(20, bars.get(2).value(), 1e-3);
        assertEquals("60\u202f%", bars.getFirst().text());
        assertFalse(Autograd.recording());
        assertEquals(2, both(Map.of()).panels(images(), labels, lom()).size());
        assertEquals(List.of(), new NoAugmentation(target).panels(images(), labels, lom()), "alone");
    }

    /** Each classifier is asked once, for some of 40 images, and nothing stays behind. */
    @Test
    void sharesAreAveragedOverSomeImagesOnly() {
        NDArray many = images().get("0:1").repeat(0, 40);
        NDArray all = engine.root().zeros(new Shape(40), DataType.INT64);
        IdentityLoss loss = lom();
        long before = target.calls();
        int arrays = engine.managedArrays();
        Panel.Bars bars;
        try (NDManager look = engine.scope()) {
            NDArray shown = many.duplicate();
            shown.attach(look);
            Augmentation each = both(Map.of("views.draw", "image"));
            bars = (Panel.Bars) each.panels(shown, all, loss).getLast();
        }
        assertEquals(3, bars.bars().size());
        assertEquals(before + 1, target.calls());
        assertTrue(bars.caption().contains("16 images"), bars.caption());
        assertEquals(arrays, engine.managedArrays());
    }

    private static Classifier slope(double slope) {
        return new Classifier(
                TestModels.card("slope", ModelKind.CLASSIFIER, Outputs.LOGITS, 4, 0, 0), Networks.of(x -> {
                    NDArray pixel = x.get(":, 0, 0, 0").reshape(-1, 1).mul(slope);
                    NDArray zero = pixel.mul(0);
                    return new NDList(zero.concat(pixel, 1)
                            .concat(zero, 1)
                            .concat(pixel, 1)
                            .mul(x.getManager()
                                    .create(new float[] {0, 1, 0, -1})
                                    .reshape(1, 4)));
                }));
    }

    private void agrees(String name, Augmentation augmentation, IdentityLoss loss) {
        Autograd.record(true);
        NDArray x = Autograd.variable(scope, images());
        NDArray values = augmentation.identity(x, labels, loss, ViewDraws.STEP);
        Autograd.backward(values.sum());
        Autograd.record(false);
        Reference.assertNear(PYTHON.numbers("/" + name + "/values"), values, 1e-5);
        NDArray gradient = Autograd.gradient(scope, x);
        Reference.assertNear(PYTHON.numbers("/" + name + "/rows"), gradient.get(":, 0, 13"), 1e-5);
        Reference.assertNear(
                PYTHON.numbers("/" + name + "/norms"),
                gradient.reshape(3, -1).square().sum(new int[] {1}).sqrt(),
                1e-4);
    }

    private ViewAugmentation views(Map<String, Object> given) {
        return new ViewAugmentation(inputs(given));
    }

    private StudentViewAugmentation both(Map<String, Object> given) {
        return new StudentViewAugmentation(inputs(given));
    }

    private AugmentationInputs inputs(Map<String, Object> given) {
        return new AugmentationInputs(values(given), target, List.of(first, second), ViewDraws.SEED);
    }

    private static Values values(Map<String, Object> given) {
        Map<String, Object> all = new HashMap<>(ViewDraws.EVERYTHING);
        all.putAll(given);
        return Values.of(StudentViewAugmentation.TYPE.parameters(), all);
    }

    private NDArray images() {
        return TestEngine.grid(scope, IMAGES);
    }

    private LomLoss lom() {
        float[] mean = new float[32];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = 0.1f * (i % 7 - 3);
        }
        return new LomLoss(
                new FeatureReference(scope.create(mean), scope.ones(new Shape(32)), 1, "test"),
                Values.of(LomLoss.TYPE.parameters(), Map.of()),
                0);
    }
}
