package org.inversight.ui.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.inversight.data.Glimpse;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.ui.session.Role;
import org.jspecify.annotations.Nullable;

/** Guesses what files are used as: from what they are, then from what they are called. */
public final class RoleGuess {

    /** Words in names of models and images, with what they say; the first that is found counts. */
    private static final List<Word> WORDS = List.of(
            new Word(Role.CRITIC, "critic|discrim"),
            new Word(Role.GENERATOR, "generator|decoder|(^|[^a-z])g(en|an)?([^a-z]|$)"),
            new Word(Role.EVALUATOR, "eval|judge|assess"),
            new Word(Role.STUDENT, "student|surrogate|distil"),
            new Word(Role.VERIFIER, "verif|embed|arcface|facenet"),
            new Word(Role.CLASSIFIER, "target|victim|classif"),
            new Word(Role.PRIVATE, "priv|train|member|secret"),
            new Word(Role.PUBLIC, "publ|open"),
            new Word(Role.AUXILIARY, "aux"));

    private RoleGuess() {}

    private record Word(Role role, Pattern pattern) {

        Word(Role role, String pattern) {
            this(role, Pattern.compile(pattern));
        }
    }

    /** What a model file's name suggests. */
    public static Role ofName(Path file) {
        Role named = named(file, Role.ofModels());
        return named == null ? Role.CLASSIFIER : named;
    }

    /** The role among these that a name speaks of; null where it speaks of none. */
    static @Nullable Role named(Path file, List<Role> possible) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return WORDS.stream()
                .filter(w ->
                        possible.contains(w.role()) && w.pattern().matcher(name).find())
                .map(Word::role)
                .findFirst()
                .orElse(null);
    }

    /**
     * Gives each file of a set a role, with the reason.
     *
     * @param target of the experiment that is set up, for sets without one; null where there is none
     */
    static List<SetFile> of(List<SetFile> files, @Nullable ModelCard target) {
        List<SetFile> roles = new ArrayList<>(files);
        Set<Role> taken = EnumSet.noneOf(Role.class);
        byName(roles, taken);
        classifiers(roles, taken, target);
        ModelCard attacked = roles.stream()
                .filter(f -> f.role() == Role.CLASSIFIER)
                .map(SetFile::card)
                .findFirst()
                .orElse(target);
        images(roles, taken, attacked == null ? List.of() : attacked.classes());
        return roles.stream()
                .map(f -> f.usable() ? f : f.as(null, "cannot be used"))
                .toList();
    }

    /** What a name says, as far as it goes with what the file is. */
    private static void byName(List<SetFile> files, Set<Role> taken) {
        for (int i = 0; i < files.size(); i++) {
            SetFile file = files.get(i);
            List<Role> possible = file.possible();
            Role named = named(file.file(), possible);
            ModelCard card = file.card();
            if (named == null && card != null && card.kind() != ModelKind.CLASSIFIER) {
                named = Role.of(card.kind());
            }
            if (named != null && possible.contains(named)) {
                give(files, i, named, taken, why(card, named));
            }
        }
    }

    private static String why(@Nullable ModelCard card, Role named) {
        return card != null && card.kind() != ModelKind.CLASSIFIER ? "it is a " + card.kind() : "its name says so";
    }

    /** Classifiers whose names say nothing: one is attacked, the others evaluate. */
    private static void classifiers(List<SetFile> files, Set<Role> taken, @Nullable ModelCard target) {
        boolean attacked = taken.contains(Role.CLASSIFIER);
        for (int i = 0; i < files.size(); i++) {
            SetFile file = files.get(i);
            if (file.role() != null
                    || !file.reason().isEmpty()
                    || !file.possible().contains(Role.CLASSIFIER)) {
                continue;
            }
            if (!taken.contains(Role.CLASSIFIER)) {
                give(files, i, Role.CLASSIFIER, taken, "the first classifier");
            } else {
                ModelCard first = first(files, target);
                ModelCard own = file.card();
                boolean fits =
                        first != null && own != null && new HashSet<>(own.classes()).containsAll(first.classes());
                if (fits) {
                    give(
                            files,
                            i,
                            Role.EVALUATOR,
                            taken,
                            attacked ? "another classifier of these classes" : "a further classifier of these classes");
                } else {
                    files.set(i, file.as(null, "other classes than the target's"));
                }
            }
        }
    }

    private static @Nullable ModelCard first(List<SetFile> files, @Nullable ModelCard target) {
        return files.stream()
                .filter(f -> f.role() == Role.CLASSIFIER)
                .map(SetFile::card)
                .findFirst()
                .orElse(target);
    }

    private static void images(List<SetFile> files, Set<Role> taken, List<String> classes) {
        for (int i = 0; i < files.size(); i++) {
            SetFile file = files.get(i);
            Glimpse glimpse = file.glimpse();
            if (glimpse == null || file.role() != null || !file.reason().isEmpty()) {
                continue;
            }
            long matching = glimpse.classes().stream().filter(classes::contains).count();
            if (matching > 0 && !taken.contains(Role.PRIVATE)) {
                give(files, i, Role.PRIVATE, taken, "%d of its folders carry class names".formatted(matching));
            } else if (glimpse.labels() && glimpse.classes().isEmpty() && !taken.contains(Role.PRIVATE)) {
                give(files, i, Role.PRIVATE, taken, "it has labels");
            } else if (!glimpse.labels() && !taken.contains(Role.PUBLIC)) {
                give(files, i, Role.PUBLIC, taken, "it has no labels");
            } else {
                files.set(i, file.as(null, "no role is left for these images"));
            }
        }
    }

    /** Gives a role, unless only one file can have it and one has it already. */
    private static void give(List<SetFile> files, int at, Role role, Set<Role> taken, String why) {
        boolean free = role.several() || taken.add(role);
        files.set(
                at,
                files.get(at)
                        .as(free ? role : null, free ? why : "another file is already the %s".formatted(role.one())));
    }
}
