package org.inversight.ui.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.data.Album;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.experiment.Sample;
import org.inversight.loading.LoadSummary;
import org.inversight.model.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * What was loaded for the experiment on the stage, which is not always the one that is set up: its private images, its
 * evaluators of people, the names of its classes.
 */
public final class LoadedModel {

    /** The one on the stage, the one that is set up, and one more to come back to. */
    private static final int MOST = 3;

    /** What decides which people there are, and who evaluates them. */
    private record Key(
            @Nullable String sample,
            @Nullable String classifier,
            @Nullable String images,
            @Nullable List<String> evaluators,
            @Nullable String verifier) {

        static Key of(Experiment experiment) {
            ModelFiles models = experiment.models();
            return new Key(
                    experiment.sample(),
                    models.classifier(),
                    experiment.data().privateImages(),
                    models.evaluators(),
                    models.verifier());
        }
    }

    private final SetupModel setup;
    private final RunModel runs;
    private final Map<Key, LoadSummary> known = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable LoadSummary> newest = new ReadOnlyObjectWrapper<>();

    public LoadedModel(SetupModel setup, OpeningModel opening, RunModel runs) {
        this.setup = setup;
        this.runs = runs;
        opening.summaryProperty().addListener((o, before, now) -> take(now));
    }

    private void take(@Nullable LoadSummary now) {
        if (now == null) {
            return;
        }
        Key key = Key.of(setup.draft());
        known.remove(key);
        known.put(key, now);
        Key stage = Key.of(onStage());
        List<Key> old = known.keySet().stream().filter(k -> !k.equals(stage)).toList();
        for (int i = 0; i < old.size() && known.size() > MOST; i++) {
            known.remove(old.get(i));
        }
        newest.set(now);
    }

    /** What was loaded last, whatever for; null before anything was. */
    public ReadOnlyObjectProperty<@Nullable LoadSummary> newestProperty() {
        return newest.getReadOnlyProperty();
    }

    /** The experiment on the stage: the run's, or before a run the one that is set up. */
    public Experiment onStage() {
        var run = runs.runProperty().get();
        return run == null ? setup.draft() : run.experiment();
    }

    /** What was loaded for an experiment; null where that is not known. */
    public @Nullable LoadSummary of(Experiment experiment) {
        return known.get(Key.of(experiment));
    }

    /** The private images of an experiment; null where there are none. */
    public @Nullable Album album(Experiment experiment) {
        LoadSummary loaded = of(experiment);
        return loaded == null ? null : loaded.album();
    }

    /** The name of a class of an experiment, or its number where it has none. */
    public String className(Experiment experiment, int index) {
        List<String> names = classes(experiment);
        return index < names.size() ? names.get(index) : Integer.toString(index);
    }

    /** As the target's card says, which is known before anything is loaded. */
    private List<String> classes(Experiment experiment) {
        String file = experiment.models().classifier();
        ModelCard target = file == null ? targetOf(experiment.sample()) : setup.cardOf(file);
        LoadSummary loaded = of(experiment);
        if (target == null && loaded != null) {
            target = loaded.classifier();
        }
        return target == null ? List.of() : target.classes();
    }

    private @Nullable ModelCard targetOf(@Nullable String sample) {
        return setup.samples().stream()
                .filter(one -> one.name().equals(sample))
                .findFirst()
                .map(Sample::classifier)
                .orElse(null);
    }
}
