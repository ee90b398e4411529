package org.inversight.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inversight.model.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that are opened in another folder, with files that may have changed meanwhile. */
class ExperimentFileTest {

    @TempDir
    Path root;

    private Path saved;
    private Experiment experiment;

    @BeforeEach
    void save() throws IOException {
        write("models/target.pt", "weights");
        write("models/evaluator.json", "{\"weights\": \"evaluator.safetensors\"}");
        write("models/evaluator.safetensors", "numbers");
        write("images/0/a.png", "image");
        experiment = ExperimentBuilder.builder()
                .models(new ModelFiles(
                        file("models/target.pt"),
                        null,
                        null,
                        null,
                        List.of(file("models/evaluator.json")),
                        null,
                        Map.of()))
                .data(new DataFiles(null, file("images"), DataFiles.GLYPHS))
                .attack("pixel")
                .loss("cross-entropy")
                .augmentation("none")
                .targets(List.of(0))
                .restarts(1)
                .steps(1)
                .threads(1)
                .build();
        saved = Files.createDirectories(root.resolve("runs/one")).resolve("experiment.json");
        ExperimentFile.write(saved, experiment);
    }

    @Test
    void pathsAreRelativeToTheDocument() throws IOException {
        String text = Files.readString(saved);
        assertFalse(text.contains(root.toString()), text);
        assertTrue(text.contains("\"classifier\" : \"../../models/target.pt\""), text);
        assertTrue(text.contains("\"auxiliaryImages\" : \"glyphs\""), text);
        ExperimentFile read = ExperimentFile.read(saved);
        assertEquals(experiment, read.experiment());
        assertEquals(List.of(), read.differences(experiment));
    }

    @Test
    void aSampleThatWasMadeAnewIsSaid() throws IOException {
        Experiment old = experiment.withSample("identities");
        ExperimentFile.write(saved, old);
        ExperimentFile read = ExperimentFile.read(saved);
        assertEquals(List.of(), read.differences(old));
        assertEquals(
                List.of("The sample identities was made anew since this was saved, so the same settings give other"
                        + " images."),
                read.differences(old.withEdition("aligned")));
        ExperimentFile.write(saved, old.withEdition("aligned"));
        assertEquals(List.of(), ExperimentFile.read(saved).differences(old.withEdition("aligned")));
        assertEquals(
                List.of(), read.differences(old.withSample("digits").withEdition("other")), "another was asked for");
    }

    @Test
    void everythingMayMoveTogether() throws IOException {
        Path moved = root.resolveSibling(root.getFileName() + "-moved");
        Files.move(root, moved);
        try {
            ExperimentFile read = ExperimentFile.read(moved.resolve("runs/one/experiment.json"));
            assertEquals(
                    moved.resolve("models/target.pt").toString(),
                    read.experiment().models().classifier());
            assertEquals(List.of(), read.differences(read.experiment()));
        } finally {
            Files.move(moved, root);
        }
    }

    @Test
    void aFileThatWasReplacedIsNamed() throws IOException {
        for (String name : List.of("models/target.pt", "models/evaluator.safetensors")) {
            String before = Files.readString(root.resolve(name));
            write(name, "others");
            differs(file(name) + " is not what the saved run used");
            write(name, before);
        }
        write("images/0/b.png", "another");
        differs(file("images") + " is not what the saved run used");
    }

    /** A card changes what a network's images are. */
    @Test
    void aCardThatWasAddedIsNamed() throws IOException {
        write("models/target.json", "{}");
        differs(file("models/target.json") + " was not there when the run was saved");
    }

    @Test
    void aFileThatIsNotUsedAnyMoreDoesNotMatter() throws IOException {
        write("models/target.pt", "others");
        write("models/new.pt", "new");
        Experiment changed = experiment.withModels(experiment.models().withClassifier(file("models/new.pt")));
        assertEquals(List.of(), ExperimentFile.read(saved).differences(changed));
    }

    /** Saved by earlier versions: absolute paths, or from the working directory. */
    @Test
    void olderDocumentsOpenAsBefore() throws IOException {
        Json.write(saved, experiment);
        ExperimentFile read = ExperimentFile.read(saved);
        assertEquals(experiment, read.experiment());
        assertEquals(Map.of(), read.checksums());
        Json.write(saved, experiment.withModels(experiment.models().withClassifier("pom.xml")));
        assertEquals("pom.xml", ExperimentFile.read(saved).experiment().models().classifier());
    }

    private void differs(String sentence) throws IOException {
        List<String> found = ExperimentFile.read(saved).differences(experiment);
        assertEquals(1, found.size(), found.toString());
        assertTrue(found.getFirst().startsWith(sentence), found.getFirst());
    }

    private String file(String name) {
        return root.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
