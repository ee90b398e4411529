package org.inversight.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.inversight.engine.Progress;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.api.PictureWithMetadata;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H.264, decoded again: by the library that wrote it, and by ffmpeg where that is found. */
class Mp4FileTest extends ExportCase {

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theProgramsOwnEncoderMakesAFilmThatPlays(int channels) throws Exception {
        Path file = folder.resolve("run.mp4");
        Film film = Film.of(run(channels));
        JavaEncoder.write(file, film, Progress.NONE);
        Mp4File.append(file, "{}");
        List<PictureWithMetadata> frames = decoded(file);
        assertEquals(STEPS, frames.size());
        for (int i = 0; i < STEPS; i++) {
            brightnessIsThatOf(film.frame(i), frames.get(i).getPicture());
            assertEquals(film.millis(i) / 1000.0, frames.get(i).getDuration(), 1e-6);
        }
        if (FfmpegEncoder.program() != null) {
            colourIsThatOfEveryFrame(film, file, 1);
        }
    }

    @Test
    void ffmpegMakesAFilmThatPlays() throws Exception {
        assumeTrue(FfmpegEncoder.program() != null, "ffmpeg is not on the path: the film is only made by the program");
        Path file = folder.resolve("run.mp4");
        Film film = Film.of(run(3));
        assumeTrue(FfmpegEncoder.write(file, film, Progress.NONE), "this ffmpeg cannot write H.264");
        Mp4File.append(file, "{}");
        int held = film.millis(STEPS - 1) / film.millis(0);
        colourIsThatOfEveryFrame(film, file, held);
    }

    @Test
    void aProgramThatCannotBeStartedIsOfNoUse() throws IOException {
        Film film = Film.of(run(1));
        assertFalse(FfmpegEncoder.write(folder.resolve("ffmpeg"), folder.resolve("run.mp4"), film, Progress.NONE));
    }

    @Test
    void cancelledItLeavesNothing() throws IOException {
        Path file = folder.resolve("run.mp4");
        AtomicBoolean encoding = new AtomicBoolean();
        Progress cancelled = Progress.of((what, fraction) -> encoding.set(true), encoding::get);
        RunRecord run = run(1);
        assertThrows(CancellationException.class, () -> ExportFormat.MP4.write(file, run, cancelled));
        assertTrue(encoding.get(), "it was cancelled after the first frame");
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    private static List<PictureWithMetadata> decoded(Path file) throws IOException, JCodecException {
        List<PictureWithMetadata> frames = new ArrayList<>();
        try (SeekableByteChannel in = NIOUtils.readableChannel(file.toFile())) {
            FrameGrab grab = FrameGrab.createFrameGrab(in);
            for (PictureWithMetadata next = grab.getNativeFrameWithMetadata();
                    next != null;
                    next = grab.getNativeFrameWithMetadata()) {
                Picture copy = next.getPicture().cloneCropped();
                frames.add(
                        new PictureWithMetadata(copy, next.getTimestamp(), next.getDuration(), next.getOrientation()));
            }
        }
        return frames;
    }

    private static void brightnessIsThatOf(BufferedImage frame, Picture decoded) {
        assertEquals(frame.getWidth(), decoded.getWidth());
        assertEquals(frame.getHeight(), decoded.getHeight());
        double sum = 0;
        for (int y = 0; y < frame.getHeight(); y++) {
            for (int x = 0; x < frame.getWidth(); x++) {
                int rgb = frame.getRGB(x, y);
                double light = 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
                int luma = decoded.getPlaneData(0)[y * decoded.getPlaneWidth(0) + x] + 128;
                sum += Math.abs((luma - 16) * 255 / 219.0 - light);
            }
        }
        double mean = sum / (frame.getWidth() * frame.getHeight());
        assertTrue(mean < 2.5, "mean difference " + mean);
    }

    /** @param held how often the last frame is there */
    private void colourIsThatOfEveryFrame(Film film, Path file, int held) throws Exception {
        BufferedImage first = film.frame(0);
        Path raw = folder.resolve("raw");
        Process process = new ProcessBuilder(
                        String.valueOf(FfmpegEncoder.program()),
                        "-v",
                        "error",
                        "-i",
                        file.toString(),
                        "-vsync",
                        "passthrough",
                        "-f",
                        "rawvideo",
                        "-pix_fmt",
                        "rgb24",
                        raw.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.isEmpty(), said);
        byte[] bytes = Files.readAllBytes(raw);
        int size = 3 * first.getWidth() * first.getHeight();
        assertEquals((STEPS - 1L + held) * size, bytes.length);
        for (int i = 0; i < STEPS; i++) {
            BufferedImage decoded = new BufferedImage(first.getWidth(), first.getHeight(), BufferedImage.TYPE_INT_RGB);
            for (int p = 0; p < size; p += 3) {
                int at = i * size + p;
                decoded.setRGB(
                        p / 3 % first.getWidth(),
                        p / 3 / first.getWidth(),
                        (bytes[at] & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] & 0xFF);
            }
            double mean = differences(decoded, film.frame(i))[1];
            // half of the colour's resolution is lost, as in every film
            assertTrue(mean < 9, "mean difference " + mean);
        }
    }
}
