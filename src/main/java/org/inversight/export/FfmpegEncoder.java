package org.inversight.export;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.inversight.engine.Progress;
import org.jspecify.annotations.Nullable;

/** H.264 by the program ffmpeg, where a person has it: smaller files, and sooner. */
final class FfmpegEncoder {

    private static final int SECONDS = 120;

    private FfmpegEncoder() {}

    /** The program on the path; null where there is none. */
    static @Nullable Path program() {
        String path = System.getenv("PATH");
        for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
            for (String name : List.of("ffmpeg", "ffmpeg.exe")) {
                File program = new File(folder, name); // a Path would refuse what somebody's PATH may hold
                if (!folder.isEmpty() && program.isFile() && program.canExecute()) {
                    return program.toPath();
                }
            }
        }
        return null;
    }

    /** Whether it wrote the film; it does not where it is not there, or cannot write H.264. */
    static boolean write(Path file, Film film, Progress progress) throws IOException {
        Path program = program();
        return program != null && write(program, file, film, progress);
    }

    /** @param program that may be of no use */
    static boolean write(Path program, Path file, Film film, Progress progress) throws IOException {
        BufferedImage first = film.frame(0);
        int each = film.millis(0);
        List<String> command = List.of(
                program.toString(),
                "-v",
                "error",
                "-y",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "bgr24",
                "-s",
                first.getWidth() + "x" + first.getHeight(),
                "-r",
                "1000/" + each,
                "-i",
                "-",
                "-c:v",
                "libx264",
                "-crf",
                "14",
                "-pix_fmt",
                "yuv420p",
                "-movflags",
                "+faststart",
                "-f",
                "mp4",
                file.toAbsolutePath().toString());
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return false; // a program of this name that this machine cannot run
        }
        try (OutputStream out = process.getOutputStream()) {
            for (int i = 0; i < film.count(); i++) {
                progress.check();
                progress.report("MP4", i / (double) film.count());
                byte[] bytes = bytes(film.frame(i));
                for (int shown = 0; shown < film.millis(i); shown += each) {
                    out.write(bytes);
                }
            }
        } catch (IOException e) {
            return false; // it ended by itself
        } finally {
            if (progress.cancelled()) {
                process.destroyForcibly();
                succeeded(process); // until then it holds the file
            }
        }
        return succeeded(process);
    }

    private static boolean succeeded(Process process) {
        try {
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    private static byte[] bytes(BufferedImage frame) {
        int width = frame.getWidth();
        byte[] bytes = new byte[3 * width * frame.getHeight()];
        for (int y = 0; y < frame.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                int rgb = frame.getRGB(x, y);
                int at = 3 * (y * width + x);
                bytes[at] = (byte) rgb;
                bytes[at + 1] = (byte) (rgb >> 8);
                bytes[at + 2] = (byte) (rgb >> 16);
            }
        }
        return bytes;
    }
}
