package org.inversight.ui.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.inversight.data.Glimpse;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.loading.LoadSummary;
import org.inversight.model.ModelCard;
import org.inversight.ui.control.FileDialogs;
import org.inversight.ui.session.OpeningModel;
import org.inversight.ui.session.Part;
import org.inversight.ui.session.Role;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * What the cards of parts show, and where their files go.
 *
 * @param parts which file is used as what
 * @param importing takes model files
 * @param opening what was loaded
 * @param dialogs ask for files
 */
public record PartCards(PartsModel parts, ImportModel importing, OpeningModel opening, FileDialogs dialogs) {

    static Feather icon(Role role) {
        return switch (role) {
            case CLASSIFIER -> Feather.EYE;
            case GENERATOR -> Feather.IMAGE;
            case CRITIC -> Feather.THUMBS_UP;
            case EVALUATOR -> Feather.CHECK_CIRCLE;
            case STUDENT -> Feather.COPY;
            case VERIFIER -> Feather.USER_CHECK;
            case PRIVATE -> Feather.LOCK;
            case PUBLIC -> Feather.GLOBE;
            case AUXILIARY -> Feather.GRID;
        };
    }

    /** Images of a part; null where there are none, or not yet. */
    @Nullable
    Images images(Part part) {
        String file = part.file();
        Glimpse glimpse = file == null ? null : parts.glimpsesProperty().get().get(file);
        if (part.role().images() && glimpse != null) {
            return glimpse.first();
        }
        LoadSummary loaded = opening.summaryProperty().get();
        LabelledImages examples = loaded == null ? null : loaded.examples();
        return switch (part.role()) {
            case CLASSIFIER, PRIVATE -> examples == null ? null : examples.images();
            case GENERATOR -> loaded == null ? null : loaded.images();
            default -> null;
        };
    }

    /** What there is to say of a part, in a few words. */
    String facts(Part part) {
        ModelCard card = part.card();
        String file = part.file();
        String own = part.own() && card != null ? "own" : "";
        String about = card != null
                ? CardDetails.summary(card)
                : file == null
                        ? ""
                        : parts.glimpsesProperty()
                                .get()
                                .getOrDefault(file, Glimpse.NOT_YET)
                                .about();
        return List.of(own, about).stream()
                .filter(text -> !text.isEmpty())
                .reduce((a, b) -> a + " · " + b)
                .orElse("");
    }

    /** Takes files as what they are dropped on. */
    void take(Role role, List<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        if (role.images()) {
            parts.takeImages(role, files.getFirst());
        } else {
            importing.open(files, role);
        }
    }

    /** Asks for model files, or for an IDX file or a zip of images. */
    void chooseFile(Role role) {
        if (!role.images()) {
            take(role, dialogs.openModels());
            return;
        }
        Path file = dialogs.openImages();
        if (file != null) {
            take(role, List.of(file));
        }
    }

    /** Asks for a folder of images. */
    void chooseFolder(Role role) {
        Path folder = dialogs.openFolder("Choose a folder of " + role.title().toLowerCase(Locale.ROOT));
        if (folder != null) {
            take(role, List.of(folder));
        }
    }
}
