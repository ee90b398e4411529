package org.inversight.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.data.OutputFolder;
import org.inversight.metric.LineUp;
import org.inversight.metric.Verdict;
import org.inversight.run.Snapshot;

/**
 * Line-ups as files, for somebody who is to say whom a reconstruction shows without having seen the key: images whose
 * names tell nothing, a sheet for the answers, and the key.
 */
public final class LineUpExport {

    private static final int COLUMNS = 3;
    private static final int GAP = 16;
    private static final int BAND = DotText.HEIGHT + 8;

    /** Of a candidate; the reconstruction beside them is twice as large. */
    private static final int SMALLEST = 128;

    private LineUpExport() {}

    /**
     * Writes {@code line-up-01.png} and so on, {@code answers.csv} and {@code line-up-key.csv}.
     *
     * @param last images of a run
     * @param seed of the run, which decides the line-ups
     * @param alike of each person those who are most like them, who are the others; anybody where there are none
     * @param names of the classes
     * @param count line-ups, at most as many as the run has images of known people
     * @throws IOException if the folder cannot be written, or has a sheet with somebody's answers
     */
    public static void write(
            Path folder,
            Snapshot last,
            long seed,
            Album album,
            Map<Integer, List<Integer>> alike,
            IntFunction<String> names,
            int count)
            throws IOException {
        OutputFolder.require(folder);
        requireUnanswered(folder);
        List<Integer> persons =
                last.verdicts().stream().map(Verdict::classIndex).toList();
        List<LineUp> all = LineUp.draw(persons, album, alike, seed);
        StringBuilder answers = new StringBuilder("file,answer\n");
        StringBuilder key = new StringBuilder("file,answer,class,name,restart");
        for (int i = 0; i < LineUp.SIZE; i++) {
            key.append(',').append(letter(i));
        }
        key.append('\n');
        for (int i = 0; i < Math.min(count, all.size()); i++) {
            LineUp lineUp = all.get(i);
            String file = String.format(Locale.ROOT, "line-up-%02d.png", i + 1);
            BufferedImage sheet = image(last.images(), lineUp, album);
            if (!ImageIO.write(sheet, "png", folder.resolve(file).toFile())) {
                throw new IOException("no PNG writer");
            }
            answers.append(file).append(",\n");
            Verdict verdict = last.verdicts().get(lineUp.image());
            key.append("%s,%s,%d,%s,%d"
                    .formatted(
                            file,
                            letter(lineUp.answer()),
                            verdict.classIndex(),
                            cell(names.apply(verdict.classIndex())),
                            verdict.restart()));
            lineUp.people().forEach(person -> key.append(',').append(cell(names.apply(person))));
            key.append('\n');
        }
        Files.writeString(folder.resolve("answers.csv"), answers, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("line-up-key.csv"), key, StandardCharsets.UTF_8);
        new RunFolder(folder).remember();
    }

    /** @throws IOException if the folder has a sheet with somebody's answers */
    public static void requireUnanswered(Path folder) throws IOException {
        Path sheet = folder.resolve("answers.csv");
        if (Files.isRegularFile(sheet)
                && Files.readAllLines(sheet).stream()
                        .skip(1)
                        .anyMatch(line -> !line.isBlank() && !line.endsWith(","))) {
            throw new IOException(
                    "%s already holds answers; move it, or choose another folder with --out.".formatted(sheet));
        }
    }

    /** A name as a table has it: in quotes where it holds what ends a cell. */
    static String cell(String name) {
        return name.matches("[^\",\\r\\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The letter of a candidate: A to F. */
    static String letter(int candidate) {
        return String.valueOf((char) ('A' + candidate));
    }

    /** The reconstruction on the left, the six under their letters on the right. */
    static BufferedImage image(Images images, LineUp lineUp, Album album) {
        Images six = lineUp.candidates(album);
        int scale = Math.max(1, Math.ceilDiv(SMALLEST, Math.max(six.width(), six.height())));
        int width = six.width() * scale;
        int height = six.height() * scale;
        int rows = Math.ceilDiv(LineUp.SIZE, COLUMNS);
        int down = rows * (height + BAND) + (rows - 1) * GAP;
        int large = Math.max(2 * width, 2 * height);
        BufferedImage sheet = new BufferedImage(
                large + COLUMNS * (width + GAP) + 3 * GAP, down + 2 * GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = ContactSheet.prepared(sheet);
        graphics.setColor(new Color(0xff, 0xd5, 0x80));
        graphics.drawImage(
                ContactSheet.rgb(images, lineUp.image()),
                GAP,
                (sheet.getHeight() - large) / 2,
                large,
                large * images.height() / images.width(),
                null);
        for (int i = 0; i < LineUp.SIZE; i++) {
            int x = large + 3 * GAP + i % COLUMNS * (width + GAP);
            int y = GAP + i / COLUMNS * (height + BAND + GAP);
            DotText.draw(graphics, letter(i), x, y);
            graphics.drawImage(ContactSheet.rgb(six, i), x, y + BAND, width, height, null);
        }
        graphics.dispose();
        return sheet;
    }
}
