package org.inversight.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.inversight.engine.EngineSettings;
import org.inversight.model.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command, which gives an exit code and throws what goes wrong. */
abstract class LineCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    final CommandLine line() {
        return spec.commandLine();
    }

    final PrintWriter out() {
        return line().getOut();
    }

    final PrintWriter err() {
        return line().getErr();
    }

    /** Prints findings: as one JSON object on one line, or a line each. */
    final void print(Map<String, Object> findings, boolean json) {
        if (json) {
            out().println(Json.line(findings));
        } else {
            findings.forEach((name, value) -> out().println(name + ": " + value));
        }
    }

    /** The threads that {@code --threads} asks for; 0, the program's own rule, where it is not given. */
    static int threads(@Nullable Integer given) {
        return given == null ? 0 : EngineSettings.checkedThreads(given);
    }

    /** The number of an option, which is one at least. */
    static int fromOne(String option, int given) {
        if (given < 1) {
            throw new IllegalArgumentException("%s takes a whole number from 1, not %d.".formatted(option, given));
        }
        return given;
    }
}
