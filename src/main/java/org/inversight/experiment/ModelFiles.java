package org.inversight.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inversight.model.CardOptions;
import org.jspecify.annotations.Nullable;

/**
 * Files of an experiment's models: TorchScript archives or native cards. What is null comes from the sample.
 *
 * @param classifier file of the target
 * @param generator file
 * @param critic file
 * @param students files; null: the sample's, empty: none
 * @param evaluators files; null: the sample's, empty: none
 * @param verifier open-set verifier: image to embedding
 * @param options what was said of a model in place of its card, by role: {@code classifier}, {@code generator}, {@code
 *     critic}, {@code students}, {@code evaluators}, {@code verifier}
 */
public record ModelFiles(
        @Nullable String classifier,
        @Nullable String generator,
        @Nullable String critic,
        @Nullable List<String> students,
        @Nullable List<String> evaluators,
        @Nullable String verifier,
        Map<String, CardOptions> options) {

    /** Everything comes from the sample. */
    public static final ModelFiles NONE = new ModelFiles(null, null, null, null, null, null, Map.of());

    /** Fills in what an older document may lack, and copies the options. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public ModelFiles {
        options = options == null ? Map.of() : Experiment.sorted(options);
    }

    /**
     * {@return what was said of the models of this role}
     *
     * @param role one of the keys of {@code options}
     */
    public CardOptions optionsOf(String role) {
        return options.getOrDefault(role, CardOptions.NONE);
    }

    /**
     * {@return the same with another target}
     *
     * @param file null: the sample's
     */
    public ModelFiles withClassifier(@Nullable String file) {
        return new ModelFiles(file, generator, critic, students, evaluators, verifier, options);
    }

    /**
     * {@return the same with another generator}
     *
     * @param file null: the sample's
     */
    public ModelFiles withGenerator(@Nullable String file) {
        return new ModelFiles(classifier, file, critic, students, evaluators, verifier, options);
    }

    /**
     * {@return the same with other students}
     *
     * @param files null: the sample's, empty: none
     */
    public ModelFiles withStudents(@Nullable List<String> files) {
        return new ModelFiles(classifier, generator, critic, files, evaluators, verifier, options);
    }

    /**
     * {@return the same with another verifier}
     *
     * @param file archive or card
     * @param said in place of its card
     */
    public ModelFiles withVerifier(String file, CardOptions said) {
        Map<String, CardOptions> all = new LinkedHashMap<>(options);
        all.put("verifier", said);
        return new ModelFiles(classifier, generator, critic, students, evaluators, file, all);
    }

    /**
     * {@return the same with another critic}
     *
     * @param file null: the sample's
     */
    public ModelFiles withCritic(@Nullable String file) {
        return new ModelFiles(classifier, generator, file, students, evaluators, verifier, options);
    }
}
