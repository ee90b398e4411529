package org.inversight;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.inversight.cli.CatalogueCommand;
import org.inversight.cli.Commands;
import org.inversight.cli.ProbeCommand;
import org.inversight.cli.RunCommand;
import org.inversight.cli.Words;
import org.inversight.run.Catalogue;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.SampleStore;

/** The composition root: puts the program together and starts a command, or the window. */
public final class Main {

    private Main() {}

    /**
     * Starts the program.
     *
     * @param args a command and its options; the build passes them as one argument, which is split
     *     as a shell would
     */
    public static void main(String[] args) {
        List<String> words = new ArrayList<>();
        try {
            words.addAll(args.length == 1 ? Words.split(args[0]) : List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        Catalogue catalogue = Catalogue.standard();
        SampleStore samples = new SampleStore(samplesFolder());
        Supplier<EngineLaboratory> laboratories = () -> new EngineLaboratory(catalogue, samples);
        Commands commands =
                new Commands(
                        List.of(
                                new RunCommand(laboratories, samples),
                                new ProbeCommand(laboratories),
                                new CatalogueCommand(catalogue)));
        System.exit(commands.execute(words));
    }

    /**
     * The folder with the samples: a system property, beside the program's jars, or in the working
     * directory.
     */
    private static Path samplesFolder() {
        String given = System.getProperty("inversight.samples");
        if (given != null) {
            return Path.of(given);
        }
        return Files.isDirectory(Path.of("sample-models"))
                ? Path.of("sample-models")
                : besideProgram();
    }

    private static Path besideProgram() {
        Path code =
                Path.of(
                        System.getProperty("java.class.path")
                                .split(System.getProperty("path.separator"))[0]);
        Path folder = code.toAbsolutePath().getParent();
        return folder == null ? Path.of("sample-models") : folder.resolve("sample-models");
    }
}
