package org.inversight.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The same step in another program, to be timed against. The program says in its first line that it is ready; for each
 * number N that it gets in a line it makes N steps, and answers with a line that begins with the seconds of one.
 */
public final class OtherStep implements AutoCloseable {

    private final String name;
    private final Process process;
    private final PrintWriter requests;
    private final BufferedReader answers;
    private final String ready;

    /**
     * Starts the program and waits until it is ready.
     *
     * @param command program and arguments; what it writes to standard error goes to ours
     * @throws IOException if it cannot be started or ends before it is ready
     */
    public OtherStep(List<String> command) throws IOException {
        name = String.join(" ", command);
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new IOException(
                    "%s cannot be started (%s); name another interpreter with --python."
                            .formatted(command.getFirst(), e.getMessage()),
                    e);
        }
        requests = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        answers = process.inputReader(StandardCharsets.UTF_8);
        ready = line();
    }

    /** What the program said of itself when it was ready. */
    public String ready() {
        return ready;
    }

    /**
     * Makes some steps.
     *
     * @return seconds per step, as the program measured them
     * @throws IOException if the answer cannot be read as a number
     */
    public double secondsPerStep(int steps) throws IOException {
        requests.println(steps);
        String answer = line();
        try {
            return Double.parseDouble(answer.split(" ", 2)[0]);
        } catch (NumberFormatException e) {
            throw new IOException(
                    "%s answered \"%s\", and a line that begins with the seconds of a step is expected."
                            .formatted(name, answer),
                    e);
        }
    }

    private String line() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException(
                    "%s ended early; what it said stands above. Run it by itself to see why.".formatted(name));
        }
        return line;
    }

    @Override
    public void close() {
        requests.close();
        process.destroy();
    }
}
