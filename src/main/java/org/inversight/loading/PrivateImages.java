package org.inversight.loading;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.inversight.data.Found;
import org.inversight.data.ImageForm;
import org.inversight.data.ImageSource;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Engine;
import org.inversight.engine.Progress;
import org.inversight.metric.Evaluators;
import org.inversight.metric.MeasuredOnPrivate;
import org.inversight.metric.PrivateAccuracy;
import org.inversight.metric.PrivateMeasurement;
import org.inversight.model.Classifier;
import org.inversight.model.ModelCard;
import org.jspecify.annotations.Nullable;

/** Finds, keeps and uses the private images of experiments. */
final class PrivateImages {

    private final Engine engine;
    private final Map<String, Found<LabelledImages>> known = new LinkedHashMap<>();
    private final Map<Classifier, PrivateAccuracy> measured = new IdentityHashMap<>();
    private @Nullable LabelledImages shown;

    PrivateImages(Engine engine) {
        this.engine = engine;
    }

    /**
     * @param given whether the folder was given; a sample's may be missing
     * @param evaluators beside the target that look at the images, which keep the size that these take
     * @param progress of whoever waits for them
     */
    @Nullable
    LabelledImages read(
            Path folder,
            boolean given,
            ModelCard target,
            List<ModelCard> evaluators,
            Consumer<String> warn,
            Progress progress)
            throws IOException {
        if (!given && !Files.exists(folder)) {
            warn.accept("The sample's private images are not in %s, so nothing is compared with them."
                    .formatted(folder.normalize()));
            return null;
        }
        ImageForm form = ImageForm.of(target);
        for (ModelCard evaluator : evaluators) {
            form = form.atLeast(evaluator.height());
        }
        String key = "%s|%s|%s|%s".formatted(folder, form, target.classes(), ImageSource.written(folder));
        Found<LabelledImages> images = known.get(key);
        if (images == null) {
            images = ImageSource.readLabelled(folder, form, target.classes(), progress);
            known.put(key, images);
        }
        images.notes().forEach(warn);
        return images.images();
    }

    /**
     * Target and evaluators on the images; what was measured before is not measured again.
     *
     * @param warn is called with a sentence for each that knows few of them
     */
    @SuppressWarnings("ReferenceEquality")
    MeasuredOnPrivate measure(
            LabelledImages images, Classifier target, List<Classifier> evaluators, Consumer<String> warn) {
        if (shown != images) {
            measured.clear();
            shown = images;
        }
        List<String> names = Evaluators.names(evaluators);
        List<PrivateAccuracy> others = new ArrayList<>();
        for (int e = 0; e < evaluators.size(); e++) {
            others.add(measure(names.get(e), evaluators.get(e), target.card(), images));
        }
        MeasuredOnPrivate all =
                new MeasuredOnPrivate(measure(target.card().name(), target, target.card(), images), others);
        all.warnings().forEach(warn);
        return all;
    }

    private PrivateAccuracy measure(String name, Classifier classifier, ModelCard target, LabelledImages images) {
        PrivateAccuracy before = measured.get(classifier);
        if (before == null) {
            try (NDManager scope = engine.scope()) {
                before = PrivateMeasurement.of(scope, name, classifier, target, PrivateMeasurement.sample(images));
            }
            measured.put(classifier, before);
        }
        return new PrivateAccuracy(name, before.images(), before.right(), before.classes());
    }

    /** Forgets images that are not in use, and what was measured of models that are released. */
    void keepOnly(Predicate<LabelledImages> inUse, Predicate<AutoCloseable> used) {
        known.values().removeIf(images -> !inUse.test(images.images()));
        if (shown != null && !inUse.test(shown)) {
            measured.clear();
            shown = null;
        }
        measured.keySet().removeIf(model -> !used.test(model));
    }
}
