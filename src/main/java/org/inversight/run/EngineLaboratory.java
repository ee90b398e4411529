package org.inversight.run;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
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
import org.inversight.attack.Attack;
import org.inversight.attack.Ranking;
import org.inversight.data.Found;
import org.inversight.data.ImageForm;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.data.PictureSource;
import org.inversight.engine.Engine;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.Sample;
import org.inversight.experiment.SampleStore;
import org.inversight.experiment.Student;
import org.inversight.loading.Materials;
import org.inversight.loading.MaterialsLoader;
import org.inversight.loading.Preparation;
import org.inversight.loading.Preparations;
import org.inversight.loading.Probe;
import org.inversight.loading.Questions;
import org.inversight.metric.NearestPrivate;
import org.inversight.metric.Neighbour;
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

    private @Nullable CompletableFuture<EngineInfo> started;
    private @Nullable Engine engine;
    private @Nullable MaterialsLoader loader;
    private @Nullable Preparations preparations;
    private EngineSettings settings = EngineSettings.DEFAULT;
    private @Nullable NearestPrivate nearest;
    private @Nullable LabelledImages nearestPool;
    private @Nullable Classifier nearestEvaluator;

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
    public CompletableFuture<Preparation> prepare(Experiment experiment, Progress progress) {
        return thread.compute(() -> {
            Materials materials = loader().load(experiment, progress);
            loader().keepOnly(inUse(materials));
            return preparations().of(materials);
        });
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
    public CompletableFuture<Snapshot> beginning(Experiment experiment) {
        return thread.compute(() -> {
            try (PreparedAttack prepared = prepareAttack(experiment, what -> {})) {
                return Objects.requireNonNull(
                        prepared.look(0, 0, List.of(), 0, false, false), "The pictures of step 0 are no numbers.");
            }
        });
    }

    @Override
    public Run run(Experiment experiment) {
        EngineRun run = new EngineRun(ids.incrementAndGet(), experiment, thread, this::prepareAttack, catalogue);
        runs.add(run);
        CompletableFuture<Void> unused =
                run.ended().thenRun(() -> runs.removeIf(r -> r.status().state().ended() && r.materials() == null));
        return run;
    }

    @Override
    public CompletableFuture<Neighbour> nearest(Experiment experiment, Snapshot snapshot, int picture) {
        return thread.compute(() -> {
            Materials materials = loader().load(experiment, Progress.NONE);
            if (materials.privatePictures() == null) {
                throw new IllegalArgumentException(
                        "There are no private pictures to compare with; give them with --private.");
            }
            Images one = snapshot.images().select(new int[] {picture});
            int classIndex = snapshot.verdicts().get(picture).classIndex();
            try (NDManager scope = engine().scope()) {
                Neighbour found = nearestPrivate(materials).of(scope, one, classIndex);
                if (found == null) {
                    throw new IllegalArgumentException(
                            "There is no private picture of class %d.".formatted(classIndex));
                }
                return found;
            }
        });
    }

    @Override
    public CompletableFuture<List<Student>> distil(
            Experiment experiment, Function<ModelCard, List<Distillation.Plan>> plans, Path folder, Progress progress) {
        return thread.compute(() -> {
            String pictures = Objects.requireNonNull(experiment.data().publicImages(), "no public pictures");
            progress.report("Loading the target classifier", -1);
            Classifier target = loader().target(experiment, progress, warning -> progress.report(warning, -1));
            Found<Images> open = PictureSource.read(Path.of(pictures), ImageForm.of(target.card()));
            open.notes().forEach(note -> progress.report(note, -1));
            List<Student> students = new ArrayList<>();
            for (Path card : new Distillation(engine(), progress)
                    .run(target, open.images(), plans.apply(target.card()), folder)) {
                students.add(Student.read(card));
            }
            return students;
        });
    }

    @Override
    public CompletableFuture<RunReport> report(Run run) {
        return thread.compute(() -> {
            Snapshot last = Objects.requireNonNull(run.latest(), "the run has no picture");
            Materials materials = loader().load(run.experiment(), Progress.NONE);
            boolean sceptic =
                    materials.evaluators().stream().anyMatch(e -> e.card().sceptical());
            return RunReport.of(
                    run,
                    last,
                    materials.target().card(),
                    sceptic,
                    !catalogue.attack(run.experiment().attack()).needs().gradients(),
                    distances(materials, last),
                    materials.measured(),
                    ranking(run.experiment(), materials, last),
                    EngineInfo.of(engine()),
                    materials.warnings());
        });
    }

    /**
     * Computes with the engine and the loaded materials of an experiment on the optimiser thread;
     * for measurements.
     *
     * @param work gets the engine and the attack's inputs; it must not keep them
     */
    public <T> CompletableFuture<T> measure(Experiment experiment, Measure<T> work) {
        return thread.compute(() -> {
            try (PreparedAttack prepared = prepareAttack(experiment, what -> {})) {
                return work.of(engine(), prepared.attack());
            }
        });
    }

    /** A computation with a prepared attack. */
    public interface Measure<T> {
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
        preparations = new Preparations(engine);
        return EngineInfo.of(engine);
    }

    private PreparedAttack prepareAttack(Experiment experiment, Consumer<String> doing) throws Exception {
        Progress progress = new Progress() {
            @Override
            public void report(String what, double fraction) {
                doing.accept(what);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        Materials materials = loader().load(experiment, progress);
        Engine running = engine();
        running.useThreads(experiment.threads() > 0 ? experiment.threads() : EngineSettings.defaultThreads());
        return PreparedAttack.of(running, catalogue, materials, experiment);
    }

    /** The features of the private pictures are kept until other pictures or judges come. */
    @SuppressWarnings("ReferenceEquality")
    private NearestPrivate nearestPrivate(Materials materials) {
        LabelledImages pool = Objects.requireNonNull(materials.privatePictures());
        Classifier evaluator =
                materials.evaluators().isEmpty() ? null : materials.evaluators().getFirst();
        if (nearest == null || nearestPool != pool || nearestEvaluator != evaluator) {
            nearest = new NearestPrivate(pool, evaluator);
            nearestPool = pool;
            nearestEvaluator = evaluator;
        }
        return nearest;
    }

    /** The order of the candidates; null where each class has one. */
    private @Nullable Ranking ranking(Experiment experiment, Materials materials, Snapshot last) {
        if (experiment.restarts() < 2) {
            return null;
        }
        Images images = last.images();
        Shape shape = new Shape(images.count(), images.channels(), images.height(), images.width());
        try (NDManager scope = engine().scope()) {
            return Selections.of(catalogue, materials.target(), experiment)
                    .selection()
                    .rank(scope.create(images.pixels(), shape).clip(0, 1));
        }
    }

    private RunReport.Nearest distances(Materials materials, Snapshot last) {
        if (materials.privatePictures() == null) {
            return new RunReport.Nearest(null, null, 0);
        }
        NearestPrivate nearest = nearestPrivate(materials);
        double pixel = 0;
        double feature = 0;
        int counted = 0;
        java.util.Set<Integer> classes = new java.util.TreeSet<>();
        int pool = 0;
        try (NDManager scope = engine().scope()) {
            for (int i = 0; i < last.images().count(); i++) {
                int classIndex = last.verdicts().get(i).classIndex();
                Neighbour found = nearest.of(scope, last.images().select(new int[] {i}), classIndex);
                if (found != null) {
                    counted++;
                    pixel += found.pixelDistance();
                    feature += found.featureDistance();
                    pool += classes.add(classIndex) ? found.pool() : 0;
                }
            }
        }
        return counted == 0
                ? new RunReport.Nearest(null, null, 0)
                : new RunReport.Nearest(pixel / counted, Double.isNaN(feature) ? null : feature / counted, pool);
    }

    private List<Materials> inUse(Materials newest) {
        List<Materials> all = new ArrayList<>();
        all.add(newest);
        for (EngineRun run : runs) {
            Materials materials = run.materials();
            if (materials != null) {
                all.add(materials);
            }
        }
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

    private Preparations preparations() {
        if (preparations == null) {
            throw new IllegalStateException("the engine is not started");
        }
        return preparations;
    }
}
