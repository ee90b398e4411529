package org.inversight.export;

import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.inversight.data.Images;
import org.inversight.data.OutputFolder;
import org.inversight.data.Pixels;
import org.inversight.engine.Progress;
import org.inversight.model.Json;
import org.inversight.people.Attributes;
import org.inversight.people.Identity;
import org.inversight.people.Nuisance;
import org.inversight.people.PortraitSet;

/**
 * Drawn people as files: a folder of images for each person, and {@code people.json} that says of every person number,
 * name, attributes and traits, and of every image how it was taken. Images are drawn while they are written, so that
 * memory does not grow with the set.
 */
public final class PeopleFolder {

    private static final long REPORT_NANOS = 1_000_000_000L;
    private static final int SHEET_SIZE = 128;
    private static final int SHEET_COLUMNS = 10;
    private static final int SHEET_PEOPLE = 60;

    private PeopleFolder() {}

    /** The name of a person's folder. */
    public static String folder(PortraitSet set, int person) {
        return set.name(person).replace(' ', '-');
    }

    /**
     * @param size of a side in pixels
     * @throws IOException if the folder has other people or cannot be written; the message says how much is there
     */
    public static void write(Path folder, PortraitSet set, int size, Progress progress) throws IOException {
        OutputFolder.require(folder);
        requireNoOthers(folder, set);
        int written = 0;
        long begun = System.nanoTime();
        long reported = 0;
        Path list = folder.resolve("people.json");
        Path part = folder.resolve("people.json.part");
        try {
            try (BufferedWriter json = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                json.write("[");
                for (int person = 0; person < set.people(); person++) {
                    progress.check();
                    Files.createDirectories(folder.resolve(folder(set, person)));
                    int images = set.imagesOf(person);
                    write(folder, set, person, size, progress);
                    json.write((person == 0 ? "\n" : ",\n") + Json.line(document(set, person)));
                    written += images;
                    long now = System.nanoTime();
                    if (now - reported > REPORT_NANOS) {
                        reported = now;
                        double each = (now - begun) / 1e9 / written;
                        progress.report(
                                "drawing people: %d of %d images, %.0f s left"
                                        .formatted(written, set.count(), each * (set.count() - written)),
                                (double) written / set.count());
                    }
                }
                json.write("\n]\n");
            }
            Files.move(part, list, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException(
                    "%s cannot be written to (%s); %d of %d images are there."
                            .formatted(folder, OutputFolder.reason(e), written, set.count()),
                    e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Images of others beside these would be read as further people, and images of the same name be lost. */
    private static void requireNoOthers(Path folder, PortraitSet set) throws IOException {
        Set<String> own = IntStream.range(0, set.people())
                .mapToObj(person -> folder(set, person))
                .collect(Collectors.toSet());
        try (Stream<Path> there = Files.list(folder)) {
            Path other = there.filter(path -> path.endsWith("people.json")
                            || Files.isDirectory(path)
                                    && !own.contains(path.getFileName().toString()))
                    .findFirst()
                    .orElse(null);
            if (other != null) {
                throw new IOException("%s has %s of an earlier export or of something else; choose an empty folder."
                        .formatted(folder, other.getFileName()));
            }
        }
    }

    private static void write(Path folder, PortraitSet set, int person, int size, Progress progress)
            throws IOException {
        List<byte[]> files = IntStream.range(0, set.imagesOf(person))
                .parallel()
                .mapToObj(k -> {
                    progress.check();
                    return png(set.image(person + k * set.people(), size));
                })
                .toList();
        for (int k = 0; k < files.size(); k++) {
            Path file = folder.resolve(file(set, person, k));
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.write(part, files.get(k));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String file(PortraitSet set, int person, int image) {
        return "%s/%03d.png".formatted(folder(set, person), image);
    }

    private static Map<String, Object> document(PortraitSet set, int person) {
        Map<String, Object> document = new LinkedHashMap<>();
        Identity identity = set.person(person);
        document.put("person", person);
        document.put("name", set.name(person));
        document.put("attributes", Attributes.document(identity));
        document.put("identity", identity.document());
        document.put(
                "images",
                IntStream.range(0, set.imagesOf(person))
                        .mapToObj(k -> new Image(file(set, person, k), set.nuisance(person + k * set.people())))
                        .toList());
        return document;
    }

    /** An image's entry in the list. */
    private record Image(String file, Nuisance nuisance) {}

    private static byte[] png(Images image) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(Pixels.toImage(image, 0), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first image of each of the first sixty people. */
    public static void writeSheet(Path file, PortraitSet set, Progress progress) throws IOException {
        int shown = Math.min(SHEET_PEOPLE, set.people());
        PortraitSet first =
                new PortraitSet(set.population(), set.frame(), set.stream(), set.seed(), set.people(), shown);
        int plane = 3 * SHEET_SIZE * SHEET_SIZE;
        float[] pixels = new float[shown * plane];
        for (int i = 0; i < shown; i++) {
            progress.check();
            System.arraycopy(first.image(i, SHEET_SIZE).pixels(), 0, pixels, i * plane, plane);
        }
        Images images = new Images(shown, 3, SHEET_SIZE, SHEET_SIZE, pixels);
        BufferedImage sheet = ContactSheet.of(images, Math.min(shown, SHEET_COLUMNS));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(sheet, "png", bytes);
        try {
            Files.write(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new IOException(
                    "The contact sheet %s cannot be written (%s); choose another file."
                            .formatted(file, OutputFolder.reason(e)),
                    e);
        }
    }
}
