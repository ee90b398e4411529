package org.inversight.ui.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentBuilder;
import org.inversight.experiment.ModelFiles;
import org.inversight.fixtures.Blocks;
import org.inversight.fixtures.TestModels;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kept sets on disk. */
class SetsFolderTest {

    @TempDir
    Path folder;

    private static Experiment experiment(Path set) {
        return ExperimentBuilder.builder()
                .models(new ModelFiles(
                        set.resolve("victim.pt").toString(),
                        set.resolve("painter.pt").toString(),
                        null,
                        null,
                        List.of(set.resolve("evaluator.pt").toString()),
                        null,
                        Map.of()))
                .data(new DataFiles(null, set.resolve("private").toString(), null))
                .attack("gmi")
                .loss("cross-entropy")
                .augmentation("none")
                .parameters(Map.of("gmi.step-size", 0.5))
                .targets(List.of(0, 1))
                .restarts(1)
                .steps(60)
                .seed(3)
                .threads(2)
                .build();
    }

    private static Map<String, ModelCard> cards(Path set) {
        return Map.of(
                set.resolve("victim.pt").toString(),
                TestModels.card("victim", ModelKind.CLASSIFIER, Outputs.LOGITS, 4, 0, 0));
    }

    @Test
    void aKeptSetIsReadAgainAsItWasAndABrokenOneIsLeftOut() throws Exception {
        Path set = Blocks.write(folder.resolve("blocks"));
        Path sets = folder.resolve("sets");
        KeptSet kept;
        try (SetsFolder first = SetsFolder.read(sets)) {
            assertEquals("my-blocks", first.newId("My blocks!"));
            kept = new KeptSet("my-blocks", "My blocks!", experiment(set), cards(set));
            assertEquals(kept, first.keep(kept, null, false).join());
            assertEquals("my-blocks-2", first.newId("My blocks"));
            assertFalse(Files.exists(sets.resolve("my-blocks")), "nothing is copied");
        }
        Files.writeString(sets.resolve("broken.json"), "{");
        Files.writeString(sets.resolve("empty.json"), "{\"id\": \"empty\"}");
        try (SetsFolder again = SetsFolder.read(sets)) {
            assertEquals(List.of(kept), again.first());
            again.remove(kept).join();
        }
        try (SetsFolder last = SetsFolder.read(sets)) {
            assertEquals(List.of(), last.first());
        }
        assertTrue(Files.exists(set.resolve("victim.pt")));
    }

    @Test
    void copiesStandOnTheirOwnAndLeaveWithTheirSet() throws Exception {
        Path set = Blocks.write(folder.resolve("blocks"));
        Path sets = folder.resolve("sets");
        try (SetsFolder first = SetsFolder.read(sets)) {
            KeptSet kept = first.keep(new KeptSet("blocks", "Blocks", experiment(set), cards(set)), null, true)
                    .join();
            Path copies = sets.resolve("blocks");
            String victim = Objects.requireNonNull(kept.experiment().models().classifier());
            assertTrue(Path.of(victim).startsWith(copies), victim);
            assertEquals(-1, Files.mismatch(set.resolve("victim.pt"), Path.of(victim)));
            assertEquals(
                    4,
                    Objects.requireNonNull(kept.cards().get(victim)).classes().size());
            Path privates = Path.of(String.valueOf(kept.experiment().data().privateImages()));
            assertEquals(
                    -1,
                    Files.mismatch(
                            set.resolve("private").resolve("3").resolve("1.png"),
                            privates.resolve("3").resolve("1.png")));
            assertEquals(
                    1,
                    Objects.requireNonNull(kept.experiment().models().evaluators())
                            .size());
            first.remove(kept).join();
            assertFalse(Files.exists(copies));
        }
        assertTrue(Files.exists(set.resolve("private").resolve("3").resolve("1.png")));
    }
}
