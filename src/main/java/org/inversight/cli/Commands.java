package org.inversight.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.inversight.run.Sentences;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line. Standard output carries what was asked for and nothing else; a failure is one
 * sentence on standard error and a non-zero exit code, never a stack trace.
 */
@Command(
        name = "inversight",
        description = "Explore model inversion attacks. Without a command the window opens.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Commands {

    /** Exit code of a run that diverged or ran out of memory. */
    public static final int DIVERGED = 3;

    private final CommandLine line;

    /**
     * @param subcommands objects annotated with picocli's Command
     */
    public Commands(List<Object> subcommands) {
        line = new CommandLine(this);
        subcommands.forEach(line::addSubcommand);
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler(
                (e, command, parsed) -> {
                    command.getErr().println(Sentences.of(e));
                    return 1;
                });
        line.setParameterExceptionHandler(
                (e, arguments) -> {
                    line.getErr()
                            .println(
                                    String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("wrong arguments"));
                    return 2;
                });
    }

    /** Runs a command; returns the exit code. */
    public int execute(List<String> arguments) {
        return line.execute(arguments.toArray(String[]::new));
    }
}
