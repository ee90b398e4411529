package org.inversight;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.inversight.bench.WindowPlan;
import org.inversight.cli.ArgumentLine;
import org.inversight.cli.BenchCommand;
import org.inversight.cli.CatalogueCommand;
import org.inversight.cli.Commands;
import org.inversight.cli.CompareCommand;
import org.inversight.cli.Console;
import org.inversight.cli.DistilCommand;
import org.inversight.cli.DoctorCommand;
import org.inversight.cli.FacesCommand;
import org.inversight.cli.Interruption;
import org.inversight.cli.PeopleCommand;
import org.inversight.cli.ProbeCommand;
import org.inversight.cli.ResultsCommand;
import org.inversight.cli.RunCommand;
import org.inversight.cli.TrainCommand;
import org.inversight.engine.ComputeThread;
import org.inversight.engine.ReservedOutput;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.SampleStore;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.Messages;
import org.inversight.ui.Window;
import org.inversight.ui.WindowBench;
import org.inversight.ui.WindowContext;
import org.inversight.ui.WindowTrials;

/** The composition root: puts the program together and starts a command, or the window. */
public final class Main {

    /**
     * Opens the window, prints the seconds that it took, and ends; {@code doctor} starts it in a process of its own.
     */
    private static final String WINDOW_START = "window-start";

    private Main() {}

    /**
     * Starts the program.
     *
     * @param args a command and its options; the build passes them as one argument, which is split as a shell would
     */
    public static void main(String[] args) throws InterruptedException {
        Thread program = ComputeThread.of("inversight", () -> start(args));
        program.start();
        program.join();
    }

    /** Whatever happens, the process ends with a code: a thread that died of an exception would leave it with 0. */
    private static void start(String[] args) {
        int code;
        try {
            code = work(args);
        } catch (Exception | Error e) {
            System.err.println(Messages.of(e));
            code = 1;
        }
        System.exit(code);
    }

    private static int work(String[] args) {
        // files and figures are written alike everywhere, also where digits have other shapes
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        List<String> words = new ArrayList<>();
        try {
            words.addAll(args.length == 1 ? ArgumentLine.split(args[0]) : List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        }
        if (!words.isEmpty()) {
            System.setOut(ReservedOutput.reserve());
        }
        Catalogue catalogue = Catalogue.standard();
        SampleStore samples = new SampleStore(samplesFolder());
        Supplier<EngineLaboratory> laboratories = () -> new EngineLaboratory(catalogue, samples);
        Commands commands = new Commands(List.of(
                new RunCommand(laboratories, samples),
                new CompareCommand(laboratories, samples),
                new ProbeCommand(laboratories),
                new TrainCommand(),
                new DistilCommand(laboratories, samples),
                new BenchCommand(laboratories, samples, plan -> benchmark(laboratories, plan)),
                new ResultsCommand(laboratories, samples),
                new DoctorCommand(laboratories, Main::startToWindow),
                new CatalogueCommand(catalogue),
                new PeopleCommand(),
                new FacesCommand(store -> new EngineLaboratory(catalogue, store))));
        if (words.equals(List.of(WINDOW_START))) {
            return printWindowStart(laboratories);
        }
        if (words.isEmpty()) {
            Window window = new Window(new WindowContext(laboratories::get, settingsFolder()));
            return Interruption.guarding(window::end, () -> open(window));
        }
        return Interruption.guarding(Thread.currentThread()::interrupt, () -> commands.execute(words));
    }

    private static int open(Window window) {
        try {
            window.open();
            return 0;
        } catch (UnsupportedOperationException e) { // so JavaFX says that there is no display
            System.err.println(
                    "The window needs a display, and there is none here; connect one, or give a command, which needs none (--help lists them).");
        } catch (IllegalStateException e) {
            System.err.println(Messages.of(e.getCause() == null ? e : e.getCause()));
        }
        return 1;
    }

    /** The folder with the samples: a system property, beside the program's jars, or in the working directory. */
    private static Path samplesFolder() {
        String given = System.getProperty("inversight.samples");
        if (given != null) {
            return Path.of(given);
        }
        return Files.isDirectory(Path.of("sample-models")) ? Path.of("sample-models") : besideProgram();
    }

    /** Where the window remembers its theme, size and recent files. */
    private static Path settingsFolder() {
        String given = System.getProperty("inversight.settings");
        return given == null ? Path.of(System.getProperty("user.home"), ".inversight") : Path.of(given);
    }

    private static Map<String, Object> benchmark(Supplier<EngineLaboratory> laboratories, WindowPlan plan)
            throws Exception {
        String where = WindowTrials.allowNoDisplay();
        return new WindowBench(laboratories, where, new Console()).measure(plan);
    }

    private static int printWindowStart(Supplier<EngineLaboratory> laboratories) {
        try {
            WindowTrials.allowNoDisplay();
            WindowContext context = new WindowContext(laboratories::get, settingsFolder());
            System.out.println(WindowTrials.secondsToWindow(context));
            return 0;
        } catch (Exception e) {
            System.err.println(Messages.of(e));
            return 1;
        }
    }

    /** Starts this very program again with its window and reads how long that took. */
    private static double startToWindow() throws Exception {
        String program = ProcessHandle.current().info().command().orElse("java");
        List<String> command = new ArrayList<>();
        command.add(program);
        if (program.matches(".*java(\\.exe)?")) {
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        }
        command.add(WINDOW_START);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // the launcher of an application image tells itself by these that it is already prepared
        builder.environment().keySet().removeIf(name -> name.startsWith("_JPACKAGE"));
        Process process = builder.start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0 || answer.isEmpty()) {
            throw new IOException("the window did not open in a process of its own");
        }
        return Double.parseDouble(answer.lines().reduce((a, b) -> b).orElse(answer));
    }

    private static Path besideProgram() {
        String classPath = System.getProperty("java.class.path");
        int end = classPath.indexOf(File.pathSeparatorChar);
        Path code = Path.of(end < 0 ? classPath : classPath.substring(0, end));
        Path folder = code.toAbsolutePath().getParent();
        return folder == null ? Path.of("sample-models") : folder.resolve("sample-models");
    }
}
