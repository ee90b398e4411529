package org.inversight.ui.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.inversight.attack.Anatomy;
import org.inversight.attack.LossTerm;
import org.inversight.blind.Deck;
import org.inversight.data.Images;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.inversight.loading.LoadSummary;
import org.inversight.metric.Bounds;
import org.inversight.metric.Neighbour;
import org.inversight.metric.Prediction;
import org.inversight.metric.Verdict;
import org.inversight.run.Ending;
import org.inversight.run.LossHistory;
import org.inversight.run.Preview;
import org.inversight.run.Run;
import org.inversight.run.RunReport;
import org.inversight.run.RunReportBuilder;
import org.inversight.run.RunState;
import org.inversight.run.RunStatus;
import org.inversight.run.RunTimes;
import org.inversight.run.Snapshot;
import org.inversight.run.SnapshotBuilder;
import org.inversight.run.Timeline;
import org.jspecify.annotations.Nullable;

/** Numerals or people that come out of noise, step by step, on a thread of their own. */
final class FakeRun implements Run {

    private static final int DIGIT = 32;

    private final long id;
    private final FakeLaboratory laboratory;
    private final Timeline timeline = new Timeline();
    private final LossHistory losses = new LossHistory();
    private final AtomicReference<@Nullable Snapshot> slot = new AtomicReference<>();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private final boolean people;
    private final int channels;
    private final int size;
    private final float[] @Nullable [] goals;
    private final float[][] noise;
    private final Thread thread;
    private Experiment experiment;
    private RunState state = RunState.IDLE;
    private int step;
    private int allowed;
    private boolean begun;
    private @Nullable Ending ending;
    private @Nullable CompletableFuture<LoadSummary> opened;
    private volatile boolean late;

    FakeRun(long id, Experiment experiment, FakeLaboratory laboratory) {
        this.id = id;
        this.experiment = experiment;
        this.laboratory = laboratory;
        people = ofPeople(experiment);
        channels = people ? 3 : 1;
        size = people ? FakePeople.SIZE : DIGIT;
        int count = experiment.targets().size() * experiment.restarts();
        goals = new float[count][];
        noise = new float[count][channels * size * size];
        for (int i = 0; i < count; i++) {
            long seed = experiment.seed() * 977 + i;
            SplittableRandom random = new SplittableRandom(seed);
            for (int p = 0; p < noise[i].length; p++) {
                noise[i][p] = (float) random.nextDouble();
            }
        }
        thread = Thread.ofPlatform().daemon().name("fake-run-" + id).unstarted(this::loop);
    }

    @Override
    public synchronized CompletableFuture<LoadSummary> opened() {
        if (opened == null) {
            // draws people, which takes long
            opened = laboratory.holdsOpenings() ? new CompletableFuture<>() : laboratory.prepared(experiment);
        }
        return opened;
    }

    /** From now on closing it does not keep it from having loaded. */
    void loadInSpiteOfClosing() {
        late = true;
    }

    private synchronized void giveUp() {
        if (opened != null && late) {
            laboratory.prepared(experiment).thenAccept(opened::complete);
        } else if (opened != null) {
            opened.completeExceptionally(new CancellationException("cancelled"));
        }
    }

    @Override
    public CompletableFuture<Snapshot> begun() {
        return people ? CompletableFuture.supplyAsync(this::snapshot) : CompletableFuture.completedFuture(snapshot());
    }

    @Override
    public Run again(Experiment other) {
        return laboratory.open(other, Progress.NONE);
    }

    @Override
    public Run branch(int from, Experiment wanted) {
        return laboratory.branch(this, experiment().branched(from, wanted), Progress.NONE);
    }

    /** Has the recorded steps of another run up to where it begins, and goes on from there. */
    void goOn(Run other) {
        step = experiment.begin();
        other.timeline().all().stream()
                .filter(snapshot -> snapshot.step() <= step)
                .map(snapshot -> SnapshotBuilder.builder(snapshot).runId(id).build())
                .forEach(timeline::add);
    }

    @Override
    public CompletableFuture<Neighbour> nearest(Snapshot snapshot, int image) {
        int index = snapshot.verdicts().get(image).classIndex();
        int stride = channels * size * size;
        float[] found = new float[3 * stride];
        for (int i = 0; i < 3; i++) {
            float[] one = people ? FakePeople.goal(index, 4711 + i) : Drawings.numeral(index, 4711 + i, DIGIT);
            System.arraycopy(one, 0, found, i * stride, stride);
        }
        return CompletableFuture.completedFuture(
                new Neighbour(new Images(3, channels, size, size, found), List.of(6.42, 6.9, 7.5), 0.183, 100));
    }

    @Override
    public CompletableFuture<Anatomy> anatomy(int image) {
        return CompletableFuture.completedFuture(
                FakeAnatomy.of(snapshotNow(), image, experiment().attack().equals("pixel")));
    }

    @Override
    public CompletableFuture<Deck> deck(Snapshot snapshot, long seed, Set<Integer> before) {
        return CompletableFuture.supplyAsync(() -> FakeDeck.of(snapshot, people, seed, before));
    }

    @Override
    public CompletableFuture<RunReport> report(boolean full) {
        Snapshot last = snapshotNow();
        Map<String, Double> evaluators = new LinkedHashMap<>();
        for (int e = 0; e < last.evaluators().size(); e++) {
            evaluators.put(last.evaluators().get(e), last.evaluatorAccuracy(e));
        }
        return CompletableFuture.completedFuture(RunReportBuilder.builder()
                .attack(experiment().attack())
                .steps(last.step())
                .images(last.images().count())
                .device("cpu")
                .attackAccuracy(new RunReport.Accuracy(last.targetAccuracy(), evaluators))
                .falsePositiveRate(last.falsePositiveRate())
                .perClass(List.of())
                .warnings(List.of())
                .build());
    }

    @Override
    public CompletableFuture<Bounds> bounds() {
        return laboratory.bounds().thenApply(now -> FakeBounds.of(experiment, goals.length));
    }

    private synchronized Snapshot snapshotNow() {
        Snapshot newest = timeline.last();
        return newest == null || newest.step() < step ? snapshot() : newest;
    }

    static boolean ofPeople(Experiment experiment) {
        return "identities".equals(experiment.sample());
    }

    private void loop() {
        try {
            while (true) {
                synchronized (this) {
                    while (allowed == 0 && !state.ended()) {
                        wait();
                    }
                    if (state.ended()) {
                        return;
                    }
                    if (timeline.size() == 0) {
                        offer();
                    }
                    step++;
                    losses.add(terms());
                    if (allowed != Integer.MAX_VALUE) {
                        allowed--;
                        state = RunState.PAUSED;
                    }
                    if (step == laboratory.divergesAt()) {
                        end(
                                RunState.FAILED,
                                Ending.Reason.DIVERGED,
                                "The identity term became NaN at step %d; a smaller learning rate may help."
                                        .formatted(step));
                        return;
                    }
                    if (step % 8 == 0 || allowed == 0 || step >= experiment.steps()) {
                        offer();
                    }
                    if (step >= experiment.steps()) {
                        end(RunState.FINISHED, Ending.Reason.STEPS, "All %d steps are done.".formatted(step));
                        return;
                    }
                }
                Thread.sleep(laboratory.stepMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<LossTerm> terms() {
        double t = step / 400.0;
        double wobble = 0.4 * Math.sin(step * 0.9);
        LossTerm identity = new LossTerm("identity", -22 * (1 - Math.exp(-t)) + wobble);
        LossTerm prior = new LossTerm("prior", 0.9 * Math.exp(-t * 1.4) + 0.25 + wobble * 0.05);
        return experiment().attack().equals("pixel") ? List.of(identity) : List.of(identity, prior);
    }

    private double clarity(int image) {
        if (image % 23 == 17) {
            return 0;
        }
        return 1 - Math.exp(-step / (140.0 + image % 7 * 45));
    }

    private void offer() {
        Snapshot snapshot = snapshot();
        timeline.add(snapshot);
        slot.set(snapshot);
    }

    /** Drawing people takes a while, which the window must not wait for. */
    private float[] goal(int image) {
        float[] known = goals[image];
        if (known == null) {
            int index = experiment.targets().get(image / experiment.restarts());
            long seed = experiment.seed() * 977 + image;
            known = people ? FakePeople.goal(index, seed) : Drawings.numeral(index, seed, size);
            goals[image] = known;
        }
        return known;
    }

    private Images images() {
        int count = goals.length;
        int stride = channels * size * size;
        float[] pixels = new float[count * stride];
        for (int i = 0; i < count; i++) {
            double clear = clarity(i);
            float[] goal = goal(i);
            for (int p = 0; p < stride; p++) {
                pixels[i * stride + p] = (float) (goal[p] * clear + noise[i][p] * (1 - clear));
            }
        }
        return new Images(count, channels, size, size, pixels);
    }

    /** What it looks like now. */
    Snapshot snapshot() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < goals.length; i++) {
            verdicts.add(verdict(i, clarity(i)));
        }
        return SnapshotBuilder.builder()
                .runId(id)
                .step(step)
                .images(images())
                .verdicts(verdicts)
                .evaluators(List.of("evaluator A", "evaluator B"))
                .terms(step == 0 ? List.of() : terms())
                .seconds(step / 50.0)
                .panels(List.of())
                .build();
    }

    private Verdict verdict(int image, double clear) {
        int target = experiment.targets().get(image / experiment.restarts());
        String name = people ? FakePeople.names().get(target) : Integer.toString(target);
        String other = people ? FakePeople.names().get((target + 7) % FakePeople.COUNT) : "8";
        double sure = 1 - Math.exp(-step / 60.0);
        boolean lost = clear == 0;
        double a = lost ? 0.35 * sure : 0.98 * clear;
        double b = lost ? 0.04 : 0.95 * clear * clear;
        return new Verdict(
                target,
                image % experiment.restarts(),
                new Prediction(sure, sure > 0.4 ? name : other, sure > 0.4),
                List.of(
                        new Prediction(a, a > 0.4 ? name : other, a > 0.4),
                        new Prediction(b, b > 0.4 ? name : "none", b > 0.4)),
                sure > 0.4 && b <= 0.4,
                people ? FakePeople.similarity(target, clear) : null,
                people ? FakePeople.readings(target, image, clear) : List.of());
    }

    private void end(RunState how, Ending.Reason reason, String sentence) {
        state = how;
        ending = new Ending(reason, sentence);
        ended.complete(ending);
        notifyAll();
    }

    private synchronized void allow(int steps) {
        if (state.ended()) {
            return;
        }
        allowed = steps;
        state = RunState.RUNNING;
        if (!begun) {
            begun = true;
            laboratory.played(this);
            thread.start();
        }
        notifyAll();
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public synchronized Experiment experiment() {
        return experiment;
    }

    @Override
    public synchronized RunStatus status() {
        double speed = state == RunState.RUNNING ? 1000.0 / laboratory.stepMillis() : 0;
        return new RunStatus(state, step, experiment.steps(), speed, speed > 0 ? 1000 / speed : 0, "", ending);
    }

    @Override
    public void play() {
        allow(Integer.MAX_VALUE);
    }

    @Override
    public synchronized void pause() {
        if (state == RunState.RUNNING) {
            allowed = 0;
            state = RunState.PAUSED;
            offer();
        }
    }

    @Override
    public void step() {
        allow(1);
    }

    @Override
    public synchronized void stop() {
        if (!state.ended()) {
            end(RunState.STOPPED, Ending.Reason.STOPPED, "Stopped by you at step %d.".formatted(step));
        }
    }

    @Override
    public void change(Map<String, Object> changes) {
        laboratory.thread().post(() -> changeNow(changes));
    }

    private synchronized void changeNow(Map<String, Object> changes) {
        Map<String, Object> all = new HashMap<>(experiment.parameters());
        all.putAll(changes);
        experiment = experiment.withParameters(all);
    }

    @Override
    public void setSteps(int steps) {
        laboratory.thread().post(() -> stepsNow(steps));
    }

    private synchronized void stepsNow(int steps) {
        experiment = experiment.withSteps(steps);
    }

    @Override
    public void showPanels(String id) {}

    @Override
    public Optional<Snapshot> poll() {
        return Optional.ofNullable(slot.getAndSet(null));
    }

    @Override
    public synchronized Optional<Preview> preview() {
        Snapshot newest = timeline.last();
        boolean newer = laboratory.previews() && newest != null && newest.step() < step;
        return newer ? Optional.of(new Preview(id, step, images())) : Optional.empty();
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public LossHistory losses() {
        return losses;
    }

    @Override
    public RunTimes times() {
        return new RunTimes(Double.NaN, Double.NaN, Double.NaN);
    }

    @Override
    public CompletableFuture<Ending> ended() {
        return ended;
    }

    @Override
    public void close() {
        giveUp();
        stop();
    }
}
