package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.inversight.attack.Ranking;
import org.inversight.data.Panel;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.experiment.SampleStore;
import org.inversight.fixtures.TestSample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The selection among the candidates of whole runs. */
class SelectionRunTest {

    @TempDir
    static Path samples;

    private EngineLaboratory laboratory;

    @BeforeAll
    static void writeSample() {
        TestSample.write(samples);
    }

    @BeforeEach
    void start() {
        laboratory = new EngineLaboratory(Catalogue.standard(), new SampleStore(samples));
        laboratory.start(new EngineSettings("cpu", 1), Progress.NONE).join();
    }

    @AfterEach
    void stop() {
        laboratory.close();
    }

    private Experiment tiny(String attack) {
        return laboratory.samples().getFirst().experiment(attack, 1);
    }

    private Run finished(Experiment experiment) throws Exception {
        Run run = laboratory.open(experiment, Progress.NONE);
        run.showPanels(Ranking.PANEL);
        run.play();
        run.ended().get(120, TimeUnit.SECONDS);
        return run;
    }

    private RunReport report(Experiment experiment) throws Exception {
        try (Run run = finished(experiment)) {
            return run.report().get(60, TimeUnit.SECONDS);
        }
    }

    private static Panel.ImageGroups panel(Snapshot snapshot) {
        return (Panel.ImageGroups) snapshot.panels().stream()
                .filter(panel -> panel.id().equals("selection"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void evaluatorsHaveNoPartInTheOrder() throws Exception {
        Experiment evaluated = tiny("gmi").withTargets(List.of(0, 1, 2)).withRestarts(4);
        ModelFiles alone = new ModelFiles(
                null, null, null, null, List.of(), null, evaluated.models().options());
        Ranking with = Objects.requireNonNull(report(evaluated).ranking());
        Ranking without =
                Objects.requireNonNull(report(evaluated.withModels(alone)).ranking());
        assertEquals(with.scores(), without.scores());
    }

    @Test
    void theReportSaysWhatTheChoiceIsWorthBesideTheUnselectedAccuracy() throws Exception {
        try (Run run = finished(tiny("gmi").withTargets(List.of(0, 1, 2)).withRestarts(4))) {
            RunReport report = run.report().get(60, TimeUnit.SECONDS);
            Snapshot last = Objects.requireNonNull(run.latest());
            Ranking ranking = Objects.requireNonNull(report.ranking());
            RunReport.Selection selection = Objects.requireNonNull(report.selection());
            int accepted = 0;
            for (int image : ranking.ranked(0)) {
                accepted += last.verdicts().get(image).evaluators().getFirst().accepts() ? 1 : 0;
            }
            Map<String, Double> evaluators = selection.bestAccuracy().evaluators();
            assertEquals(accepted / 3.0, evaluators.get(last.evaluators().getFirst()));
            assertEquals(0, selection.queries());
            assertEquals(last.targetAccuracy(), report.attackAccuracy().target(), "all images, no selection");
        }
    }

    @Test
    void thePanelShowsTheImagesOfTheRanking() throws Exception {
        try (Run run = finished(tiny("gmi").withTargets(List.of(0, 1, 2)).withRestarts(5))) {
            RunReport report = run.report().get(60, TimeUnit.SECONDS);
            Ranking ranking = Objects.requireNonNull(report.ranking());
            Snapshot last = Objects.requireNonNull(run.latest());
            Panel.ImageGroups panel = panel(last);
            assertTrue(panel.caption().contains(ranking.rule()), panel.caption());
            assertEquals(
                    List.of("Best", "Median", "Worst"),
                    panel.groups().stream().map(Panel.Group::name).toList());
            assertEquals(3, panel.groups().getFirst().words().size());
            assertTrue(panel.groups().getFirst().words().get(1).startsWith("1 · "));
            assertEquals(
                    last.images().select(ranking.ranked(0)),
                    panel.groups().get(0).images());
            assertEquals(
                    last.images().select(ranking.ranked(2)),
                    panel.groups().get(1).images());
            assertEquals(
                    last.images().select(ranking.ranked(4)),
                    panel.groups().get(2).images());
        }
    }

    @Test
    void anAttackThatAsksPaysForItsChoiceApartFromItsSearch() throws Exception {
        Experiment experiment = tiny("mirror");
        try (Run run = finished(experiment)) {
            Snapshot last = Objects.requireNonNull(run.latest());
            RunReport report = run.report().get(60, TimeUnit.SECONDS);
            RunReport.Selection selection = Objects.requireNonNull(report.selection());
            assertEquals(6 * 15, selection.queries());
            assertEquals(last.queries(), report.queries());
            assertTrue(panel(last).caption().contains("90 queries in addition to the search"));
        }
    }

    @Test
    void aDefenceThatIsTurnedOnAnswersThePanelToo() throws Exception {
        Experiment experiment = tiny("mirror").withSteps(50);
        try (Run run = laboratory.open(experiment, Progress.NONE)) {
            run.showPanels(Ranking.PANEL);
            run.step();
            run.change(Map.of("defence.noise", 0.4));
            run.step();
            RunReport report = run.report().get(60, TimeUnit.SECONDS);
            Snapshot last = Objects.requireNonNull(run.latest());
            Ranking ranking = Objects.requireNonNull(report.ranking());
            assertEquals(
                    last.images().select(ranking.ranked(0)),
                    panel(last).groups().getFirst().images());
            run.step();
            run.report().get(60, TimeUnit.SECONDS);
            Snapshot next = Objects.requireNonNull(run.latest());
            Ranking then = Objects.requireNonNull(
                    run.report().get(60, TimeUnit.SECONDS).ranking());
            assertEquals(
                    next.images().select(then.ranked(0)),
                    panel(next).groups().getFirst().images());
        }
    }

    @Test
    void nothingIsRankedWhileNobodyLooks() throws Exception {
        try (Run run = laboratory.open(tiny("gmi"), Progress.NONE)) {
            run.play();
            run.ended().get(120, TimeUnit.SECONDS);
            for (Snapshot snapshot : run.timeline().all()) {
                assertTrue(snapshot.panels().stream().noneMatch(p -> p.id().equals("selection")));
            }
        }
    }

    @Test
    void oneCandidateIsNoChoice() throws Exception {
        try (Run run = finished(tiny("kedmi").withTargets(List.of(0, 1)).withRestarts(1))) {
            RunReport report = run.report().get(60, TimeUnit.SECONDS);
            assertNull(report.ranking());
            assertNull(report.selection());
            Snapshot last = Objects.requireNonNull(run.latest());
            assertTrue(last.panels().stream().noneMatch(panel -> panel.id().equals("selection")));
        }
    }
}
