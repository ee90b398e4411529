package org.inversight.loading;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.inversight.engine.Progress;
import org.inversight.experiment.ModelFiles;
import org.inversight.fixtures.TestModels;
import org.inversight.model.Json;
import org.inversight.model.ModelException;
import org.inversight.model.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is opened again when anything changes that decides what it computes. */
class ModelShelfTest {

    @TempDir
    private Path folder;

    private final ModelShelf shelf = new ModelShelf();

    private static final class Opened implements AutoCloseable {
        @Override
        public void close() {}
    }

    @Test
    void weightsAndCardCountWhicheverOfTheTwoIsNamed() throws Exception {
        Path weights = TestModels.copy("classifier-scripted", folder);
        Path card = ModelFile.cardOf(weights);
        Json.write(card, TestModels.classifierCard("classifier-scripted"));
        for (Path named : new Path[] {weights, card}) {
            AutoCloseable before = take(named);
            assertSame(before, take(named));
            touch(weights);
            AutoCloseable after = take(named);
            assertNotSame(before, after, named + " with new weights");
            touch(card);
            assertNotSame(after, take(named), named + " with a new card");
        }
    }

    private AutoCloseable take(Path file) throws ModelException {
        return shelf.take(file, "classifier", ModelFiles.NONE, Progress.NONE, w -> {}, request -> new Opened());
    }

    static void touch(Path file) throws IOException {
        FileTime last = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(file, FileTime.fromMillis(last.toMillis() + 5_000));
    }
}
