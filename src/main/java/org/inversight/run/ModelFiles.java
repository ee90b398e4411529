package org.inversight.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files of an experiment's models: TorchScript archives or native cards. What is null comes from
 * the sample.
 *
 * @param students files; null: the sample's, empty: none
 * @param evaluators files; null: the sample's, empty: none
 */
public record ModelFiles(
        @Nullable String classifier,
        @Nullable String generator,
        @Nullable String critic,
        @Nullable List<String> students,
        @Nullable List<String> evaluators) {

    /** Everything comes from the sample. */
    public static final ModelFiles NONE = new ModelFiles(null, null, null, null, null);

    public ModelFiles withClassifier(@Nullable String file) {
        return new ModelFiles(file, generator, critic, students, evaluators);
    }

    public ModelFiles withGenerator(@Nullable String file) {
        return new ModelFiles(classifier, file, critic, students, evaluators);
    }

    public ModelFiles withCritic(@Nullable String file) {
        return new ModelFiles(classifier, generator, file, students, evaluators);
    }
}
