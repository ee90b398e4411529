package org.inversight.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.inversight.attack.Attack;
import org.inversight.attack.AttackState;
import org.inversight.data.Found;
import org.inversight.data.ImageForm;
import org.inversight.data.ImageSource;
import org.inversight.data.Images;
import org.inversight.engine.Engine;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.Sample;
import org.inversight.experiment.SampleStore;
import org.inversight.experiment.Student;
import org.inversight.loading.LoadSummaries;
import org.inversight.loading.LoadSummary;
import org.inversight.loading.Materials;
import org.inversight.loading.MaterialsLoader;
import org.inversight.loading.Probe;
import org.inversight.loading.Questions;
import org.inversight.model.CardOptions;
import org.inversight.model.Classifier;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.model.ModelRequest;
import org.inversight.model.Probed;
import org.inversight.train.Distillation;
import org.jspecify.annotations.Nullable;

/** The laboratory on the real engine. */
public final class EngineLaboratory implements Laboratory {

    private final OptimizerThread thread = new OptimizerThread();
    private final Catalogue catalogue;
    private final SampleStore samples;
    private final AtomicLong ids = new AtomicLong();
    private final List<EngineRun> runs = new CopyOnWriteArrayList<>();
    private final NearestImages nearest = new NearestImages();
    private final SessionOpener opener = new SessionOpener() {
        @Override
        public Session open(
                Experiment experiment,
                KeyFrames frames,
                @Nullable Session shared,
                Progress progress,
                Consumer<LoadSummary> loaded)
                throws Exception {
            return openSession(experiment, frames, shared, progress, loaded);
        }

        @Override
        public Run another(EngineRun run, Experiment experiment, @Nullable Integer step) {
            long id = ids.incrementAndGet();
            RunHistory history = step == null
                    ? RunHistory.from(experiment.begin())
                    : run.history().upTo(step, id);
            boolean same = run.experiment().needs().equals(experiment.needs());
            return EngineLaboratory.this.open(id, experiment, history, same ? run : null, Progress.NONE);
        }

        @Override
        public void released(EngineRun run) {
            runs.remove(run);
        }
    };

    private @Nullable CompletableFuture<EngineInfo> started;
    private @Nullable Engine engine;
    private @Nullable MaterialsLoader loader;
    private @Nullable LoadSummaries summaries;
    private EngineSettings settings = EngineSettings.DEFAULT;

    /**
     * Starts the optimiser thread, not yet the engine.
     *
     * @param catalogue attacks, losses and augmentations
     * @param samples those on disk
     */
    public EngineLaboratory(Catalogue catalogue, SampleStore samples) {
        this.catalogue = catalogue;
        this.samples = samples;
    }

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public List<Sample> samples() {
        return samples.all();
    }

    @Override
    public synchronized CompletableFuture<EngineInfo> start(EngineSettings wanted, Progress progress) {
        if (started != null
                && !started.isCompletedExceptionally()
                && wanted.device().equals(settings.device())) {
            return started;
        }
        settings = wanted;
        started = thread.compute(() -> startNow(wanted, progress));
        return started;
    }

    @Override
    public CompletableFuture<Probe> probe(Path file, ModelKind expected, CardOptions options, Progress progress) {
        return thread.compute(() -> {
            boolean known = org.inversight.model.ModelFile.readCard(file) != null;
            String option = "--" + expected.name().toLowerCase(Locale.ROOT);
            ModelRequest request = new ModelRequest(file, options, option, progress, warning -> {});
            Probed probed = loader().models().probe(request, expected);
            return new Probe(probed.card(), probed.found(), known ? List.of() : Questions.about(probed));
        });
    }

    @Override
    public CompletableFuture<ModelCard> remember(Path file, ModelCard card) {
        return thread.compute(() -> loader().models().remember(file, card));
    }

    @Override
    public Run open(Experiment experiment, Progress progress) {
        return anew(experiment, progress);
    }

    @Override
    public Run branch(Run from, Experiment experiment, Progress progress) {
        long id = ids.incrementAndGet();
        RunHistory history = RunHistory.of(from).upTo(experiment.begin(), id);
        return open(id, experiment, history, null, progress);
    }

    @Override
    public Comparison compare(List<Experiment> experiments, Progress progress) {
        if (experiments.size() < 2 || experiments.size() > Comparison.MOST) {
            throw new IllegalArgumentException(
                    "A comparison has two to %d sides; these are %d.".formatted(Comparison.MOST, experiments.size()));
        }
        return new EngineComparison(
                experiments.stream().map(e -> anew(e, progress)).toList(), thread);
    }

    private EngineRun anew(Experiment experiment, Progress progress) {
        return open(ids.incrementAndGet(), experiment, RunHistory.from(experiment.begin()), null, progress);
    }

    /**
     * @param history what is known of the steps before the first one
     * @param shared a run whose materials serve this one too, or null
     */
    private EngineRun open(
            long id, Experiment experiment, RunHistory history, @Nullable EngineRun shared, Progress progress) {
        EngineRun run = new EngineRun(id, experiment, thread, opener, catalogue, history, shared);
        runs.add(run);
        CompletableFuture<Void> unused =
                run.ended().thenRun(() -> runs.removeIf(r -> r.status().state().ended() && r.session() == null));
        run.open(progress);
        return run;
    }

    @Override
    public CompletableFuture<List<Student>> distil(
            Experiment experiment, Function<ModelCard, List<Distillation.Plan>> plans, Path folder, Progress progress) {
        return thread.compute(() -> {
            String images = Objects.requireNonNull(experiment.data().publicImages(), "no public images");
            progress.report("Loading the target classifier", -1);
            Classifier target = loader().target(experiment, progress, warning -> progress.report(warning, -1));
            Found<Images> open =
                    ImageSource.read(Path.of(images), ImageForm.of(target.card()), Integer.MAX_VALUE, progress);
            open.notes().forEach(note -> progress.report(note, -1));
            List<Student> students = new ArrayList<>();
            for (Path card : new Distillation(engine(), progress)
                    .run(target, open.images(), plans.apply(target.card()), folder)) {
                students.add(Student.read(card));
            }
            return students;
        });
    }

    /**
     * Computes with the engine and the loaded materials of an experiment on the optimiser thread; for measurements.
     *
     * @param <T> what is measured
     * @param experiment that is loaded for it alone
     * @param work gets the engine and the attack's inputs; it must not keep them
     * @return what the work returned
     */
    public <T> CompletableFuture<T> measure(Experiment experiment, Measure<T> work) {
        return thread.compute(() -> {
            try (Session session = openSession(experiment, new KeyFrames(), null, Progress.NONE, loaded -> {})) {
                return work.of(engine(), session.attack().attack());
            }
        });
    }

    /** {@return how many arrays the engine holds between two steps; for measurements} */
    public CompletableFuture<Integer> managedArrays() {
        return thread.compute(() -> engine().managedArrays());
    }

    /**
     * A computation with a prepared attack.
     *
     * @param <T> what is measured
     */
    public interface Measure<T> {
        /**
         * {@return what was measured}
         *
         * @param engine that computes
         * @param attack not yet begun
         * @throws Exception if it cannot be measured
         */
        T of(Engine engine, Attack attack) throws Exception;
    }

    @Override
    public void close() {
        runs.forEach(Run::close);
        thread.close(() -> {
            runs.forEach(EngineRun::release);
            if (loader != null) {
                loader.close();
            }
            if (engine != null) {
                engine.close();
            }
        });
    }

    private EngineInfo startNow(EngineSettings wanted, Progress progress) throws Exception {
        if (engine != null) {
            runs.forEach(EngineRun::release);
            loader().close();
            engine.close();
        }
        engine = Engine.start(wanted, progress);
        loader = new MaterialsLoader(engine, samples, catalogue);
        summaries = new LoadSummaries(engine);
        return EngineInfo.of(engine);
    }

    /** Whatever becomes of it, nothing stays loaded that no open session uses: not its own, not a branch's parent's. */
    private Session openSession(
            Experiment experiment,
            KeyFrames frames,
            @Nullable Session shared,
            Progress progress,
            Consumer<LoadSummary> loaded)
            throws Exception {
        List<Materials> own = List.of();
        try {
            Session made = makeSession(experiment, frames, shared, progress, loaded);
            own = List.of(made.materials());
            return made;
        } finally {
            loader().keepOnly(inUse(own));
        }
    }

    private Session makeSession(
            Experiment experiment,
            KeyFrames frames,
            @Nullable Session shared,
            Progress progress,
            Consumer<LoadSummary> loaded)
            throws Exception {
        Materials materials;
        LoadSummary summary;
        if (shared == null) {
            materials = loader().load(experiment, progress);
            loader().keepOnly(inUse(List.of(materials)));
            summary = summaries().of(materials);
        } else {
            materials = shared.materials();
            summary = shared.summary();
        }
        loaded.accept(summary);
        Engine running = engine();
        Experiment.Branch branch = experiment.branch();
        AttackState begun = null;
        if (branch != null) {
            branch.require(experiment);
            BranchPoint.Sources sources =
                    parent -> parent.needs().equals(experiment.needs()) ? materials : loader().load(parent, progress);
            begun = new BranchPoint(running, catalogue, sources, progress).state(experiment, frames);
        }
        BranchPoint.useThreads(running, experiment);
        PreparedAttack attack = PreparedAttack.of(running, catalogue, materials, experiment);
        try {
            if (begun != null) {
                attack.attack().restore(begun);
            }
        } catch (RuntimeException | Error e) {
            attack.close();
            throw e;
        }
        return new Session(running, catalogue, attack, summary, nearest, bounds(materials, experiment));
    }

    /** Those of a run that is alike, where one is open: the sides of a comparison mostly are. */
    private RunBounds bounds(Materials materials, Experiment experiment) {
        return open().map(Session::bounds)
                .filter(bounds -> bounds.serves(materials, experiment))
                .findFirst()
                .orElseGet(() -> new RunBounds(materials, experiment));
    }

    private Stream<Session> open() {
        return runs.stream().map(EngineRun::session).filter(Objects::nonNull);
    }

    /** @param newest of a session that is not open yet */
    private List<Materials> inUse(List<Materials> newest) {
        List<Materials> all = new ArrayList<>(newest);
        open().map(Session::materials).forEach(all::add);
        return all;
    }

    private Engine engine() {
        if (engine == null) {
            throw new IllegalStateException("the engine is not started");
        }
        return engine;
    }

    private MaterialsLoader loader() {
        if (loader == null) {
            throw new IllegalStateException("the engine is not started");
        }
        return loader;
    }

    private LoadSummaries summaries() {
        if (summaries == null) {
            throw new IllegalStateException("the engine is not started");
        }
        return summaries;
    }
}
