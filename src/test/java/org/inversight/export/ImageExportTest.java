package org.inversight.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.inversight.data.Images;
import org.inversight.engine.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** PNG and GIF, decoded again and compared with the snapshots. */
class ImageExportTest extends ExportCase {

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aPngShowsTheLastImagesToTheLevel(int channels) throws IOException {
        Path file = folder.resolve("run.png");
        RunRecord run = run(channels);
        ExportFormat.PNG.write(file, run, Progress.NONE);
        BufferedImage sheet = ContactSheet.of(run.last().images(), RESTARTS);
        BufferedImage read = ImageIO.read(file.toFile());
        assertEquals(sheet.getWidth(), read.getWidth());
        assertEquals(sheet.getHeight(), read.getHeight());
        assertEquals(0, differences(sheet, read)[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aGifShowsEveryStepInColoursThatAreNear(int channels) throws IOException {
        Path file = folder.resolve("run.gif");
        RunRecord run = run(channels);
        ExportFormat.GIF.write(file, run, Progress.NONE);
        Film film = Film.of(run);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertEquals(STEPS, reader.getNumImages(true));
            for (int i = 0; i < STEPS; i++) {
                double[] difference = differences(reader.read(i), film.frame(i));
                assertTrue(difference[1] < (channels == 1 ? 0.6 : 6), "mean difference " + difference[1]);
                assertTrue(difference[0] < (channels == 1 ? 3 : 48), "largest difference " + difference[0]);
                Element root = (Element) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                Element control = (Element)
                        root.getElementsByTagName("GraphicControlExtension").item(0);
                assertEquals(i == STEPS - 1 ? "200" : "40", control.getAttribute("delayTime"));
                assertEquals(
                        i == 0 ? 1 : 0,
                        root.getElementsByTagName("ApplicationExtension").getLength(),
                        "the loop is said once");
            }
        } finally {
            reader.dispose();
        }
    }

    @Test
    void anImageOfFewColoursStaysAsItIs() {
        BufferedImage image = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 20; x++) {
            for (int y = 0; y < 10; y++) {
                image.setRGB(x, y, x * 12 << 16 | y * 25 << 8 | 9);
            }
        }
        assertEquals(0, differences(ColourTable.indexed(image), image)[0]);
    }

    @Test
    void aFilmShowsTheImagesAboveTheStep() {
        RunRecord run = run(3);
        Film film = Film.of(run);
        for (int i : List.of(0, STEPS - 1)) {
            BufferedImage sheet = ContactSheet.of(run.snapshots().get(i).images(), RESTARTS);
            BufferedImage frame = film.frame(i);
            assertEquals(0, frame.getWidth() % 2 + frame.getHeight() % 2);
            for (int y = 0; y < 2 * sheet.getHeight(); y++) {
                for (int x = 0; x < 2 * sheet.getWidth(); x++) {
                    assertEquals(sheet.getRGB(x / 2, y / 2), frame.getRGB(x, y), "twice as large");
                }
            }
        }
        assertTrue(differences(film.frame(0), film.frame(1))[0] > 50, "steps differ");
    }

    @Test
    void privateImagesStandStillBeforeTheSidesOfAComparison() {
        RunRecord run = run(3);
        int classes = run.experiment().targets().size();
        Images own = run.last().images().select(IntStream.range(0, classes).toArray());
        Film plain = Film.of(List.of(run, run), List.of("one", "other"), null);
        Film beside = Film.of(List.of(run, run), List.of("one", "other"), own);
        BufferedImage sheet = ContactSheet.of(own, 1, 800);
        for (int i : List.of(0, STEPS - 1)) {
            BufferedImage frame = beside.frame(i);
            int scale = (frame.getWidth() - plain.frame(i).getWidth()) / sheet.getWidth();
            assertTrue(scale >= 1, "it is wider");
            for (int y = 0; y < scale * sheet.getHeight(); y++) {
                for (int x = 0; x < scale * sheet.getWidth(); x++) {
                    assertEquals(sheet.getRGB(x / scale, y / scale), frame.getRGB(x, 26 + y));
                }
            }
        }
    }

    @Test
    void ofManyStepsTheFirstAndTheLastStay() {
        RunRecord run = run(1);
        List<Integer> kept = run.thinned(3).stream().map(s -> s.step()).toList();
        assertEquals(List.of(0, 20, 40), kept);
    }
}
