package org.inversight.run;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.Sample;
import org.inversight.experiment.Student;
import org.inversight.loading.Probe;
import org.inversight.model.CardOptions;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.train.Distillation;

/**
 * Everything that computes, as window and command line see it. Methods return at once; the work is done on the
 * optimiser thread, between the steps of whatever runs, and futures end there.
 */
public interface Laboratory extends AutoCloseable {

    /** {@return all attacks, losses and augmentations} */
    Catalogue catalogue();

    /** {@return the samples on disk with presets, cards and images; reads files only and needs no engine} */
    List<Sample> samples();

    /**
     * Starts the engine; later calls return the first one's result, unless they ask for another device: then every run
     * is released and it is started anew.
     *
     * @param settings device and threads
     * @param progress is told of the start
     * @return what runs
     */
    CompletableFuture<EngineInfo> start(EngineSettings settings, Progress progress);

    /**
     * {@return a run of this experiment, in {@link RunState#IDLE}} Its models are opened and its images read, once, and
     * its step 0 is taken, before whatever is asked of it later; {@link Run#opened} says when.
     *
     * @param experiment of the catalogue
     * @param progress is told of loading, and ends it
     */
    Run open(Experiment experiment, Progress progress);

    /**
     * {@return a branch of a run that has ended, as {@link #open} gives it, with what was recorded until there} Nothing
     * of that run is loaded, so what came before is computed once more.
     *
     * @param from recorded the steps and loss terms
     * @param experiment goes on from there, and says at which step
     * @param progress is told of loading, and ends it
     */
    Run branch(Run from, Experiment experiment, Progress progress);

    /**
     * {@return two to four runs on one clock, each as {@link #open} gives it}
     *
     * @param experiments of the sides, two to four
     * @param progress is told of loading
     * @throws IllegalArgumentException for another number of them
     */
    Comparison compare(List<Experiment> experiments, Progress progress);

    /**
     * Finds out by trying what a file is.
     *
     * @param file TorchScript archive or card
     * @param expected what the person wants to use it as
     * @param options what is said of it
     * @param progress is told what is tried, and ends it
     * @return what it is
     */
    CompletableFuture<Probe> probe(Path file, ModelKind expected, CardOptions options, Progress progress);

    /**
     * {@return the same where nothing is said of the file, and nobody waits who would end it}
     *
     * @param file TorchScript archive or card
     * @param expected what the person wants to use it as
     */
    default CompletableFuture<Probe> probe(Path file, ModelKind expected) {
        return probe(file, expected, CardOptions.NONE, Progress.NONE);
    }

    /**
     * Checks a card that the person completed against the file and remembers it beside the file.
     *
     * @param file of the model
     * @param card completed
     * @return the card as it was written
     */
    CompletableFuture<ModelCard> remember(Path file, ModelCard card);

    /**
     * Distils students from an experiment's target on its public images. Whatever runs waits meanwhile.
     *
     * @param experiment whose target and public images are used
     * @param plans of the students of a target with this card
     * @param folder where the students' cards and weights go
     * @param progress also says when to give up; the next call with the same plans goes on from there
     * @return the students
     */
    CompletableFuture<List<Student>> distil(
            Experiment experiment, Function<ModelCard, List<Distillation.Plan>> plans, Path folder, Progress progress);

    /** Stops every run, waits for the thread (for the step in hand, at most twenty seconds) and releases the engine. */
    @Override
    void close();
}
