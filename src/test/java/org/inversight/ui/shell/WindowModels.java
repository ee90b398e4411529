package org.inversight.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.inversight.ui.command.CommandGroup;
import org.inversight.ui.compare.CompareModel;
import org.inversight.ui.inspect.AnatomyModel;
import org.inversight.ui.judge.BlindModel;
import org.inversight.ui.lesson.LessonModel;
import org.inversight.ui.models.DistilModel;
import org.inversight.ui.models.PartsModel;
import org.inversight.ui.models.SetModel;
import org.inversight.ui.models.StudentsModel;
import org.inversight.ui.people.PeopleModel;
import org.inversight.ui.session.BeginningModel;
import org.inversight.ui.session.EngineModel;
import org.inversight.ui.session.LoadedModel;
import org.inversight.ui.session.OpeningModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.SelectionModel;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.shelf.ShelfModel;
import org.inversight.ui.stage.LineUpModel;
import org.inversight.ui.stage.PagesModel;
import org.inversight.ui.stage.PanelsModel;

/** The models of a window, for tests that look at them behind the views. */
public record WindowModels(Workbench bench) implements AutoCloseable {

    public BeginningModel beginning() {
        return bench.beginning;
    }

    public BlindModel blind() {
        return bench.blind;
    }

    public CompareModel comparison() {
        return bench.comparison;
    }

    /** The table of all commands. */
    public List<CommandGroup> commands() {
        return bench.table;
    }

    public DistilModel distilling() {
        return bench.distilling;
    }

    public EngineModel engine() {
        return bench.engine;
    }

    public LessonModel lessons() {
        return bench.lessons;
    }

    public LineUpModel lineUps() {
        return bench.lineUps;
    }

    public LoadedModel loaded() {
        return bench.loaded;
    }

    public PagesModel pages() {
        return bench.pages;
    }

    public PanelsModel panels() {
        return bench.panels;
    }

    public PanesModel panes() {
        return bench.panes;
    }

    public PartsModel parts() {
        return bench.parts;
    }

    public PeopleModel people() {
        return bench.people;
    }

    public PlaybackModel playback() {
        return bench.playback;
    }

    public PresenterModel presenter() {
        return bench.presenter;
    }

    /** Pulses by hand, as a window does, until it is so; twenty seconds at most. */
    public void until(BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < limit, "It never came to be.");
            Thread.sleep(2);
            bench.pulse(System.nanoTime());
        }
    }

    public OpeningModel opening() {
        return bench.opening;
    }

    public RunModel runs() {
        return bench.runs;
    }

    public AnatomyModel anatomies() {
        return bench.anatomies;
    }

    public SelectionModel selection() {
        return bench.selection;
    }

    public ShelfModel shelf() {
        return bench.shelf;
    }

    public SetModel set() {
        return bench.set;
    }

    public SetupModel setup() {
        return bench.setup;
    }

    public StudentsModel students() {
        return bench.students;
    }

    public void startEngine() {
        bench.startEngine();
    }

    public void pulse(long now) {
        bench.pulse(now);
    }

    @Override
    public void close() {
        bench.close();
    }
}
