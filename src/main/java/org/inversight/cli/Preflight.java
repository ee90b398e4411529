package org.inversight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inversight.attack.Needs;
import org.inversight.data.ImageSource;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
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
            throw new IllegalArgumentException(
                    "There is no target classifier; name a sample with --sample (there are %s), or a classifier's file with --classifier."
                            .formatted(String.join(
                                    ", ",
                                    samples.all().stream().map(Sample::name).toList())));
        }
    }

    /**
     * @throws IllegalArgumentException if something is missing or does not fit
     * @throws IOException if one of the files is no model, or images are not there
     */
    void check(Experiment experiment) throws IOException, ModelException {
        checkTarget(experiment);
        checkClasses(experiment);
        Needs needs = catalogue.attack(experiment.attack()).needs();
        ModelFiles models = experiment.models();
        if (needs.generator() && models.generator() == null && experiment.sample() == null) {
            throw new IllegalArgumentException(
                    "The attack %s searches the latents of a generator, and there is none; give a file with --generator, or choose --attack pixel."
                            .formatted(experiment.attack()));
        }
        for (String file : beside(models)) {
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

    /** Of a sample's own target the card tells the classes. */
    private void checkClasses(Experiment experiment) {
        if (experiment.models().classifier() != null || experiment.sample() == null) {
            return;
        }
        int classes = samples.named(experiment.sample()).classifier().classes().size();
        for (int index : experiment.targets()) {
            if (index < 0 || index >= classes) {
                throw new IllegalArgumentException("--targets takes classes from 0 to %d for the sample %s, not %d."
                        .formatted(classes - 1, experiment.sample(), index));
            }
        }
    }
}
