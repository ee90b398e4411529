package org.inversight.ui.shell;

import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import org.inversight.ui.command.Command;
import org.inversight.ui.command.CommandKeys;
import org.inversight.ui.command.CommandPalette;
import org.inversight.ui.command.CommandSheet;
import org.inversight.ui.compare.CompareChart;
import org.inversight.ui.compare.ComparePane;
import org.inversight.ui.compare.ComparePanel;
import org.inversight.ui.compare.DifferencesSection;
import org.inversight.ui.control.Copied;
import org.inversight.ui.control.FileDialogs;
import org.inversight.ui.control.Overlay;
import org.inversight.ui.control.Popovers;
import org.inversight.ui.control.SidePane;
import org.inversight.ui.control.Texts;
import org.inversight.ui.export.ExportPanel;
import org.inversight.ui.inspect.ConvincedSection;
import org.inversight.ui.inspect.ExplanationSection;
import org.inversight.ui.inspect.FiguresSection;
import org.inversight.ui.inspect.LossSection;
import org.inversight.ui.inspect.NarratePane;
import org.inversight.ui.inspect.SelectedSection;
import org.inversight.ui.judge.JudgePane;
import org.inversight.ui.lesson.LessonCard;
import org.inversight.ui.lesson.LessonGuide;
import org.inversight.ui.models.ImportModel;
import org.inversight.ui.models.ModelsSection;
import org.inversight.ui.models.OpenFiles;
import org.inversight.ui.models.PartCards;
import org.inversight.ui.models.SampleStrip;
import org.inversight.ui.models.SetReview;
import org.inversight.ui.models.StudentsSection;
import org.inversight.ui.panel.PanelPane;
import org.inversight.ui.people.PeoplePage;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.settings.SettingsFile;
import org.inversight.ui.setup.ChoicesSection;
import org.inversight.ui.setup.ComputingSection;
import org.inversight.ui.setup.ParametersSection;
import org.inversight.ui.setup.TargetsSection;
import org.inversight.ui.shelf.ShelfButton;
import org.inversight.ui.stage.Grid;
import org.inversight.ui.stage.LineUpPane;
import org.inversight.ui.stage.Pager;
import org.inversight.ui.stage.Reconstructions;
import org.inversight.ui.stage.StageHeader;
import org.inversight.ui.stage.StagePane;
import org.inversight.ui.stage.StartCard;
import org.inversight.ui.theme.Palette;
import org.inversight.ui.theme.Themes;
import org.inversight.ui.timeline.TimelineRow;

/**
 * Puts a window's panes together over the models of a workbench; no view sees it.
 *
 * @param bench the models
 * @param dialogs ask for files and folders
 * @param settings what was remembered and is to be
 * @param themes of the window
 * @param palette of the theme that it has
 */
record Assembly(
        Workbench bench, FileDialogs dialogs, SettingsFile settings, Themes themes, ObservableValue<Palette> palette) {

    private static final double SETUP_WIDTH = 304;
    private static final double INSPECTOR_WIDTH = 344;

    /** The window's content. */
    Shell shell() {
        Overlay overlay = new Overlay();
        NarratePane.over(overlay, bench.anatomies, palette);
        JudgePane.over(overlay, bench.blind);
        AllCommands commands = commands(overlay);
        SidePane left = setupPane(commands.window().open());
        bench.importing.stateProperty().addListener((o, before, now) -> {
            if (now.stage() != ImportModel.Stage.NONE) {
                Platform.runLater(() -> left.reveal("import"));
            }
        });
        AttackPage attack = new AttackPage(
                left,
                stage(commands),
                new SetReview(bench.set, dialogs),
                inspector(),
                comparison(commands.stage()),
                new LessonCard(
                        bench.lessons,
                        commands.lessons().back(),
                        commands.lessons().next(),
                        commands.lessons().leave()),
                bench.panes,
                bench.set);
        Frame frame = new Frame(
                new TopBar(
                        commands,
                        new ShelfButton(
                                commands.time().shelf(), bench.shelf, bench.setup.catalogue(), bench.besideNow::begin),
                        bench.setup,
                        bench.runs,
                        bench.transport),
                attack,
                () -> new PeoplePage(bench.people, commands.window().showPeople(), dialogs),
                new StatusBar(
                        bench.engine,
                        bench.transport,
                        bench.onStage,
                        List.of(
                                bench.exporting.saidProperty(),
                                bench.restoring.saidProperty(),
                                bench.shelf.saidProperty()),
                        bench.announcements,
                        new Memory()),
                bench.people,
                bench.presenter,
                bench.caption);
        bench.presenter.onProperty().addListener((o, before, now) -> themes.strengthen(now));
        bench.comparison.openProperty().addListener((o, before, now) -> bench.panes.makeRoom(now));
        bench.comparison
                .askedProperty()
                .addListener((o, before, now) -> Popovers.below(
                        overlay.getScene(),
                        "compare",
                        close -> new ComparePanel(bench.comparison, bench.setup, close)));
        Remembered.panes(bench.panes, settings);
        LessonGuide guide = new LessonGuide(
                bench.lessons,
                frame,
                side -> {
                    if (side.equals(left.getId())) {
                        bench.panes.openLeft();
                    } else {
                        bench.panes.unfoldRight();
                    }
                },
                side -> (side == left ? bench.panes.leftProperty() : bench.panes.rightProperty()).get());
        Shell shell = new Shell(frame, guide, overlay, bench.panes, bench.presenter, bench::open, bench::pulse);
        shell.sceneProperty().addListener((o, before, scene) -> {
            if (scene != null) {
                CommandKeys.install(
                        scene,
                        commands.all(),
                        List.of(commands.help().back(), commands.help().on()),
                        bench.people.openProperty().or(overlay.openProperty()).not());
            }
        });
        return shell;
    }

    private AllCommands commands(Overlay overlay) {
        ChoiceCommands choices = new ChoiceCommands(bench.setup);
        AllCommands all = new AllCommands(
                RunCommands.of(
                        bench.runs,
                        bench.transport,
                        bench.comparison.openProperty().not(),
                        bench.setup,
                        bench.engine,
                        bench.onStage.flatMap(PlaybackModel::shownProperty),
                        bench.people,
                        () -> export(overlay.getScene()),
                        () -> bench.exporting.copyCommandLine(Copied::text)),
                StageCommands.of(
                        bench.onStage, bench.comparison, bench.pages, bench.panels, bench.people, bench.anatomies),
                TimeCommands.of(
                        bench.runs,
                        bench.comparison.openProperty().not(),
                        bench.playback,
                        bench.engine,
                        bench.shelf,
                        bench.people),
                JudgeCommands.of(bench.blind, bench.comparison.openProperty().not(), bench.people),
                SetupCommands.of(bench.undo),
                LessonCommands.of(bench.lessons),
                WindowCommands.of(
                        bench.panes,
                        bench.people,
                        bench.presenter,
                        () -> bench.open(dialogs.openModels()),
                        () -> {
                            themes.toggle();
                            settings.update(s -> s.withTheme(themes.choice()));
                        },
                        themes.paletteProperty().map(Palette::dark)),
                HelpCommands.of(
                        bench.presenter,
                        new LessonSlides(bench.lessons, new RecordedSteps(bench.onStage)),
                        () -> {
                            CommandPalette palette = new CommandPalette(
                                    Stream.concat(bench.table.stream(), choices.groups().stream())
                                            .toList(),
                                    overlay::close);
                            overlay.show(palette, palette.field());
                        },
                        () -> {
                            CommandSheet sheet = new CommandSheet(bench.table);
                            overlay.show(sheet, sheet.scroll());
                        }));
        bench.table = all.groups();
        return all;
    }

    private ComparePage comparison(StageCommands commands) {
        return new ComparePage(
                bench.comparison,
                new ComparePane(
                        bench.comparison,
                        bench.setup,
                        bench.sideBounds,
                        bench.problems,
                        palette,
                        List.of(commands.replay(), commands.earlier()),
                        List.of(commands.live()),
                        commands.compare()),
                new SidePane(
                        "compare-inspector",
                        "right-side",
                        INSPECTOR_WIDTH,
                        new CompareChart(bench.comparison, palette),
                        new DifferencesSection(bench.comparison, bench.setup.catalogue())));
    }

    private void export(Scene window) {
        bench.exporting.open();
        Popovers.below(
                window,
                "save",
                close -> new ExportPanel(bench.exporting, dialogs, settings.get(), settings::update, close));
    }

    private SidePane setupPane(Command open) {
        StudentsSection ofStudents = new StudentsSection(bench.setup, bench.students, bench.distilling, dialogs);
        ParametersSection parameters = new ParametersSection(bench.setup, bench.undo);
        ComputingSection computing = new ComputingSection(bench.setup, bench.engine);
        Remembered.section(ofStudents, ofStudents.leftOpenProperty(), settings);
        List.of(parameters, computing).forEach(pane -> Remembered.section(pane, settings));
        return new SidePane(
                "setup",
                "left-side",
                SETUP_WIDTH,
                Texts.section("Sample", new SampleStrip(bench.setup, bench.kept)),
                new ChoicesSection(bench.setup),
                ofStudents,
                new ModelsSection(
                        bench.setup,
                        new PartCards(bench.parts, bench.importing, bench.opening, dialogs),
                        bench.kept,
                        new OpenFiles(open, dialogs, settings.settingsProperty(), bench::open)),
                new TargetsSection(bench.setup),
                parameters,
                computing);
    }

    private StagePane stage(AllCommands all) {
        StageCommands commands = all.stage();
        Pager pager = new Pager(bench.pages, bench.panels, commands.previousPage(), commands.nextPage());
        Grid grid = new Grid(
                bench.setup, bench.loaded, bench.pages, bench.selection, bench.bounds, palette, bench.panes::openRight);
        return new StagePane(
                new StageHeader(bench.setup, bench.runs, bench.playback, bench.bounds, bench.panels, pager),
                new Reconstructions(grid, bench.setup, bench.runs, bench.playback, bench.beginning),
                new PanelPane(palette),
                new LineUpPane(bench.lineUps, bench.playback, bench.loaded),
                new StartCard(
                        bench.setup,
                        bench.opening,
                        bench.engine,
                        bench.runs,
                        bench.playback,
                        bench.problems,
                        all.lessons().begin(),
                        bench.lessons.openProperty()),
                new TimelineRow(
                        bench.playback,
                        bench.runs.statusProperty(),
                        bench.runs.runProperty().map(run -> run.experiment().begin()),
                        palette,
                        List.of(commands.replay(), commands.earlier()),
                        List.of(all.time().branch(), commands.live())),
                bench.panels,
                bench.problems);
    }

    private SidePane inspector() {
        return new SidePane(
                "inspector",
                "right-side",
                INSPECTOR_WIDTH,
                new ConvincedSection(bench.curves, bench.playback, bench.runs, palette),
                new SelectedSection(
                        bench.selection,
                        bench.playback,
                        bench.panels,
                        bench.loaded,
                        bench.opening,
                        bench.anatomies,
                        palette),
                FiguresSection.ofEverybody(bench.playback, bench.loaded, bench.bounds, palette),
                new LossSection(
                        bench.curves, bench.playback, bench.runs, bench.setup, bench.loaded, bench.anatomies, palette),
                FiguresSection.ofAttributes(bench.playback, bench.loaded, bench.bounds, palette),
                new ExplanationSection(bench.setup));
    }
}
