package org.inversight.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inversight.experiment.Requirements.Part;
import org.inversight.model.Access;
import org.inversight.model.CardOptions;
import org.inversight.model.ModelCard;
import org.inversight.model.Outputs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequirementsTest {

    private static final Catalogue CATALOGUE = Catalogue.standard();
    private static final Sample DIGITS = new SampleStore(Path.of("sample-models")).named("digits");
    private static final Experiment PRESET = Defaults.of(DIGITS, null);
    private static final Experiment OWN =
            Defaults.of(CATALOGUE, "gmi").withModels(ModelFiles.NONE.withClassifier("target.pt"));

    @Test
    void aPresetLacksNothing() {
        for (String attack : DIGITS.presets().keySet()) {
            assertNull(requirements(Defaults.of(DIGITS, attack), DIGITS, null).lack(), attack);
        }
    }

    @Test
    void whatIsMissingIsSaidOneAfterTheOther() {
        lacks(Part.CLASSIFIER, Defaults.of(CATALOGUE, null), null, null, "no target classifier");
        lacks(Part.GENERATOR, OWN, null, null, "GMI searches the latents of a generator", "pixel");
        Experiment generator = OWN.withModels(OWN.models().withGenerator("generator.pt"));
        assertNull(requirements(generator, null, null).lack());
        lacks(Part.STUDENTS, generator.withAugmentation("students"), null, null, "needs students of this target");
        lacks(Part.AUX, generator.withAttack("patch-mi"), null, null, "Patch-MI", "auxiliary images", "glyphs");
        lacks(Part.TARGETS, generator.withTargets(List.of()), null, null, "No class is attacked");
        assertThrows(
                IllegalArgumentException.class,
                () -> requirements(OWN, null, null).require());
    }

    @Test
    void whatTheCardSaysIsAskedAsSoonAsItIsRead() {
        ModelCard card = DIGITS.classifier();
        lacks(Part.TARGETS, PRESET.withTargets(List.of(3, 10)), DIGITS, null, "classes 0 to 9, and 10 is not one");
        assertNull(requirements(OWN.withAttack("pixel").withTargets(List.of(10)), null, null)
                .lack());
        lacks(Part.ATTACK, OWN, null, card.withAccess(Access.LABELS), "weights", "labels only");
        lacks(Part.LOSS, PRESET, DIGITS, card.withOutputs(Outputs.LOGITS), "logits only", "cross-entropy");
        CardOptions scores = new CardOptions(null, null, null, null, Access.SCORES, null, null, null);
        ModelFiles files = ModelFiles.NONE.with(m -> m.options(Map.of("classifier", scores)));
        lacks(Part.ATTACK, PRESET.withModels(files), DIGITS, null, "scores only");
    }

    @Test
    void aSamplesStudentsAreNotThoseOfAnotherTarget() {
        Experiment another = PRESET.withModels(ModelFiles.NONE.withClassifier("target.pt"));
        lacks(Part.STUDENTS, another, DIGITS, null, "students");
    }

    /** PLG-MI needs the target's classes, other attacks a generator without any. */
    @Test
    void aGeneratorTakesTheClassesThatTheAttackGives() {
        ModelCard target = DIGITS.classifier();
        ModelCard plain = Objects.requireNonNull(DIGITS.generators().get("gmi"));
        ModelCard whole = plain.withConditional(true).withClasses(target.classes());
        ModelCard less = whole.withClasses(target.classes().subList(0, 4));
        Experiment given = OWN.withModels(OWN.models().withGenerator("generator.pt"));
        Experiment plg = given.withAttack("plg-mi");
        classes(null, plg, target, whole);
        classes(null, given, target, plain);
        classes("classes of the target (10), and GMI generator takes none; give one", plg, target, plain);
        classes("and GMI generator takes 4 others", plg, target, less);
        classes("takes none", plg, null, plain);
        classes(null, plg, null, less);
        classes("no class, and GMI generator takes one of 10; give another generator", given, target, whole);
        classes(null, given.withAttack("pixel"), target, whole);
        lacks(Part.GENERATOR, OWN.withAttack("plg-mi"), null, null, "the target's classes", "attack (gmi, kedmi");
    }

    private static void classes(
            @Nullable String words, Experiment experiment, @Nullable ModelCard target, ModelCard generator) {
        Requirements.Lack lack =
                Requirements.of(CATALOGUE, experiment, null, target, generator).lack();
        assertEquals(words == null, lack == null);
        assertTrue(lack == null || lack.sentence().contains(String.valueOf(words)), String.valueOf(lack));
    }

    private static void lacks(
            Part part, Experiment experiment, @Nullable Sample sample, @Nullable ModelCard target, String... words) {
        Requirements.Lack lack =
                Objects.requireNonNull(requirements(experiment, sample, target).lack());
        assertEquals(part, lack.part());
        for (String word : words) {
            assertTrue(lack.sentence().contains(word), lack.sentence());
        }
    }

    private static Requirements requirements(
            Experiment experiment, @Nullable Sample sample, @Nullable ModelCard target) {
        return Requirements.of(CATALOGUE, experiment, sample, target, null);
    }
}
