package org.inversight.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javafx.beans.value.ObservableValue;
import org.inversight.engine.EngineSettings;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.Sample;
import org.inversight.lesson.Lesson;
import org.inversight.run.Laboratory;
import org.inversight.run.Preview;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.inversight.shelf.Shelf;
import org.inversight.ui.command.CommandGroup;
import org.inversight.ui.compare.BesideNow;
import org.inversight.ui.compare.CompareModel;
import org.inversight.ui.compare.SideBounds;
import org.inversight.ui.control.FileDialogs;
import org.inversight.ui.export.ExportModel;
import org.inversight.ui.inspect.AnatomyModel;
import org.inversight.ui.inspect.CurvesModel;
import org.inversight.ui.judge.BlindModel;
import org.inversight.ui.lesson.LessonModel;
import org.inversight.ui.models.DistilModel;
import org.inversight.ui.models.ImportModel;
import org.inversight.ui.models.KeptModel;
import org.inversight.ui.models.PartsModel;
import org.inversight.ui.models.RestoringModel;
import org.inversight.ui.models.SetModel;
import org.inversight.ui.models.SetsFolder;
import org.inversight.ui.models.StudentsModel;
import org.inversight.ui.people.PeopleModel;
import org.inversight.ui.session.BeginningModel;
import org.inversight.ui.session.BoundsModel;
import org.inversight.ui.session.EngineModel;
import org.inversight.ui.session.LoadedModel;
import org.inversight.ui.session.OpeningModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.ProblemsModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.SelectionModel;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.Transport;
import org.inversight.ui.session.UndoModel;
import org.inversight.ui.settings.SettingsFile;
import org.inversight.ui.shelf.ShelfModel;
import org.inversight.ui.stage.LineUpModel;
import org.inversight.ui.stage.PagesModel;
import org.inversight.ui.stage.PanelsModel;
import org.inversight.ui.theme.Themes;

/** The one place where the models of a window are put together; its panes are by {@link Assembly}. No view sees it. */
public final class Workbench implements AutoCloseable {

    private final Laboratory laboratory;
    final EngineModel engine;
    final SetupModel setup;
    final OpeningModel opening;
    final PlaybackModel playback;
    final ExportModel exporting;
    final RunModel runs;
    final LoadedModel loaded;
    final BeginningModel beginning;
    final SelectionModel selection;
    final BoundsModel bounds;
    final SideBounds sideBounds;
    final AnatomyModel anatomies;
    final PagesModel pages;
    final CurvesModel curves;
    final ImportModel importing;
    final PanesModel panes;
    final LineUpModel lineUps;
    final PanelsModel panels;
    final StudentsModel students;
    final PartsModel parts;
    final SetModel set;
    final KeptModel kept;
    final RestoringModel restoring;
    final ProblemsModel problems;
    final DistilModel distilling;
    final PeopleModel people;
    final CompareModel comparison;
    final BesideNow besideNow;
    final LessonModel lessons;
    final ShelfModel shelf;
    final BlindModel blind;
    final UndoModel undo;
    final PresenterModel presenter;
    final CaptionModel caption;
    final AnnouncementsModel announcements;

    final Transport transport;

    /** Playback of what has the stage. */
    final ObservableValue<PlaybackModel> onStage;

    /** All commands; none before there is a window. */
    List<CommandGroup> table = List.of();

    /**
     * @param samples what {@link Laboratory#samples} gave; read elsewhere, since it reads files
     * @param sets keeps sets of one's own
     * @param keptRuns keeps every run
     * @param studentFolders where each target has a folder for students that are distilled
     * @param opened is called with every model file that was taken
     * @param dice makes new seeds
     * @param ui runs everything that changes what is shown, one after the other
     */
    public Workbench(
            Laboratory laboratory,
            List<Sample> samples,
            SetsFolder sets,
            Shelf keptRuns,
            Path studentFolders,
            Consumer<Path> opened,
            RandomGenerator dice,
            Executor ui) {
        this.laboratory = laboratory;
        this.engine = new EngineModel(laboratory, ui);
        this.setup = new SetupModel(laboratory.catalogue(), samples, dice);
        this.opening = new OpeningModel(laboratory, setup, engine, ui);
        this.playback = new PlaybackModel();
        this.runs = new RunModel(setup, engine, opening, playback);
        this.shelf = new ShelfModel(laboratory, keptRuns, setup, runs, this::showRun, ui);
        this.loaded = new LoadedModel(setup, opening, runs);
        this.blind = new BlindModel(runs, playback, loaded, shelf, ui);
        this.beginning = new BeginningModel(setup, opening, runs, ui);
        this.selection = new SelectionModel(runs, playback, ui);
        this.bounds = new BoundsModel(runs, playback, ui);
        this.anatomies = new AnatomyModel(runs, playback, selection, loaded, setup.catalogue(), ui);
        this.pages = new PagesModel(selection);
        this.curves = new CurvesModel(runs, playback);
        this.panes = new PanesModel();
        this.lineUps = new LineUpModel(playback, runs, loaded, setup.catalogue());
        this.panels = new PanelsModel(runs, playback, lineUps, loaded);
        this.students = new StudentsModel(laboratory, setup, ui);
        this.parts = new PartsModel(setup, students, opening, ui);
        this.importing = new ImportModel(laboratory, parts, opened, ui);
        this.set = new SetModel(laboratory, setup, ui);
        this.kept = new KeptModel(sets, setup, set, playback, opening, ui);
        this.restoring = new RestoringModel(laboratory, setup, engine, set, opened, ui);
        this.problems = new ProblemsModel(
                engine, runs, opening, restoring.problemProperty(), restoring::dismissProblem, this::startEngine);
        this.distilling = new DistilModel(laboratory, setup, students, studentFolders, ui);
        this.people = new PeopleModel(ui);
        this.comparison = new CompareModel(laboratory, setup, engine, runs, ui);
        comparison.runningProperty().addListener((o, before, now) -> now.forEach(shelf::keep));
        this.besideNow = new BesideNow(comparison, setup, engine);
        this.sideBounds = new SideBounds(comparison, ui);
        this.exporting = new ExportModel(
                runs,
                () -> new ExportModel.Compared(comparison.titles(), comparison.running()),
                setup.catalogue(),
                blind::sittings,
                ui);
        this.lessons = new LessonModel(setup, runs, comparison, people, panels);
        this.transport = new StageTransport(runs, comparison);
        this.onStage = comparison.openProperty().map(on -> on ? comparison.playback() : playback);
        this.undo = new UndoModel(setup, System::nanoTime);
        this.presenter = new PresenterModel(panes, people);
        this.caption = new CaptionModel(setup, runs, playback, comparison);
        this.announcements = new AnnouncementsModel(
                opening, transport.statusProperty(), onStage, comparison.standingProperty(), problems);
        restoring.saidProperty().addListener((o, before, now) -> {
            if (!now.isEmpty()) {
                comparison.leave(); // what was restored has the stage
            }
        });
        set.stateProperty().addListener((o, before, now) -> {
            if (now.stage() != SetModel.Stage.CLOSED) {
                comparison.leave(); // what it asks has the stage
            }
        });
        importing.stateProperty().addListener((o, before, now) -> {
            if (now.stage() != ImportModel.Stage.NONE) {
                people.leave();
                panes.openLeft();
            }
        });
    }

    /** Takes files that were dropped or chosen: an exported run, a set, or models one after the other. */
    void open(List<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        if (files.getFirst().toString().endsWith(Lesson.ENDING)) {
            restoring.lesson(files.getFirst(), lessons::begin);
        } else if (RestoringModel.takes(files)) {
            people.leave();
            restoring.open(files.getFirst(), () -> importing.open(files));
        } else if (SetModel.takes(files)) {
            people.leave();
            comparison.leave();
            set.open(files);
        } else {
            importing.open(files);
        }
    }

    /** The run has the stage, and no comparison. */
    private void showRun() {
        comparison.leave();
    }

    /** Starts the engine on the device that is set up. */
    public void startEngine() {
        engine.start(new EngineSettings(setup.draft().device(), setup.draft().threads()));
    }

    /** Takes what is new; called once a pulse with the time in nanoseconds. */
    void pulse(long now) {
        runs.pulse(now);
        selection.pulse(now);
        anatomies.pulse();
        curves.pulse();
        comparison.pulse(now);
        lessons.pulse();
    }

    /** Stops the run and releases the engine; waits for the step in hand, on any thread. */
    @Override
    public void close() {
        distilling.stop();
        exporting.close();
        people.close();
        comparison.close();
        shelf.close();
        runs.close();
        laboratory.close();
    }

    /** Sets an experiment of a sample up. */
    public void setUp(Experiment experiment) {
        setup.samples().stream()
                .filter(s -> s.name().equals(experiment.sample()))
                .forEach(setup::chooseSample);
        setup.change(experiment);
    }

    /** Whether the engine is there and all that is set up is loaded. */
    public boolean ready() {
        return engine.ready() && opening.readyProperty().get();
    }

    /**
     * Starts what is set up: alone on the stage, or beside others.
     *
     * @param sides all of them, in their order; the first is set up
     * @return their runs, in this order
     */
    public List<Run> start(List<Experiment> sides) {
        if (sides.size() > 1) {
            comparison.begin(sides);
            return comparison.running();
        }
        runs.startOrPause();
        return List.of(Objects.requireNonNull(runs.runProperty().get(), "the engine is not ready"));
    }

    /** The step whose images are shown of what has the stage, of all sides of a comparison; -1 before the first. */
    public int shownStep() {
        if (comparison.openProperty().get()) {
            return comparison.shownStep();
        }
        Preview newer = playback.previewProperty().get();
        if (newer != null) {
            return newer.step();
        }
        Snapshot shown = playback.shownProperty().get();
        return shown == null ? -1 : shown.step();
    }

    /**
     * Makes the window's content over the models.
     *
     * @param dialogs ask for files and folders
     * @param settings what was remembered and is to be
     */
    public Shell shell(FileDialogs dialogs, SettingsFile settings, Themes themes) {
        return new Assembly(this, dialogs, settings, themes, themes.paletteProperty()).shell();
    }
}
