package org.inversight.ui.fake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.DeviceOption;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Kernels;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.Preset;
import org.inversight.experiment.Sample;
import org.inversight.experiment.SampleBuilder;
import org.inversight.experiment.Student;
import org.inversight.loading.LoadSummary;
import org.inversight.loading.LoadSummaryBuilder;
import org.inversight.loading.Probe;
import org.inversight.model.CardOptions;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.run.Comparison;
import org.inversight.run.EngineInfo;
import org.inversight.run.Laboratory;
import org.inversight.run.Run;
import org.inversight.shelf.Shelf;
import org.inversight.train.Distillation;
import org.inversight.ui.models.SetsFolder;
import org.inversight.ui.shell.Workbench;
import org.jspecify.annotations.Nullable;

/** A laboratory that draws numerals instead of computing; deterministic, and quick to be told. */
public final class FakeLaboratory implements Laboratory {

    private final Catalogue catalogue = Catalogue.standard();
    private final AtomicLong ids = new AtomicLong();
    private final List<Run> opened = new CopyOnWriteArrayList<>();
    private final List<Run> runs = new CopyOnWriteArrayList<>();
    private final List<List<Distillation.Plan>> orders = new CopyOnWriteArrayList<>();
    private final CompletableFuture<EngineInfo> engine = new CompletableFuture<>();
    private volatile CompletableFuture<Boolean> bounds = CompletableFuture.completedFuture(true);
    private final FakeThread thread = new FakeThread();
    private volatile boolean openingsHeld;
    private final int stepMillis;
    private final long startMillis;
    private final @Nullable Path preview;
    private volatile int divergesAt = -1;
    private volatile boolean previews;
    private volatile boolean closed;
    private volatile boolean started;

    /**
     * @param stepMillis a step takes this long
     * @param startMillis the engine takes this long; negative: until {@link #finishStart}
     * @param preview the samples' image, or null
     */
    public FakeLaboratory(int stepMillis, long startMillis, @Nullable Path preview) {
        this.stepMillis = stepMillis;
        this.startMillis = startMillis;
        this.preview = preview;
    }

    int stepMillis() {
        return stepMillis;
    }

    int divergesAt() {
        return divergesAt;
    }

    /** What genuine images and chance reach is not known before the future is completed. */
    public CompletableFuture<Boolean> holdBounds() {
        bounds = new CompletableFuture<>();
        return bounds;
    }

    /** From now on nothing that is opened is ever loaded, but for what is given up. */
    public void holdOpenings(boolean held) {
        openingsHeld = held;
    }

    /** Closing what was opened last does not keep it from having loaded. */
    public void loadInSpiteOfClosing() {
        ((FakeRun) opened.getLast()).loadInSpiteOfClosing();
    }

    boolean holdsOpenings() {
        return openingsHeld;
    }

    CompletableFuture<Boolean> bounds() {
        return bounds;
    }

    /** Has runs show images between two snapshots. */
    public void showPreviews() {
        previews = true;
    }

    boolean previews() {
        return previews;
    }

    /** Has runs diverge at this step. */
    public void divergeAt(int step) {
        divergesAt = step;
    }

    public boolean closed() {
        return closed;
    }

    /** All runs that were played, in order. */
    public List<Run> runs() {
        return runs;
    }

    /** Lets the engine fail now. */
    public void failStart(String why) {
        engine.completeExceptionally(new IllegalStateException(why));
    }

    /** Lets the engine be there now. */
    public void finishStart() {
        engine.complete(new EngineInfo(
                "2.7.1",
                "cpu",
                2,
                new Kernels("onednn", ""),
                List.of(
                        new DeviceOption("cpu", "CPU", true, ""),
                        new DeviceOption("gpu:0", "GPU 0", false, "This build brings the CPU library only."))));
    }

    /** Where runs take up what they are told. */
    public FakeThread thread() {
        return thread;
    }

    /**
     * A workbench of this laboratory.
     *
     * @param ui the window's thread
     */
    public Workbench bench(Executor ui) {
        return new Workbench(
                this,
                samples(),
                SetsFolder.read(Path.of("target", "no-sets")),
                Shelf.open(Path.of("target", "runs", UUID.randomUUID().toString())),
                Path.of("students"),
                path -> {},
                new SplittableRandom(1),
                ui);
    }

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public List<Sample> samples() {
        return List.of(
                sample("digits", "Digits", 10, "All ten digits."),
                sample(
                        "digits-disjoint",
                        "Digits, disjoint classes",
                        5,
                        "The attacker has images of the digits 5 to 9 only."),
                people());
    }

    /** Sixty drawn people, of whom there are evaluators. */
    private Sample people() {
        Sample like = sample(
                "identities",
                "Drawn people",
                FakePeople.names(),
                FakePeople.names(),
                1,
                "Sixty people that nobody is.");
        return SampleBuilder.builder()
                .name(like.name())
                .title(like.title())
                .description(like.description())
                .folder(like.folder())
                .classifier(like.classifier())
                .generators(like.generators())
                .students(like.students())
                .evaluators(like.evaluators())
                .evaluatorFiles(like.evaluatorFiles())
                .verifier(FakeCards.verifier())
                .attributeReader(FakeCards.attributeReader())
                .presets(like.presets())
                .auxiliary(like.auxiliary())
                .preview(like.preview())
                .previewCaption(like.previewCaption())
                .build();
    }

    private Sample sample(String name, String title, int classes, String about) {
        return sample(name, title, classes(classes), classes(10), 5, about);
    }

    private Sample sample(String name, String title, List<String> names, List<String> ten, int restarts, String about) {
        List<String> rejecting = new ArrayList<>(ten);
        rejecting.add(ModelCard.NONE);
        Map<String, ModelCard> generators = new LinkedHashMap<>();
        generators.put("gmi", FakeCards.generator("GMI generator"));
        generators.put("kedmi", FakeCards.generator("KEDMI generator"));
        generators.put("mirror", FakeCards.generator("GMI generator"));
        Map<String, Preset> presets = new LinkedHashMap<>();
        List<Integer> targets = IntStream.range(0, names.size()).boxed().toList();
        presets.put(
                "kedmi",
                new Preset(
                        "lom",
                        "students",
                        targets,
                        restarts,
                        600,
                        2400,
                        Map.of("kedmi.learning-rate", 0.05),
                        List.of(new Preset.Variant(
                                "cross-entropy", "none", null, Map.of("kedmi.learning-rate", 0.1)))));
        presets.put("gmi", new Preset("lom", "students", targets, restarts, 600, 2400, Map.of(), List.of()));
        presets.put("pixel", new Preset("cross-entropy", "none", targets, restarts, 500, 5000, Map.of(), List.of()));
        return SampleBuilder.builder()
                .name(name)
                .title(title)
                .description(about)
                .folder(Path.of("."))
                .classifier(FakeCards.classifier(title + " target", names))
                .generators(generators)
                .students(List.of(student("s0.json"), student("s1.json"), student("s2.json")))
                .evaluators(List.of(
                        FakeCards.classifier("Evaluator A", ten), FakeCards.classifier("Evaluator B", rejecting)))
                .evaluatorFiles(List.of("evaluator-a.json", "evaluator-b.json"))
                .presets(presets)
                .preview(preview)
                .previewCaption("KEDMI with LOM and three students, seed 0, after 600 steps.")
                .build();
    }

    @Override
    public CompletableFuture<EngineInfo> start(EngineSettings settings, Progress progress) {
        if (!started) {
            started = true;
            progress.report("Loading libtorch", 0.4);
            if (startMillis == 0) {
                finishStart();
            } else if (startMillis > 0) {
                later(startMillis).execute(this::finishStart);
            }
        }
        return engine;
    }

    private static Executor later(long millis) {
        return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, ForkJoinPool.commonPool());
    }

    /** What is loaded for an experiment. */
    CompletableFuture<LoadSummary> prepared(Experiment experiment) {
        Sample sample = samples().stream()
                .filter(s -> s.name().equals(experiment.sample()))
                .findFirst()
                .orElseThrow();
        if (sample.verifier() != null) {
            // Drawing people takes a while, which the window must not wait for.
            return CompletableFuture.supplyAsync(
                    () -> prepared(sample, experiment, FakePeople.generated(16), FakePeople.album()));
        }
        float[] pixels = new float[16 * 32 * 32];
        for (int i = 0; i < 16; i++) {
            System.arraycopy(Drawings.numeral((i * 7) % 10, i + 100, 32), 0, pixels, i * 1024, 1024);
        }
        return CompletableFuture.completedFuture(
                prepared(sample, experiment, new Images(16, 1, 32, 32, pixels), Album.of(examples(), 1)));
    }

    private static LoadSummary prepared(Sample sample, Experiment experiment, Images images, Album album) {
        return LoadSummaryBuilder.builder()
                .lookAlikes(Map.of())
                .classifier(sample.classifier())
                .generator(sample.generators().get(experiment.attack()))
                .students(List.of())
                .evaluators(sample.evaluators())
                .images(images)
                .album(album)
                .verifier(sample.verifier())
                .conversions(List.of())
                .warnings(List.of())
                .build();
    }

    private static LabelledImages examples() {
        float[] pixels = new float[10 * 32 * 32];
        for (int digit = 0; digit < 10; digit++) {
            System.arraycopy(Drawings.numeral(digit, 4711, 32), 0, pixels, digit * 1024, 1024);
        }
        return new LabelledImages(
                new Images(10, 1, 32, 32, pixels), IntStream.range(0, 10).toArray());
    }

    @Override
    public CompletableFuture<Probe> probe(Path file, ModelKind expected, CardOptions options, Progress progress) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            return refused(name + " is not a file; choose a TorchScript archive.");
        }
        if (name.startsWith("noise")) {
            return refused(name
                    + " is not a TorchScript archive: it holds no zip directory. Export the"
                    + " model with torch.jit.save.");
        }
        boolean generator = name.contains("generator");
        if (generator != (expected == ModelKind.GENERATOR)) {
            return refused("%s takes %s, so it is no %s; use it as a %s."
                    .formatted(
                            name, generator ? "vectors" : "images", expected, generator ? "generator" : "classifier"));
        }
        ModelCard card = generator
                ? FakeCards.generator(name)
                : FakeCards.classifier(name, classes(name.contains("many") ? 60 : 4));
        List<Probe.Question> questions = name.contains("known")
                ? List.of()
                : List.of(new Probe.Question("range", "Which values do its images have?", List.of("0,1", "-1,1")));
        return CompletableFuture.completedFuture(
                new Probe(card, List.of("It takes 1 x 32 x 32 and answers with 4 scores."), questions));
    }

    private static List<String> classes(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static <T> CompletableFuture<T> refused(String sentence) {
        return CompletableFuture.failedFuture(new IllegalArgumentException(sentence));
    }

    @Override
    public CompletableFuture<ModelCard> remember(Path file, ModelCard card) {
        return CompletableFuture.completedFuture(card);
    }

    @Override
    public Run branch(Run from, Experiment experiment, Progress progress) {
        FakeRun branch = (FakeRun) open(experiment, progress);
        branch.goOn(from);
        return branch;
    }

    @Override
    public Run open(Experiment experiment, Progress progress) {
        FakeRun run = new FakeRun(ids.incrementAndGet(), experiment, this);
        opened.add(run);
        return run;
    }

    @Override
    public Comparison compare(List<Experiment> experiments, Progress progress) {
        return new FakeComparison(
                experiments.stream().map(e -> open(e, progress)).toList());
    }

    /** A run is played for the first time. */
    void played(FakeRun run) {
        if (!runs.contains(run)) {
            runs.add(run);
        }
    }

    @Override
    public CompletableFuture<List<Student>> distil(
            Experiment experiment,
            Function<ModelCard, List<Distillation.Plan>> plansOf,
            Path folder,
            Progress progress) {
        List<Distillation.Plan> plans = plansOf.apply(FakeCards.classifier("Target", classes(10)));
        orders.add(plans);
        if (String.valueOf(experiment.data().publicImages()).contains("empty")) {
            return refused("There is no image in it.");
        }
        plans.forEach(plan -> progress.report(plan.name(), 1));
        return CompletableFuture.completedFuture(plans.stream()
                .map(plan -> student(folder.resolve(plan.name() + ".json").toString()))
                .toList());
    }

    /** What was to be distilled, in order. */
    public List<List<Distillation.Plan>> orders() {
        return orders;
    }

    private static Student student(String file) {
        return new Student(file, FakeCards.classifier("Student", classes(10)));
    }

    @Override
    public void close() {
        opened.forEach(Run::close);
        closed = true;
    }
}
