package org.inversight.ui;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.inversight.ui.control.FileDialogs;
import org.jspecify.annotations.Nullable;

/** Answers that were laid down beforehand, in their order; then nobody chooses anything. */
final class AnsweringDialogs implements FileDialogs {

    private final Deque<List<Path>> answers = new ArrayDeque<>();

    /** Folders that were shown. */
    final List<Path> shown = new ArrayList<>();

    void answer(List<Path> files) {
        answers.add(files);
    }

    @Override
    public List<Path> openModels() {
        return answers.isEmpty() ? List.of() : answers.removeFirst();
    }

    @Override
    public @Nullable Path openImages() {
        return one();
    }

    @Override
    public @Nullable Path openFolder(String title) {
        return one();
    }

    @Override
    public void show(Path folder) {
        shown.add(folder);
    }

    private @Nullable Path one() {
        return openModels().stream().findFirst().orElse(null);
    }
}
