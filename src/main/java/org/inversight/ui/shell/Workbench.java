package org.inversight.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import org.inversight.engine.EngineSettings;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.Sample;
import org.inversight.lesson.Lesson;
import org.inversight.run.Laboratory;
import org.inversight.run.Run;
import org.inversight.shelf.Shelf;
import org.inversight.ui.command.Command;
import org.inversight.ui.command.CommandGroup;
import org.inversight.ui.command.CommandKeys;
import org.inversight.ui.command.CommandPalette;
import org.inversight.ui.command.CommandSheet;
import org.inversight.ui.compare.CompareChart;
import org.inversight.ui.compare.CompareModel;
import org.inversight.ui.compare.ComparePane;
import org.inversight.ui.compare.DifferencesSection;
import org.inversight.ui.control.FileDialogs;
import org.inversight.ui.control.Overlay;
import org.inversight.ui.control.Popovers;
import org.inversight.ui.control.SidePane;
import org.inversight.ui.control.Texts;
import org.inversight.ui.export.ExportModel;
import org.inversight.ui.export.ExportPanel;
import org.inversight.ui.inspect.ConvincedSection;
import org.inversight.ui.inspect.CurvesModel;
import org.inversight.ui.inspect.ExplanationSection;
import org.inversight.ui.inspect.LossSection;
import org.inversight.ui.inspect.SelectedSection;
import org.inversight.ui.lesson.LessonCard;
import org.inversight.ui.lesson.LessonGuide;
import org.inversight.ui.lesson.LessonModel;
import org.inversight.ui.models.DistilModel;
import org.inversight.ui.models.ImportModel;
import org.inversight.ui.models.KeptModel;
import org.inversight.ui.models.ModelsSection;
import org.inversight.ui.models.OpenFiles;
import org.inversight.ui.models.PartCards;
import org.inversight.ui.models.PartsModel;
import org.inversight.ui.models.RestoringModel;
import org.inversight.ui.models.SampleStrip;
import org.inversight.ui.models.SetModel;
import org.inversight.ui.models.SetReview;
import org.inversight.ui.models.SetsFolder;
import org.inversight.ui.models.StudentsModel;
import org.inversight.ui.models.StudentsSection;
import org.inversight.ui.panel.PanelPane;
import org.inversight.ui.people.PeopleModel;
import org.inversight.ui.people.PeoplePage;
import org.inversight.ui.session.BeginningModel;
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
import org.inversight.ui.setup.ChoicesSection;
import org.inversight.ui.shelf.ShelfButton;
import org.inversight.ui.shelf.ShelfModel;
import org.inversight.ui.setup.ComputingSection;
import org.inversight.ui.setup.ParametersSection;
import org.inversight.ui.setup.TargetsSection;
import org.inversight.ui.stage.Grid;
import org.inversight.ui.stage.LineUpModel;
import org.inversight.ui.stage.LineUpPane;
import org.inversight.ui.stage.Pager;
import org.inversight.ui.stage.PagesModel;
import org.inversight.ui.stage.PanelsModel;
import org.inversight.ui.stage.Reconstructions;
import org.inversight.ui.stage.StageHeader;
import org.inversight.ui.stage.StagePane;
import org.inversight.ui.stage.StartCard;
import org.inversight.ui.theme.Palette;
import org.inversight.ui.theme.Themes;
import org.inversight.ui.timeline.TimelineRow;

/** The one place where the models and the panes of a window are put together; no view sees it. */
public final class Workbench implements AutoCloseable {

    private static final double SETUP_WIDTH = 304;
    private static final double INSPECTOR_WIDTH = 344;

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
    final DistilModel distilling;
    final PeopleModel people;
    final CompareModel comparison;
    final LessonModel lessons;
    final ShelfModel shelf;
    final UndoModel undo;
    final PresenterModel presenter;
    final CaptionModel caption;
    final AnnouncementsModel announcements;

    private final Transport transport;

    /** Playback of what has the stage. */
    private final ObservableValue<PlaybackModel> onStage;

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
        this.shelf = new ShelfModel(laboratory, keptRuns, setup, runs, ui);
        this.exporting = new ExportModel(runs, setup.catalogue(), ui);
        this.loaded = new LoadedModel(setup, opening, runs);
        this.beginning = new BeginningModel(setup, opening, runs, ui);
        this.selection = new SelectionModel(runs, playback, ui);
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
        this.distilling = new DistilModel(laboratory, setup, students, studentFolders, ui);
        this.people = new PeopleModel(ui);
        this.comparison = new CompareModel(laboratory, setup, engine, runs, ui);
        this.lessons = new LessonModel(setup, runs, comparison, people, panels);
        this.transport = new StageTransport(runs, comparison);
        this.onStage = comparison.openProperty().map(on -> on ? comparison.playback() : playback);
        this.undo = new UndoModel(setup, System::nanoTime);
        this.presenter = new PresenterModel(panes, people);
        this.caption = new CaptionModel(setup, runs, playback);
        this.announcements = new AnnouncementsModel(opening, runs, playback);
        importing.stateProperty().addListener((o, before, now) -> {
            if (now.stage() != ImportModel.Stage.NONE) {
                people.leave();
                panes.openLeft();
            }
        });
    }

    /** Takes files that were dropped or chosen: an exported run, a set, or models one after the other. */
    private void open(List<Path> files) {
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
    void pulse(long now) {
        runs.pulse(now);
        selection.pulse(now);
        curves.pulse(now);
        comparison.pulse(now);
        lessons.pulse();
    }

    /** Stops the run and releases the engine; may take up to two seconds, on any thread. */
    @Override
    public void close() {
        distilling.stop();
        exporting.stop();
        people.close();
        comparison.close();
        shelf.close();
        runs.close();
        laboratory.close();
    }

    /** Sets an experiment up and starts it; the run, once there is one. */
    public CompletableFuture<Run> start(Experiment experiment) {
        CompletableFuture<Run> started = new CompletableFuture<>();
        runs.runProperty().addListener((o, before, run) -> {
            if (run != null) {
                started.complete(run);
            }
        });
        setup.samples().stream()
                .filter(s -> s.name().equals(experiment.sample()))
                .forEach(setup::chooseSample);
        setup.chooseAttack(experiment.attack());
        setup.setTargets(experiment.targets());
        setup.setRestarts(experiment.restarts());
        setup.setDevice(experiment.device(), experiment.threads());
        runs.startOrPause();
        return started;
    }

    /**
     * Makes the window's content over the models.
     *
     * @param dialogs ask for files and folders
     * @param settings what was remembered and is to be
     */
    public Shell shell(FileDialogs dialogs, SettingsFile settings, Themes themes) {
        ObservableValue<Palette> palette = themes.paletteProperty();
        Overlay overlay = new Overlay();
        AllCommands commands = commands(dialogs, settings, themes, overlay);
        SidePane left = setupPane(commands.window().open(), dialogs, settings);
        importing.stateProperty().addListener((o, before, now) -> {
            if (now.stage() != ImportModel.Stage.NONE) {
                Platform.runLater(() -> left.reveal("import"));
            }
        });
        AttackPage attack = new AttackPage(
                left,
                stage(commands, palette),
                new SetReview(set, dialogs),
                inspector(palette),
                comparison(commands.stage(), palette),
                new LessonCard(
                        lessons,
                        commands.lessons().back(),
                        commands.lessons().next(),
                        commands.lessons().leave()),
                panes,
                set);
        Frame frame = new Frame(
                new TopBar(
                        commands,
                        new ShelfButton(commands.time().shelf(), shelf, setup.catalogue()),
                        setup,
                        runs,
                        transport,
                        comparison),
                attack,
                () -> new PeoplePage(people, commands.window().showPeople(), dialogs),
                new StatusBar(
                        engine,
                        transport,
                        playback,
                        List.of(exporting.saidProperty(), restoring.saidProperty()),
                        announcements,
                        new Memory()),
                people,
                presenter,
                caption);
        presenter.onProperty().addListener((o, before, now) -> themes.strengthen(now));
        Remembered.panes(panes, settings);
        LessonGuide guide = new LessonGuide(lessons, frame, side -> {
            if (side.equals(left.getId())) {
                panes.openLeft();
            } else {
                panes.openRight();
            }
        });
        Shell shell = new Shell(frame, guide, overlay, panes, presenter, this::open, this::pulse);
        shell.sceneProperty().addListener((o, before, scene) -> {
            if (scene != null) {
                CommandKeys.install(
                        scene,
                        commands.all(),
                        List.of(commands.help().back(), commands.help().on()),
                        people.openProperty().or(overlay.openProperty()).not());
            }
        });
        return shell;
    }

    private AllCommands commands(FileDialogs dialogs, SettingsFile settings, Themes themes, Overlay overlay) {
        ChoiceCommands choices = new ChoiceCommands(setup);
        AllCommands all = new AllCommands(
                RunCommands.of(
                        runs,
                        transport,
                        comparison.openProperty().not(),
                        setup,
                        engine,
                        playback,
                        people,
                        () -> export(overlay.getScene(), dialogs, settings)),
                StageCommands.of(onStage, comparison, pages, panels, people),
                TimeCommands.of(runs, comparison.openProperty().not(), playback, engine, shelf, people),
                SetupCommands.of(undo),
                LessonCommands.of(lessons),
                WindowCommands.of(
                        panes,
                        people,
                        presenter,
                        () -> open(dialogs.openModels()),
                        () -> {
                            themes.toggle();
                            settings.update(s -> s.withTheme(themes.choice()));
                        },
                        themes.paletteProperty().map(Palette::dark)),
                HelpCommands.of(
                        presenter,
                        new LessonSlides(lessons, new RecordedSteps(onStage)),
                        () -> {
                            CommandPalette palette = new CommandPalette(
                                    Stream.concat(table.stream(), choices.groups().stream())
                                            .toList(),
                                    overlay::close);
                            overlay.show(palette, palette.field());
                        },
                        () -> {
                            CommandSheet sheet = new CommandSheet(table);
                            overlay.show(sheet, sheet.scroll());
                        }));
        table = all.groups();
        return all;
    }

    private ComparePage comparison(StageCommands commands, ObservableValue<Palette> palette) {
        return new ComparePage(
                comparison,
                new ComparePane(comparison, setup, palette, List.of(commands.replay(), commands.earlier()), List.of(commands.live()), commands.compare()),
                new SidePane(
                        "compare-inspector",
                        "right-side",
                        INSPECTOR_WIDTH,
                        new CompareChart(comparison, palette),
                        new DifferencesSection(comparison, setup.catalogue())));
    }

    private void export(Scene window, FileDialogs dialogs, SettingsFile settings) {
        exporting.open();
        Popovers.below(
                window.lookup("#save"),
                close -> new ExportPanel(exporting, dialogs, settings.get(), settings::update, close));
    }

    private SidePane setupPane(Command open, FileDialogs dialogs, SettingsFile settings) {
        StudentsSection ofStudents = new StudentsSection(setup, students, distilling, dialogs);
        ParametersSection parameters = new ParametersSection(setup, undo);
        ComputingSection computing = new ComputingSection(setup, engine);
        List.of(ofStudents, parameters, computing).forEach(pane -> Remembered.section(pane, settings));
        return new SidePane(
                "setup",
                "left-side",
                SETUP_WIDTH,
                Texts.section("Sample", new SampleStrip(setup, kept)),
                new ChoicesSection(setup),
                ofStudents,
                new ModelsSection(
                        setup,
                        new PartCards(parts, importing, opening, dialogs),
                        kept,
                        new OpenFiles(open, dialogs, settings.settingsProperty(), this::open)),
                new TargetsSection(setup),
                parameters,
                computing);
    }

    private StagePane stage(AllCommands all, ObservableValue<Palette> palette) {
        StageCommands commands = all.stage();
        ProblemsModel problems = new ProblemsModel(
                engine, runs, opening, restoring.problemProperty(), restoring::dismissProblem, this::startEngine);
        Pager pager = new Pager(pages, panels, commands.previousPage(), commands.nextPage());
        Grid grid = new Grid(setup, loaded, opening, pages, selection, palette, panes::openRight);
        return new StagePane(
                new StageHeader(setup, runs, playback, panels, pager),
                new Reconstructions(grid, setup, runs, playback, beginning),
                new PanelPane(palette),
                new LineUpPane(lineUps, playback, loaded),
                new StartCard(setup, opening, engine, runs, playback, problems, all.lessons().begin()),
                new TimelineRow(
                        playback,
                        runs.statusProperty(),
                        runs.runProperty().map(run -> run.experiment().begin()),
                        palette,
                        List.of(commands.replay(), commands.earlier()),
                        List.of(all.time().branch(), commands.live())),
                panels,
                problems);
    }

    private SidePane inspector(ObservableValue<Palette> palette) {
        return new SidePane(
                "inspector",
                "right-side",
                INSPECTOR_WIDTH,
                new ConvincedSection(curves, playback, runs, palette),
                new SelectedSection(selection, playback, panels, loaded, opening),
                new LossSection(curves, playback, runs, palette),
                new ExplanationSection(setup));
    }
}
