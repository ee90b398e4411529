package org.inversight.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.inversight.engine.Noise;
import org.inversight.engine.Progress;
import org.inversight.fixtures.TestModels;
import org.inversight.fixtures.TestScripts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks whose last lines are those that other people write, and that were misread. */
class RewrittenModelsTest extends LoadingCase {

    private static final String NOISE = "torch.randn([torch.size(z, 0), 1, 16, 16])";

    // the values of a generator's images

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return torch.clamp(torch.mul((m).forward(z, ), 2), 0, 1.04)",
                "return torch.clamp(torch.sub((m).forward(z, ), 0.5), -0.04, 1)"
            })
    void aGeneratorThatGoesALittleBeyondZeroToOneIsTakenForThat(String line) throws Exception {
        Path file = TestScripts.rewritten("range-255", folder, "return torch.mul((m).forward(z, ), 255.)", line);
        Probed probed = loader.probe(ModelRequest.quiet(file), ModelKind.GENERATOR);
        assertEquals(List.of(0.0, 1.0), probed.card().range());
        assertEquals(Set.of(), probed.guesses());
    }

    @Test
    void aGeneratorWithALatentThatGivesInfinityIsRefusedUnlessItsRangeIsSaid() throws Exception {
        Path file = TestScripts.rewritten(
                "range-255",
                folder,
                "return torch.mul((m).forward(z, ), 255.)",
                "return torch.mul((m).forward(z, ), torch.exp(torch.mul(torch.relu(torch.sub(torch.max(z), 2.6)), 1000000.)))");
        oneSentence(
                assertThrows(
                        ModelException.class,
                        () -> loader.generator(request(file)).close()),
                file,
                "NaN or infinite",
                "--generator-range");
        CardOptions said = new CardOptions(List.of(0.0, 1.0), null, null, null, null);
        ModelRequest told = new ModelRequest(file, said, "--generator", Progress.NONE, warnings::add);
        try (Generator generator = loader.generator(told)) {
            assertEquals(List.of(0.0, 1.0), generator.card().range());
        }
        assertTrue(warnings.stream().anyMatch(w -> w.contains("a run may end early")), warnings.toString());
    }

    // one logarithm of a probability

    @Test
    void oneNumberThatIsNeverPositiveIsAskedAboutAndReadAsIsSaid() throws Exception {
        Path file = TestScripts.rewritten("one-sigmoid", folder, "torch.sigmoid(_0)", "torch.log_sigmoid(_0)");
        Probed probed = loader.probe(ModelRequest.quiet(file), ModelKind.CLASSIFIER);
        assertEquals(Set.of(Guess.SCORES), probed.guesses());
        loader.classifier(ModelRequest.of(file, CardOptions.NONE, warnings::add))
                .close();
        assertTrue(
                warnings.stream().anyMatch(w -> w.contains("--classifier-scores log-probabilities")),
                warnings.toString());
        warnings.clear();
        CardOptions said = new CardOptions(null, null, null, null, null, ScoreMeaning.LOG_PROBABILITIES, null, null);
        try (NDManager scope = engine.scope();
                Classifier plain = loader.classifier(ModelRequest.quiet(TestModels.file("others/one-logit")));
                Classifier logarithm = loader.classifier(ModelRequest.of(file, said, warnings::add))) {
            NDArray images = images(scope);
            assertArrayEquals(
                    plain.classify(images).logits().softmax(1).toFloatArray(),
                    logarithm.classify(images).logits().softmax(1).toFloatArray(),
                    1e-5f);
        }
        assertFalse(warnings.stream().anyMatch(w -> w.contains("are said to be")), warnings.toString());
    }

    // noise of its own

    /** What is drawn second depends on how many images are in the batch. */
    @Test
    void aGeneratorWithNoiseMayBeLookedAtBeforeItIsOpened() throws Exception {
        Path file = TestScripts.rewritten("fresh-noise", folder, NOISE, "torch.add(%s, %s)".formatted(NOISE, NOISE));
        loader.probe(ModelRequest.quiet(file), ModelKind.GENERATOR);
        loader.generator(request(file)).close();
        assertTrue(warnings.stream().anyMatch(w -> w.contains("draws noise of its own")), warnings.toString());
    }

    // labels

    @ParameterizedTest
    @ValueSource(strings = {"torch.argmax((m).forward(x, ), 1)", "torch.to(torch.argmax((m).forward(x, ), 1), 6)"})
    void theLastLayerTellsHowManyLabelsThereAre(String line) throws Exception {
        Path file = TestScripts.rewritten("labels", folder, "torch.argmax((m).forward(x, ), 1)", line);
        Probed probed = loader.probe(ModelRequest.quiet(file), ModelKind.CLASSIFIER);
        assertEquals(4, probed.card().classes().size());
        assertEquals(Set.of(), probed.guesses());
        assertTrue(
                probed.found().contains("Its last layer has 4 classes."),
                probed.found().toString());
    }

    /** The last layer has four, and the labels begin at 5. */
    @ParameterizedTest
    @ValueSource(strings = {"", ", 6"})
    void labelsThatNoLayerTellsAreAGuess(String type) throws Exception {
        String labels = "torch.add(torch.argmax((m).forward(x, ), 1), 5)";
        Path file = TestScripts.rewritten(
                "labels",
                folder,
                "torch.argmax((m).forward(x, ), 1)",
                type.isEmpty() ? labels : "torch.to(%s%s)".formatted(labels, type));
        Probed probed = loader.probe(ModelRequest.quiet(file), ModelKind.CLASSIFIER);
        assertEquals(Set.of(Guess.CLASSES), probed.guesses());
        assertTrue(probed.card().classes().size() > 5, probed.card().classes().toString());
        assertFalse(
                probed.found().stream().anyMatch(f -> f.contains("last layer")),
                probed.found().toString());
        loader.classifier(ModelRequest.of(file, CardOptions.NONE, warnings::add))
                .close();
        assertTrue(warnings.stream().anyMatch(w -> w.contains("is a guess, name all")), warnings.toString());
        Json.write(
                ModelFile.cardOf(file),
                probed.card().withOutputs(Outputs.LABELS).withClasses(List.of("a", "b", "c")));
        refused(file, "returns the label", "names 3 classes", "name all of its classes");
    }

    // the shape of a batch

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSqueezeThatDropsTheBatchIsNamed(boolean carded) throws Exception {
        Path file = TestScripts.rewritten(
                "labels", folder, "return torch.argmax((m).forward(x, ), 1)", "return torch.squeeze((m).forward(x, ))");
        if (carded) {
            Json.write(
                    ModelFile.cardOf(file),
                    ModelCard.named("squeezed", ModelKind.CLASSIFIER)
                            .format(ModelFormat.TORCHSCRIPT)
                            .weights("labels.pt")
                            .height(16)
                            .width(16)
                            .classes(List.of("a", "b", "c", "d"))
                            .build());
        }
        refused(file, "its squeeze drops the batch", "use flatten(1)");
    }

    private ModelRequest request(Path file) {
        return new ModelRequest(file, CardOptions.NONE, "--generator", Progress.NONE, warnings::add);
    }

    private static NDArray images(NDManager scope) {
        float[] values = Noise.normal(5 * 256, 4);
        for (int i = 0; i < values.length; i++) {
            values[i] -= (float) Math.floor(values[i]);
        }
        return scope.create(values, new Shape(5, 1, 16, 16));
    }
}
