package org.inversight.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.inversight.engine.EngineSettings;
import org.inversight.experiment.Sample;
import org.inversight.run.Laboratory;
import org.inversight.ui.inspect.CurvesModel;
import org.inversight.ui.models.DistilModel;
import org.inversight.ui.models.ImportModel;
import org.inversight.ui.models.KeptModel;
import org.inversight.ui.models.PartsModel;
import org.inversight.ui.models.SetModel;
import org.inversight.ui.models.SetsFolder;
import org.inversight.ui.models.StudentsModel;
import org.inversight.ui.people.PeopleModel;
import org.inversight.ui.session.BeginningModel;
import org.inversight.ui.session.EngineModel;
import org.inversight.ui.session.LoadedModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.PreparationModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.SavingModel;
import org.inversight.ui.session.SelectionModel;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.stage.LineUpModel;
import org.inversight.ui.stage.PagesModel;
import org.inversight.ui.stage.PanelsModel;

/** All view models of one window, wired together. */
public final class Workbench implements AutoCloseable {

    private final Laboratory laboratory;
    private final EngineModel engine;
    private final SetupModel setup;
    private final PreparationModel preparation;
    private final PlaybackModel playback;
    private final SavingModel saving;
    private final RunModel runs;
    private final LoadedModel loaded;
    private final BeginningModel beginning;
    private final SelectionModel selection;
    private final PagesModel pages;
    private final CurvesModel curves;
    private final ImportModel importing;
    private final PanesModel panes;
    private final LineUpModel lineUps;
    private final PanelsModel panels;
    private final StudentsModel students;
    private final PartsModel parts;
    private final SetModel set;
    private final KeptModel kept;
    private final DistilModel distilling;
    private final PeopleModel people;

    /**
     * @param samples what {@link Laboratory#samples} gave; read elsewhere, since it reads files
     * @param sets keeps sets of one's own
     * @param studentFolders where each target has a folder for students that are distilled
     * @param opened hears of every model file that was taken
     * @param dice makes new seeds
     * @param ui runs everything that changes what is shown, one after the other
     */
    public Workbench(
            Laboratory laboratory,
            List<Sample> samples,
            SetsFolder sets,
            Path studentFolders,
            Consumer<Path> opened,
            RandomGenerator dice,
            Executor ui) {
        this.laboratory = laboratory;
        this.engine = new EngineModel(laboratory, ui);
        this.setup = new SetupModel(laboratory.catalogue(), samples, dice);
        this.preparation = new PreparationModel(laboratory, setup, engine, ui);
        this.playback = new PlaybackModel();
        this.runs = new RunModel(setup, engine, preparation, playback);
        this.saving = new SavingModel(runs, ui);
        this.loaded = new LoadedModel(setup, preparation, runs);
        this.beginning = new BeginningModel(setup, preparation, runs, ui);
        this.selection = new SelectionModel(runs, playback, ui);
        this.pages = new PagesModel(selection);
        this.curves = new CurvesModel(runs, playback);
        this.panes = new PanesModel();
        this.lineUps = new LineUpModel(playback, runs, loaded, setup.catalogue());
        this.panels = new PanelsModel(runs, playback, lineUps, loaded);
        this.students = new StudentsModel(laboratory, setup, ui);
        this.parts = new PartsModel(setup, students, preparation, ui);
        this.importing = new ImportModel(laboratory, parts, opened, ui);
        this.set = new SetModel(laboratory, setup, ui);
        this.kept = new KeptModel(sets, setup, set, playback, preparation, ui);
        this.distilling = new DistilModel(laboratory, setup, students, studentFolders, ui);
        this.people = new PeopleModel(ui);
        importing.stateProperty().addListener((o, before, now) -> {
            if (now.stage() != ImportModel.Stage.NONE) {
                people.leave();
                panes.openLeft();
            }
        });
    }

    /** Takes files that were dropped or chosen: a set, or models one after the other. */
    public void open(List<Path> files) {
        if (SetModel.takes(files)) {
            people.leave();
            set.open(files);
        } else {
            importing.open(files);
        }
    }

    /** Starts the engine on the device that is set up. */
    public void startEngine() {
        engine.start(new EngineSettings(setup.draft().device(), setup.draft().threads()));
    }

    /** Takes what is new; called once a pulse with the time in nanoseconds. */
    public void pulse(long now) {
        runs.pulse(now);
        selection.pulse(now);
        curves.pulse(now);
    }

    /** Stops the run and releases the engine; may take up to two seconds, on any thread. */
    @Override
    public void close() {
        distilling.stop();
        people.close();
        runs.close();
        laboratory.close();
    }

    public EngineModel engine() {
        return engine;
    }

    public SetupModel setup() {
        return setup;
    }

    public PreparationModel preparation() {
        return preparation;
    }

    public SavingModel saving() {
        return saving;
    }

    public PlaybackModel playback() {
        return playback;
    }

    public RunModel runs() {
        return runs;
    }

    public LoadedModel loaded() {
        return loaded;
    }

    public BeginningModel beginning() {
        return beginning;
    }

    public SelectionModel selection() {
        return selection;
    }

    public PagesModel pages() {
        return pages;
    }

    public CurvesModel curves() {
        return curves;
    }

    public ImportModel importing() {
        return importing;
    }

    public StudentsModel students() {
        return students;
    }

    public PartsModel parts() {
        return parts;
    }

    public SetModel set() {
        return set;
    }

    public KeptModel kept() {
        return kept;
    }

    public DistilModel distilling() {
        return distilling;
    }

    public PeopleModel people() {
        return people;
    }

    public LineUpModel lineUps() {
        return lineUps;
    }

    public PanelsModel panels() {
        return panels;
    }

    public PanesModel panes() {
        return panes;
    }
}
