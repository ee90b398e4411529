package org.inversight.loading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.inversight.data.Found;
import org.inversight.data.Glyphs;
import org.inversight.data.ImageForm;
import org.inversight.data.ImageSource;
import org.inversight.data.Images;
import org.inversight.engine.Progress;
import org.inversight.experiment.DataFiles;
import org.inversight.model.ModelCard;

/** Finds and keeps the auxiliary images of experiments. */
public final class AuxiliaryImages {

    private static final int GLYPH_COUNT = 4000;
    private static final long GLYPH_SEED = 0;

    private final Map<String, Found<Images>> known = new LinkedHashMap<>();

    /**
     * The auxiliary images of an experiment, its own or the sample's.
     *
     * @param warn is called with what was left out
     * @param progress of whoever waits for them
     * @throws IOException if they cannot be read
     */
    Images of(ExperimentFiles files, ModelCard target, Consumer<String> warn, Progress progress) throws IOException {
        String name = Objects.requireNonNull(files.auxiliaryImages());
        ImageForm form = ImageForm.of(target);
        boolean glyphs = name.equals(DataFiles.GLYPHS);
        String key = name + "|" + form + "|" + (glyphs ? "" : ImageSource.written(Path.of(name)));
        Found<Images> images = known.get(key);
        if (images == null) {
            images = glyphs
                    ? new Found<>(Glyphs.draw(GLYPH_COUNT, GLYPH_SEED).withChannels(target.channels()), List.of())
                    : ImageSource.read(Path.of(name), form, Integer.MAX_VALUE, progress);
            known.put(key, images);
        }
        images.notes().forEach(warn);
        return images.images();
    }

    /** Forgets images that are not in use. */
    void keepOnly(Predicate<Images> inUse) {
        known.values().removeIf(images -> !inUse.test(images.images()));
    }
}
