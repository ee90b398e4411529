package org.inversight.loading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.experiment.Requirements;
import org.inversight.experiment.SampleFile;
import org.inversight.experiment.SampleStore;
import org.jspecify.annotations.Nullable;

/**
 * Where everything of an experiment lies: its own files, and the sample's for what it leaves open. A sample's students,
 * evaluators, verifier and images belong to its target, and do not stand beside another one.
 *
 * @param experiment that names files or a sample
 * @param folder of the sample; null without one
 * @param sample its document; null without one
 */
record ExperimentFiles(
        Experiment experiment,
        @Nullable Path folder,
        @Nullable SampleFile sample) {

    /**
     * Reads the sample's document, once.
     *
     * @throws IllegalArgumentException if there is no such sample
     */
    static ExperimentFiles of(Experiment experiment, SampleStore samples) throws IOException {
        String name = experiment.sample();
        return name == null
                ? new ExperimentFiles(experiment, null, null)
                : new ExperimentFiles(experiment, samples.folder(name), samples.document(name));
    }

    private ModelFiles files() {
        return experiment.models();
    }

    /** Whether the target is not the sample's. */
    boolean ownTarget() {
        return files().classifier() != null;
    }

    /** @throws IllegalArgumentException if there is none */
    Path target() {
        Path file = either(files().classifier(), SampleFile::classifier);
        if (file == null) {
            throw Requirements.NO_TARGET.refusal();
        }
        return file;
    }

    @Nullable
    Path generator() {
        return either(files().generator(), document -> document.generators().get(experiment.attack()));
    }

    /** A sample's critic belongs to its generator. */
    @Nullable
    Path critic() {
        return files().generator() != null && files().critic() == null
                ? null
                : either(files().critic(), document -> document.critics().get(experiment.attack()));
    }

    List<Path> students() {
        return several(files().students(), SampleFile::students);
    }

    List<Path> evaluators() {
        return several(files().evaluators(), SampleFile::evaluators);
    }

    @Nullable
    Path verifier() {
        return either(files().verifier(), document -> ownTarget() ? null : document.verifier());
    }

    @Nullable
    Path attributeReader() {
        return either(null, document -> ownTarget() ? null : document.attributeReader());
    }

    @Nullable
    Path privateImages() {
        return either(experiment.data().privateImages(), document -> ownTarget() ? null : document.privateImages());
    }

    /** The sample's feature reference; null where there is none for this target. */
    @Nullable
    Path featureReference() {
        return either(null, document -> ownTarget() ? null : document.featureReference());
    }

    /** A path, or {@link DataFiles#GLYPHS}; null where there is none. */
    @Nullable
    String auxiliaryImages() {
        String own = experiment.data().auxiliaryImages();
        String given = own != null || sample == null ? own : sample.auxiliaryImages();
        return given == null || own != null || folder == null || given.equals(DataFiles.GLYPHS)
                ? given
                : folder.resolve(given).toString();
    }

    private @Nullable Path either(@Nullable String own, Function<SampleFile, @Nullable String> ofSample) {
        if (own != null) {
            return Path.of(own);
        }
        String name = sample == null ? null : ofSample.apply(sample);
        return name == null || folder == null ? null : folder.resolve(name);
    }

    private List<Path> several(@Nullable List<String> own, Function<SampleFile, List<String>> ofSample) {
        if (own != null) {
            return own.stream().map(Path::of).toList();
        }
        Path from = folder;
        return sample == null || from == null || ownTarget()
                ? List.of()
                : ofSample.apply(sample).stream().map(from::resolve).toList();
    }
}
