package org.inversight.run;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.inversight.engine.Engine;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentBuilder;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.TestEngine;
import org.inversight.loading.LoadSummary;
import org.inversight.loading.LoadSummaryBuilder;
import org.inversight.loading.Materials;
import org.inversight.loading.MaterialsBuilder;
import org.inversight.metric.Evaluators;
import org.inversight.metric.Recognition;
import org.inversight.model.Classifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of a run share: an optimiser thread, and an attack that does as the test says. */
abstract class EngineRunCase {

    private Engine engine;
    OptimizerThread thread;
    private Classifier target;
    ScriptedAttack attack;

    @BeforeEach
    void start() {
        engine = TestEngine.start();
        thread = new OptimizerThread();
        target = Networks.target();
        attack = new ScriptedAttack();
    }

    @AfterEach
    void stop() {
        thread.close(() -> {
            target.close();
            engine.close();
        });
    }

    EngineRun run(int steps) {
        return run(steps, attack);
    }

    EngineRun run(int steps, ScriptedAttack scripted) {
        return new EngineRun(
                41,
                experiment(steps),
                thread,
                new Opening(() -> session(steps, scripted)),
                Catalogue.standard(),
                RunHistory.from(0),
                null);
    }

    private Session session(int steps, ScriptedAttack scripted) {
        Evaluators evaluators = new Evaluators(target, List.of(), List.of(0), 1, Recognition.NONE);
        Materials materials = MaterialsBuilder.builder()
                .target(target)
                .students(List.of())
                .evaluators(List.of())
                .recognition(Recognition.NONE)
                .conversions(List.of())
                .warnings(List.of())
                .build();
        PreparedAttack prepared = new PreparedAttack(materials, engine.scope(), scripted, evaluators);
        LoadSummary summary = LoadSummaryBuilder.builder()
                .lookAlikes(Map.of())
                .classifier(target.card())
                .students(List.of())
                .evaluators(List.of())
                .conversions(List.of())
                .warnings(List.of())
                .build();
        return new Session(
                engine,
                Catalogue.standard(),
                prepared,
                summary,
                new NearestImages(),
                new RunBounds(materials, experiment(steps)));
    }

    /** Opens what the test says. */
    record Opening(Callable<Session> sessions) implements SessionOpener {

        @Override
        public Session open(
                Experiment experiment,
                KeyFrames frames,
                @Nullable Session shared,
                Progress progress,
                Consumer<LoadSummary> loaded)
                throws Exception {
            Session session = sessions.call();
            loaded.accept(session.summary());
            return session;
        }

        @Override
        public Run another(EngineRun run, Experiment experiment, @Nullable Integer step) {
            throw new AssertionError("no test here asks for a second run");
        }
    }

    static Experiment experiment(int steps) {
        return ExperimentBuilder.builder()
                .attack("kedmi")
                .loss("cross-entropy")
                .augmentation("none")
                .targets(List.of(0))
                .restarts(1)
                .steps(steps)
                .device("cpu")
                .threads(1)
                .build();
    }

    /** Whatever was asked for so far has happened: the thread works in order. */
    void settle() {
        thread.compute(() -> true).join();
    }

    static Ending ending(Run run) throws Exception {
        return run.ended().get(60, TimeUnit.SECONDS);
    }
}
