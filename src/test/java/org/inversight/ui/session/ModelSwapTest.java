package org.inversight.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Defaults;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.model.CardOptions;
import org.junit.jupiter.api.Test;

/** What was said of one file does not hold for the next. */
class ModelSwapTest {

    private static final Experiment EMPTY = Defaults.of(Catalogue.standard(), "gmi");

    @Test
    void aVerifierThatIsTakenAwayLeavesNothing() {
        Experiment with = ModelSwap.with(EMPTY, Role.VERIFIER, "faces.pt");
        assertEquals("faces.pt", with.models().verifier());
        assertEquals(ModelFiles.NONE, ModelSwap.with(with, Role.VERIFIER, null).models());
    }

    @Test
    void anotherFileIsReadByItsOwnCard() {
        CardOptions said = new CardOptions(null, List.of(0.5), null, null, null, null, null, null);
        Experiment first = EMPTY.withModels(
                ModelFiles.NONE.withClassifier("one.pt").withOptions(Map.of("classifier", said, "generator", said)));
        Experiment second = ModelSwap.with(first, Role.CLASSIFIER, "two.pt");
        assertEquals("two.pt", second.models().classifier());
        assertEquals(CardOptions.NONE, second.models().optionsOf("classifier"));
        assertEquals(said, second.models().optionsOf("generator"));
    }
}
