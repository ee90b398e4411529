package org.inversight.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.inversight.run.Ending;
import org.inversight.run.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line. Standard output carries what was asked for and nothing else; a failure is one sentence on standard
 * error and a non-zero exit code, never a stack trace.
 */
@Command(
        name = "inversight",
        description = "Explore model inversion attacks. Without a command the window opens.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Commands {

    /** Exit code of a run that diverged or ran out of memory. */
    public static final int DIVERGED = 3;

    /** What Java makes of bytes that are no letters in the system's character set. */
    private static final char LOST = '\uFFFD';

    private final CommandLine line;

    /**
     * Commands on the process's own streams.
     *
     * @param subcommands objects annotated with picocli's Command
     */
    public Commands(List<Object> subcommands) {
        this(
                subcommands,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    /**
     * @param subcommands objects annotated with picocli's Command
     * @param out gets what was asked for
     * @param err gets progress, warnings and failures
     */
    public Commands(List<Object> subcommands, PrintWriter out, PrintWriter err) {
        line = new CommandLine(this);
        subcommands.forEach(line::addSubcommand);
        line.setOut(out);
        line.setErr(err);
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            Throwable why = e instanceof CancellationException && e.getCause() instanceof Exception cause ? cause : e;
            command.getErr().println(Messages.of(why));
            return 1;
        });
        line.setParameterExceptionHandler(new WrongArguments());
    }

    /** {@return the exit code of a run that ended so} */
    static int code(Ending.Reason reason) {
        return switch (reason) {
            case DIVERGED, OUT_OF_MEMORY -> DIVERGED;
            case FAILED -> 1;
            case STEPS, CONVERGED, STOPPED, BUDGET -> 0;
        };
    }

    /** Runs a command; returns the exit code. */
    public int execute(List<String> arguments) {
        List<String> words = new ArrayList<>(arguments);
        words.add(System.getProperty("user.dir", ""));
        for (String word : words) {
            if (word.indexOf(LOST) >= 0) {
                line.getErr()
                        .println(
                                "\"%s\" has letters that are not in this system's character set (%s), so files would not be found; set LC_ALL=C.UTF-8 and run the command again."
                                        .formatted(word.replace(LOST, '?'), System.getProperty("sun.jnu.encoding")));
                return CommandLine.ExitCode.USAGE;
            }
        }
        return line.execute(arguments.toArray(String[]::new));
    }
}
