package org.inversight.ui.session;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.inversight.model.ModelKind;
import org.jspecify.annotations.Nullable;

/** What a file is used as in an experiment, and what it brings. */
public enum Role {
    CLASSIFIER(
            "Target classifier",
            ModelKind.CLASSIFIER,
            "No classifier: there is nothing to attack. Add the model that was trained on private" + " images."),
    GENERATOR(
            "Generator",
            ModelKind.GENERATOR,
            "No generator: only pixels can be searched. Add one to search its latents."),
    CRITIC(
            "Critic",
            ModelKind.CRITIC,
            "No critic: GMI and KEDMI run without their prior loss. Add the generator's critic for "
                    + "more realistic images."),
    EVALUATOR(
            "Evaluators",
            ModelKind.CLASSIFIER,
            "No evaluators: only the target evaluates the images. Add one to see false positives."),
    STUDENT(
            "Students",
            ModelKind.CLASSIFIER,
            "No students: the loss uses the target alone. Add or distil some for model augmentation."),
    VERIFIER(
            "Verifier",
            ModelKind.VERIFIER,
            "No verifier: reconstructions are not compared with the private people. Add one, and "
                    + "private images, to see who is recognised."),
    PRIVATE(
            "Private images",
            null,
            "No private images: reconstructions are not compared with the training images. Add "
                    + "labelled ones to measure the models and to see the nearest image."),
    PUBLIC(
            "Public images",
            null,
            "No public images: LOM takes its feature reference from the generator. Add some for a"
                    + " better one, and to distil students."),
    AUXILIARY(
            "Auxiliary images", null, "No auxiliary images: Patch-MI has no patches to assemble. Add some to use it.");

    private final String title;
    private final @Nullable ModelKind kind;
    private final String missing;

    Role(String title, @Nullable ModelKind kind, String missing) {
        this.title = title;
        this.kind = kind;
        this.missing = missing;
    }

    /** As shown. */
    public String title() {
        return title;
    }

    /** One of them, within a sentence. */
    public String one() {
        return single().toLowerCase(Locale.ROOT);
    }

    /** One of them, as shown. */
    public String single() {
        return several() ? title.substring(0, title.length() - 1) : title;
    }

    /** The kind of a model in this role; null for images. */
    public @Nullable ModelKind kind() {
        return kind;
    }

    /** Whether a model of this kind can be used so; a critic may return a score for each class. */
    public boolean takes(ModelKind of) {
        return of == kind || this == CRITIC && of == ModelKind.CLASSIFIER;
    }

    /** Whether images are used so, and not a model. */
    public boolean images() {
        return kind == null;
    }

    /** Whether more than one file can be used so. */
    public boolean several() {
        return this == EVALUATOR || this == STUDENT;
    }

    /** What is lost without one, and what one would bring. */
    public String missing() {
        return missing;
    }

    /** The roles that a model may have. */
    public static List<Role> ofModels() {
        return Stream.of(values()).filter(role -> !role.images()).toList();
    }

    /** The roles that images may have. */
    public static List<Role> ofImages() {
        return Stream.of(values()).filter(Role::images).toList();
    }

    /** The role that a model of this kind has first. */
    public static Role of(ModelKind kind) {
        return switch (kind) {
            case GENERATOR -> GENERATOR;
            case CRITIC -> CRITIC;
            case VERIFIER, ATTRIBUTES -> VERIFIER;
            case CLASSIFIER -> CLASSIFIER;
        };
    }

    @Override
    public String toString() {
        return single();
    }
}
