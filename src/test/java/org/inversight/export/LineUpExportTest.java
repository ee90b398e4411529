package org.inversight.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.metric.Prediction;
import org.inversight.metric.Verdict;
import org.inversight.run.Snapshot;
import org.inversight.run.SnapshotBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineUpExportTest {

    private static final int PEOPLE = 8;
    private static final int SIDE = 64;

    @TempDir
    Path folder;

    /** One grey image per person; the level of grey is the person. */
    private static Images greys() {
        float[] pixels = new float[PEOPLE * SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i / (SIDE * SIDE) / (float) PEOPLE;
        }
        return new Images(PEOPLE, 1, SIDE, SIDE, pixels);
    }

    private static Snapshot snapshot() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            verdicts.add(new Verdict(i, 0, new Prediction(1, "", true), List.of(), false, null, List.of()));
        }
        return SnapshotBuilder.builder()
                .runId(1)
                .step(5)
                .images(greys())
                .verdicts(verdicts)
                .evaluators(List.of())
                .terms(List.of())
                .panels(List.of())
                .build();
    }

    private static Album album() {
        return Album.of(new LabelledImages(greys(), new int[] {0, 1, 2, 3, 4, 5, 6, 7}), 3);
    }

    private static int person(BufferedImage sheet, int x, int y) {
        return Math.round((sheet.getRGB(x, y) & 0xFF) * PEOPLE / 255f);
    }

    /** Whoever stands under the key's letter is whom the large image shows. */
    @Test
    void somebodysAnswersAreNotOverwritten() throws IOException {
        LineUpExport.write(folder, snapshot(), 3, album(), Map.of(), k -> "P" + k, 2);
        LineUpExport.write(folder, snapshot(), 3, album(), Map.of(), k -> "P" + k, 2);
        Path sheet = folder.resolve("answers.csv");
        Files.writeString(sheet, "file,answer\nline-up-01.png,B\nline-up-02.png,\n");
        IOException refused = assertThrows(
                IOException.class, () -> LineUpExport.write(folder, snapshot(), 3, album(), Map.of(), k -> "P" + k, 2));
        assertTrue(String.valueOf(refused.getMessage()).contains("already holds answers"));
        assertTrue(Files.readString(sheet).contains("B"));
    }

    @Test
    void theKeySaysWhoIsUnderWhichLetter() throws IOException {
        LineUpExport.write(folder, snapshot(), 3, album(), Map.of(), k -> "P" + k, 7);
        List<String> key = Files.readAllLines(folder.resolve("line-up-key.csv"));
        List<String> answers = Files.readAllLines(folder.resolve("answers.csv"));
        assertEquals("file,answer,class,name,restart,A,B,C,D,E,F", key.getFirst());
        assertEquals("file,answer", answers.getFirst());
        assertEquals(8, key.size());
        assertEquals(8, answers.size());
        List<String> persons = new ArrayList<>();
        for (int i = 1; i < key.size(); i++) {
            String[] row = key.get(i).split(",");
            assertEquals("line-up-0%d.png".formatted(i), row[0]);
            assertEquals(row[0] + ",", answers.get(i));
            BufferedImage sheet = ImageIO.read(folder.resolve(row[0]).toFile());
            assertEquals(row[2], Integer.toString(person(sheet, 100, sheet.getHeight() / 2)));
            int answer = row[1].charAt(0) - 'A';
            assertEquals("P" + row[2], row[3]);
            for (int letter = 0; letter < 6; letter++) {
                int x = 256 + 48 + 60 + letter % 3 * 144;
                int y = 16 + 23 + 60 + letter / 3 * (128 + 23 + 16);
                String stands = "P" + person(sheet, x, y);
                assertEquals(row[5 + letter], stands);
                assertEquals(letter == answer, stands.equals(row[3]));
            }
            persons.add(row[2]);
        }
        assertEquals(7, persons.stream().distinct().count());
        assertFalse(persons.equals(persons.stream().sorted().toList()), "names of files tell nothing");
    }

    @Test
    void theSeedRepeatsTheFiles() throws IOException {
        Path again = folder.resolve("again");
        LineUpExport.write(folder, snapshot(), 3, album(), Map.of(), k -> "P" + k, 2);
        LineUpExport.write(again, snapshot(), 3, album(), Map.of(), k -> "P" + k, 2);
        for (String name : List.of("line-up-01.png", "line-up-02.png", "line-up-key.csv")) {
            assertEquals(
                    Arrays.hashCode(Files.readAllBytes(folder.resolve(name))),
                    Arrays.hashCode(Files.readAllBytes(again.resolve(name))),
                    name);
        }
    }

    @Test
    void aNameWithACommaStaysOneCell() {
        assertEquals("Aldu", LineUpExport.cell("Aldu"));
        assertEquals("\"tench, Tinca tinca\"", LineUpExport.cell("tench, Tinca tinca"));
        assertEquals("\"a \"\"b\"\"\"", LineUpExport.cell("a \"b\""));
    }
}
