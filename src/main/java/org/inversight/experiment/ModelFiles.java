package org.inversight.experiment;

import io.soabase.recordbuilder.core.RecordBuilder;
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
@RecordBuilder
public record ModelFiles(
        @Nullable String classifier,
        @Nullable String generator,
        @Nullable String critic,
        @Nullable List<String> students,
        @Nullable List<String> evaluators,
        @Nullable String verifier,
        Map<String, CardOptions> options)
        implements ModelFilesBuilder.With {

    /** Everything comes from the sample. */
    public static final ModelFiles NONE = new ModelFiles(null, null, null, null, null, null, Map.of());

    /** Takes what a file left out as empty. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public ModelFiles {
        options = options == null ? Map.of() : Experiment.sorted(options);
    }

    /**
     * {@return what was said of the models of this role}
     *
     * @param role a key of the options
     */
    public CardOptions optionsOf(String role) {
        return options.getOrDefault(role, CardOptions.NONE);
    }

    /**
     * {@return a copy with this verifier}
     *
     * @param file of the verifier
     * @param said in place of its card
     */
    public ModelFiles withVerifier(String file, CardOptions said) {
        Map<String, CardOptions> all = new LinkedHashMap<>(options);
        all.put("verifier", said);
        return with().verifier(file).options(all).build();
    }
}
