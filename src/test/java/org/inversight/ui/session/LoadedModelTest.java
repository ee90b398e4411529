package org.inversight.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.loading.LoadSummary;
import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.shell.WindowModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What belongs to the experiment on the stage, while another one is set up. */
class LoadedModelTest {

    private final FakeLaboratory laboratory = new FakeLaboratory(1, 0, null);
    private final WindowModels bench = new WindowModels(laboratory.bench(Runnable::run));

    @AfterEach
    void close() {
        bench.close();
    }

    private LoadSummary loaded() {
        return Objects.requireNonNull(bench.opening().summaryProperty().get());
    }

    @Test
    void anotherVerifierOrOtherEvaluatorsAreNotThoseOfTheRunOnTheStage() throws InterruptedException {
        bench.startEngine();
        bench.until(() -> bench.opening().summaryProperty().get() != null);
        LoadSummary first = loaded();
        bench.runs().startOrPause();
        bench.until(() -> !bench.playback().recordedProperty().get().isEmpty());
        setUp(models -> models.with().evaluators(List.of("another.json")).build());
        assertNotSame(first, loaded());
        assertSame(first, bench.loaded().of(bench.loaded().onStage()));
        assertSame(loaded(), bench.loaded().of(bench.setup().draft()));
        LoadSummary second = loaded();
        setUp(models -> models.with().verifier("another.json").build());
        assertNotSame(second, loaded());
        assertSame(first, bench.loaded().of(bench.loaded().onStage()));
        assertSame(loaded(), bench.loaded().of(bench.setup().draft()));
    }

    private void setUp(UnaryOperator<ModelFiles> change) throws InterruptedException {
        Experiment now = bench.setup().draft();
        bench.setup().change(now.withModels(change.apply(now.models())));
        bench.until(() -> bench.opening().summaryProperty().get() != null);
    }

    /** Before anything of it is loaded. */
    @Test
    void theClassesOfAnExperimentHaveTheNamesOfItsOwnSample() {
        Experiment people = bench.setup().draft().withSample("identities");
        assertEquals("Bexi", bench.loaded().className(people, 3));
        assertEquals("3", bench.loaded().className(bench.setup().draft(), 3));
        assertEquals("3", bench.loaded().className(people.withSample("of another version"), 3));
    }
}
