package org.inversight.cli;

import java.nio.file.Path;
import org.inversight.data.OutputFolder;
import org.inversight.export.PeopleFolder;
import org.inversight.people.ImageFrame;
import org.inversight.people.PeopleSet;
import org.inversight.people.PortraitSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code people}: draws synthetic people into a folder. */
@Command(
        name = "people",
        description = "Draws synthetic people: a folder of images per person, and people.json.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class PeopleCommand extends LineCommand {

    private static final int SMALLEST = 32;
    private static final int LARGEST = 512;

    @Option(
            names = "--set",
            paramLabel = "SET",
            description =
                    "private (60 people), public (5,000 others), or shifted (5,000 of another population); ${DEFAULT-VALUE}")
    private String set = PeopleSet.PRIVATE.id();

    @Option(
            names = "--frame",
            paramLabel = "FRAME",
            description = "bust (head and shoulders) or aligned (the head fills the image); ${DEFAULT-VALUE}")
    private String frame = ImageFrame.BUST.id();

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "images in all; without it 6,000 private ones, 20,000 others")
    private @Nullable Integer count;

    @Option(names = "--seed", paramLabel = "N", description = "${DEFAULT-VALUE}")
    private long seed = 0;

    @Option(names = "--size", paramLabel = "N", description = "of an image's side, 32 to 512 pixels; ${DEFAULT-VALUE}")
    private int size = 64;

    @Option(names = "--out", paramLabel = "DIR", description = "where the folders go")
    private @Nullable Path out;

    @Option(
            names = "--contact-sheet",
            paramLabel = "FILE",
            description = "one PNG with an image of each of the first sixty people")
    private @Nullable Path sheet;

    @Override
    public Integer call() throws Exception {
        if (out == null && sheet == null) {
            throw new IllegalArgumentException(
                    "Nothing is asked for; name a folder with --out, a file with --contact-sheet, or both.");
        }
        if (count != null) {
            fromOne("--count", count);
        }
        if (size < SMALLEST || size > LARGEST) {
            throw new IllegalArgumentException(
                    "--size takes a whole number from %d to %d, not %d.".formatted(SMALLEST, LARGEST, size));
        }
        if (out != null) {
            OutputFolder.require(out);
        }
        PeopleSet chosen = PeopleSet.named(set);
        ImageFrame shown = ImageFrame.named(frame);
        PortraitSet images = chosen.of(shown, seed, count == null ? chosen.count() : count);
        Console console = new Console(err());
        if (sheet != null) {
            PeopleFolder.writeSheet(sheet, images, console);
            out().println(sheet);
        }
        if (out != null) {
            PeopleFolder.write(out, images, size, console);
            out().println(out);
        }
        return 0;
    }
}
