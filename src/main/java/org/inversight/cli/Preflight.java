package org.inversight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inversight.data.ImageSource;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.experiment.Requirements;
import org.inversight.experiment.Requirements.Lack;
import org.inversight.experiment.Sample;
import org.inversight.experiment.SampleStore;
import org.inversight.model.ModelException;
import org.inversight.model.ModelFile;
import org.jspecify.annotations.Nullable;

/** What can be wrong with an experiment that is found out before the engine starts. */
record Preflight(Catalogue catalogue, SampleStore samples) {

    /**
     * @throws IllegalArgumentException if no target is named
     * @throws ModelException if its file is no model
     */
    void checkTarget(Experiment experiment) throws ModelException {
        String file = experiment.models().classifier();
        if (file != null) {
            ModelFile.inspect(Path.of(file));
        } else if (experiment.sample() == null) {
            throw refusal(Requirements.NO_TARGET);
        }
    }

    /**
     * @throws IllegalArgumentException if something is missing or does not fit
     * @throws IOException if one of the files is no model, or images are not there
     */
    void check(Experiment experiment) throws IOException, ModelException {
        checkTarget(experiment);
        Experiment.Branch branch = experiment.branch();
        if (branch != null) {
            branch.require(experiment);
            catalogue.requireStart(experiment);
            check(branch.parent());
        }
        Sample sample = experiment.sample() == null ? null : samples.named(experiment.sample());
        Lack lack = Requirements.of(catalogue, experiment, sample, null, null).lack();
        if (lack != null) {
            throw refusal(lack);
        }
        for (String file : beside(experiment.models())) {
            ModelFile.inspect(Path.of(file));
        }
        checkImages(experiment.data());
    }

    /** @throws IOException if images are named that are not there */
    void checkImages(DataFiles data) throws IOException {
        List<String> paths = new ArrayList<>();
        add(paths, data.publicImages());
        add(paths, data.privateImages());
        add(paths, data.auxiliaryFiles());
        for (String path : paths) {
            ImageSource.require(Path.of(path));
        }
    }

    /** The files that are named beside the target's. */
    private static List<String> beside(ModelFiles models) {
        List<String> files = new ArrayList<>();
        add(files, models.generator());
        add(files, models.critic());
        add(files, models.verifier());
        files.addAll(models.students() == null ? List.of() : models.students());
        files.addAll(models.evaluators() == null ? List.of() : models.evaluators());
        return files;
    }

    private static void add(List<String> files, @Nullable String file) {
        if (file != null) {
            files.add(file);
        }
    }

    /** With the option that brings what is missing. */
    private IllegalArgumentException refusal(Lack lack) {
        List<String> known = samples.all().stream().map(Sample::name).toList();
        return new IllegalArgumentException("%s: %s."
                .formatted(
                        lack.sentence().substring(0, lack.sentence().length() - 1),
                        lack.part() == Requirements.Part.CLASSIFIER
                                ? "--sample (there are %s), or --classifier".formatted(String.join(", ", known))
                                : "--" + lack.part().name().toLowerCase(Locale.ROOT)));
    }
}
