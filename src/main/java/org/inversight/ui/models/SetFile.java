package org.inversight.ui.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inversight.data.Glimpse;
import org.inversight.loading.Probe;
import org.inversight.model.ModelCard;
import org.inversight.ui.session.Role;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;

/**
 * A file of a set, what it was found to be, and what it is to be used as.
 *
 * @param file where it lies
 * @param role what it is used as; null: it is left out
 * @param reason why it is used so, or left out, in a few words
 * @param probe what trying a model found; null for images, and where it was not tried
 * @param glimpse a look at images; null for models
 * @param answers of the person to what cannot be found out, by field of the question
 * @param problem why it cannot be used; null where nothing is wrong
 */
public record SetFile(
        Path file,
        @Nullable Role role,
        String reason,
        @Nullable Probe probe,
        @Nullable Glimpse glimpse,
        Map<String, String> answers,
        @Nullable String problem) {

    public SetFile {
        answers = Map.copyOf(answers);
    }

    static SetFile images(Path file, Glimpse glimpse) {
        return new SetFile(file, null, "", null, glimpse, Map.of(), glimpse.found() ? null : glimpse.about());
    }

    static SetFile model(Path file, Probe probe) {
        return new SetFile(file, null, "", probe, null, Map.of(), null);
    }

    static SetFile refused(Path file, String problem) {
        return new SetFile(file, null, "", null, null, Map.of(), problem);
    }

    /** The same file in another role. */
    SetFile as(@Nullable Role newRole, String why) {
        return new SetFile(file, newRole, why, probe, glimpse, answers, problem);
    }

    /** The same file with what the person says of it. */
    SetFile answered(Map<String, String> given) {
        return new SetFile(file, role, reason, probe, glimpse, given, problem);
    }

    /** The model's card; null for images. */
    public @Nullable ModelCard card() {
        return probe == null ? null : probe.card();
    }

    /** Whether it can be used. */
    public boolean usable() {
        return problem == null;
    }

    /** The roles that it may be given. */
    public List<Role> possible() {
        ModelCard card = card();
        if (!usable()) {
            return List.of();
        }
        return card == null
                ? Role.ofImages()
                : Role.ofModels().stream().filter(r -> r.takes(card.kind())).toList();
    }

    /** What there is, in a few words. */
    public String facts() {
        ModelCard card = card();
        if (problem != null) {
            return problem;
        }
        if (card == null) {
            return glimpse == null ? "" : glimpse.about();
        }
        String size = "%d×%d".formatted(card.height(), card.width());
        return switch (card.kind()) {
            case GENERATOR -> "makes images of %s from %d numbers".formatted(size, card.latent());
            case CRITIC -> "one score per image, " + size;
            case VERIFIER -> "a vector of %d numbers, %s".formatted(card.features(), size);
            case CLASSIFIER, ATTRIBUTES ->
                "%s, %s".formatted(Words.several(card.classes().size(), "class", "classes"), size);
        };
    }
}
